// Keeps a page that is served by `plankit serve` up to date, and shows what is wrong with the plan beside it.
// Whatever comes from the plan becomes text, never markup: elements are made here, words are put into them.
"use strict";

(() => {
  const KEPT = "plankit-kept";
  const OPEN = "plankit-open";
  const EDITION = 'meta[name="plankit-edition"]';
  const stamp = () => document.querySelector(EDITION)?.content ?? "";
  const here = () => location.pathname.replace(/\/$/, "/index.html");
  const html = document.documentElement;

  let shown = null; // what the panel shows
  let wanted = ""; // the newest edition that was told of
  let busy = false;
  let stream = null;

  // An element with a class, its words, and what is in it.
  function make(name, kind, ...inner) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inner.filter((each) => each !== null && each !== ""));
    return made;
  }

  // A sentence in which what stands between backticks is set as code.
  function marked(text) {
    const parts = text.split("`");
    return parts.map((part, at) => (at % 2 && at < parts.length - 1 ? make("code", "", part) : part));
  }

  // The panel: one line at the foot of the window, and above it the list when that is opened.

  const status = make("p", "live-unseen");
  status.setAttribute("role", "status");
  const line = make("summary", "live-line");
  const list = make("div", "live-list");
  list.tabIndex = 0;
  list.setAttribute("role", "group");
  const fold = make("details", "live-fold", line, list);
  const panel = make("aside", "live", status, fold);
  fold.addEventListener("toggle", makeRoom);
  line.addEventListener("click", () => sessionStorage.setItem(OPEN, fold.open ? "" : "1"));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && fold.open) {
      fold.open = false;
      sessionStorage.setItem(OPEN, "");
      line.focus();
    }
  });

  // What the panel takes of the window is left free below the page, so that it never covers what is read.
  function makeRoom() {
    html.style.setProperty("--live-height", `${panel.offsetHeight}px`);
  }

  // A severity: by its word, its letter and its colour.
  function pill(severity, label, text = label) {
    const letter = make("b", "live-letter", label[0].toUpperCase());
    letter.setAttribute("aria-hidden", "true");
    return make("span", `live-pill live-${severity}`, letter, text);
  }

  function row(each) {
    const head = make("p", "live-head", pill(each.severity, each.label));
    if (each.new) head.append(" ", make("span", "live-new", shown.words.new));
    if (each.href) {
      const link = make("a", "", each.title);
      link.href = each.href;
      head.append(" ", link);
    }
    const foot = make("p", "live-foot", make("code", "", each.where), " ", make("span", "", each.rule));
    const made = make("li", "live-row", head, ...told(each), foot);
    made.dataset.key = each.key;
    return made;
  }

  function told(each) {
    return [make("p", "live-told", ...marked(each.message)), each.advice && make("p", "live-mend", ...marked(each.advice))];
  }

  function fill() {
    const counts = shown.counts.map((each) => pill(each.severity, each.label, each.text));
    if (shown.calm) counts.push(make("span", "live-pill live-good", make("b", "live-letter", "✓"), shown.calm));
    const at = make("span", "live-time", shown.time);
    const news = shown.news ? make("span", "live-news", ...marked(shown.news)) : "";
    line.replaceChildren(...counts, news, at);
    const rows = shown.rows.map(row);
    const notice = shown.notice ? make("p", "live-notice", ...marked(shown.notice)) : "";
    const more = shown.more ? make("p", "live-more", ...marked(shown.more)) : "";
    const all = rows.length ? make("ul", "live-rows", ...rows) : make("p", "live-more", shown.calm);
    const [top, held] = [list.scrollTop, document.activeElement?.closest?.(".live-row")?.dataset.key];
    list.replaceChildren(...[notice, all, more].filter(Boolean));
    list.scrollTop = top;
    if (held) list.querySelector(`[data-key="${held}"] a`)?.focus({ preventScroll: true });
    panel.setAttribute("aria-label", shown.words.panel);
    list.setAttribute("aria-label", shown.words.panel);
    openOrNot();
    const counted = [shown.notice, ...shown.counts.map((each) => each.text), shown.calm].filter(Boolean).join(", ");
    if (status.textContent !== counted) status.textContent = counted;
    if (!panel.isConnected) document.body.append(panel);
    makeRoom();
  }

  // It opens by itself once the plan cannot be read, and is as the reader left it once it can.
  function openOrNot() {
    const was = panel.classList.contains("live-stale");
    const stale = panel.classList.toggle("live-stale", shown.stale);
    if (panel.isConnected && was === stale) return;
    fold.open = (stale && !document.body.matches(".unread")) || sessionStorage.getItem(OPEN) === "1";
  }

  // Beside the entries: a small sign that tells more when it is opened.

  function place() {
    const open = new Set([...document.querySelectorAll(".live-beside[open]")].map((each) => each.dataset.at));
    const held = document.activeElement?.closest?.(".live-beside")?.dataset.at;
    document.querySelectorAll(".live-beside").forEach((each) => each.remove());
    const groups = new Map();
    for (const each of shown.rows) {
      const entry = each.severity === "hint" ? null : entryOf(each);
      if (entry) groups.set(entry, [...(groups.get(entry) ?? []), each]);
    }
    for (const [entry, rows] of groups) {
      const at = entry.matches("main") ? "" : rows[0].page + rows[0].entry;
      const sign = beside(at, rows);
      sign.open = open.has(at);
      put(sign, entry);
      if (held === at) sign.firstChild.focus({ preventScroll: true });
    }
  }

  // The element that shows the entry a finding concerns: its own place, the page itself, or its row in the list of all.
  function entryOf({ entry, page, list }) {
    const main = document.querySelector("main") ?? document.body;
    const own = entry ? document.getElementById(entry) : null;
    if (own || page === here()) return own ?? main;
    const links = list === here() ? [...main.querySelectorAll("li .what a")] : [];
    return links.find((each) => each.pathname === page && !each.hash)?.closest("li") ?? null;
  }

  function beside(at, rows) {
    const counts = ["error", "warning"].map((severity) => [severity, rows.filter((each) => each.severity === severity)]);
    const signs = counts
      .filter(([, found]) => found.length)
      .map(([severity, [{ label }, ...more]]) => pill(severity, label, more.length ? `${more.length + 1} × ${label}` : label));
    const texts = rows.map((each) => make("li", "live-row", ...told(each), make("p", "live-foot", make("code", "", each.where))));
    const made = make("details", `live-beside live-at-${rows[0].severity}`, make("summary", "", ...signs), make("ul", "live-rows", ...texts));
    made.dataset.at = at;
    return made;
  }

  function put(sign, entry) {
    const whole = entry.matches("main, body");
    const head = entry.querySelector(whole ? "h1" : ":scope > :is(h2, h3, h4, header)");
    if (head) head.after(sign);
    else if (whole) entry.prepend(sign);
    else if (entry.matches("tr")) entry.querySelector("th, td").append(sign);
    else (entry.querySelector(".what")?.parentNode ?? entry.querySelector(":scope > div") ?? entry).append(sign);
  }

  // A newer page: what is the same in both stays where it is, with what is open, focused and scrolled in it; by that
  // the browser also keeps what is read in its place when something comes or goes above it.

  const ours = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(".live, .live-beside");
  const alike = (one, other) => one.nodeName === other.nodeName && (one.id ?? "") === (other.id ?? "");
  const FAR = 40;

  function renew(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = fresh.nodeValue;
      return;
    }
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !(name === "open" && old.matches("details"))) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    let rest = [...old.childNodes].filter((each) => !ours(each));
    const coming = [...fresh.childNodes];
    let last = null;
    coming.forEach((next, at) => {
      const found = match(rest, next, coming.slice(at + 1, at + FAR));
      if (found < 0) {
        const added = document.importNode(next, true);
        if (last) last.after(added);
        else old.prepend(added);
        last = added;
        return;
      }
      rest.slice(0, found).forEach((each) => each.remove());
      last = rest[found];
      renew(last, next);
      rest = rest.slice(found + 1);
    });
    rest.forEach((each) => each.remove());
  }

  // Which of the nodes that are left becomes the next one: the same one, or one like it that does not come later itself.
  // A text is no sign of where one is: the same line break stands everywhere, and what lies before it would be lost.
  function match(rest, next, later) {
    if (next.nodeType === Node.TEXT_NODE) return rest[0]?.nodeType === Node.TEXT_NODE ? 0 : -1;
    const same = rest.slice(0, FAR).findIndex((each) => each.isEqualNode(next) || (each.id && alike(each, next)));
    if (same >= 0) return same;
    const first = rest[0];
    return first && alike(first, next) && !later.some((each) => each.isEqualNode(first)) ? 0 : -1;
  }

  // What cannot be renewed in place, as a style or script that the page's own policy lets in, is loaded anew.
  function differs(fresh) {
    if (!fresh.querySelector(EDITION)) return true;
    const heads = [document, fresh].map((each) => [...each.querySelectorAll("head style")].map((style) => style.textContent).join());
    return heads[0] !== heads[1] || [document, fresh].some((each) => each.querySelector("script:not([src^='/-/'])"));
  }

  function reload() {
    const fields = [...document.querySelectorAll("input[id]")].map((each) => [each.id, each.value]);
    sessionStorage.setItem(KEPT, JSON.stringify({ at: location.pathname, top: scrollY, left: scrollX, fields }));
    location.reload();
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (kept?.at !== location.pathname) return;
    for (const [id, value] of kept.fields) {
      const field = document.getElementById(id);
      if (field && value && field.value !== value) {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
    scrollTo(kept.left, kept.top);
  }

  async function findings() {
    const query = new URLSearchParams({ lang: html.lang, page: here() });
    return (await fetch(`/-/findings?${query}`)).json();
  }

  // The newest page and what is wrong; nothing where the server has gone: the stream tells when it is back.
  async function newest() {
    try {
      const page = fetch(location.href).then((each) => each.text());
      const [text, found] = await Promise.all([page, findings()]);
      return { fresh: new DOMParser().parseFromString(text, "text/html"), found };
    } catch {
      return null;
    }
  }

  // Go on until this page is of the newest edition.
  async function follow() {
    if (busy) return;
    busy = true;
    while (wanted && wanted !== stamp()) {
      const got = await newest();
      if (!got) break;
      if (differs(got.fresh)) {
        reload();
        return;
      }
      shown = got.found;
      turn(got.fresh);
      fill();
      place();
    }
    busy = false;
  }

  function turn(fresh) {
    document.title = fresh.title;
    html.lang = fresh.documentElement.lang;
    document.querySelector(EDITION).content = fresh.querySelector(EDITION).content;
    renew(document.body, fresh.body);
  }

  function listen() {
    stream?.close();
    stream = new EventSource("/-/events");
    stream.onmessage = (event) => {
      panel.classList.remove("live-stopped");
      if (shown) fill();
      wanted = event.data;
      follow();
    };
    stream.onerror = () => {
      if (!shown || panel.classList.contains("live-stopped")) return;
      panel.classList.add("live-stopped");
      line.replaceChildren(make("span", "live-news", ...marked(shown.words.stopped)));
      status.textContent = shown.words.stopped;
      makeRoom();
    };
  }

  // A tab that nobody sees listens to nothing: a browser has only a few lines to one server.
  function listenWhileSeen() {
    if (!document.hidden) listen();
    else stream?.close();
  }

  async function begin() {
    shown = await findings();
    fill();
    place();
    restore();
    listenWhileSeen();
    document.addEventListener("visibilitychange", listenWhileSeen);
    addEventListener("pagehide", () => stream?.close());
    addEventListener("pageshow", (event) => event.persisted && listenWhileSeen());
    addEventListener("resize", makeRoom);
  }

  begin();
})();
