/* Finds entries as one types: words, their beginnings, words inside compounds, compounds typed apart, words with a slip.
   Nothing is fetched: the records stand in the page. Results are made of text alone. */
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const box = at("q"), form = at("find"), list = at("found"), count = at("count"), more = at("more");
  const said = form.dataset;
  const PART = 20, WORD = /[\p{L}\p{N}]+/gu, JOINED = /[\p{L}\p{N}]+(?:[-’'./][\p{L}\p{N}]+)*/gu;
  const SMALL = new Set(
    ("a an and are at by do does for from how i in is it may of on or our the to us we what when where which who whom with " +
     "aan bij dat de die dit doe een en er het hoe ik in is kan mag met naar of om onze op te tot uit van voor waar wanneer wat we welke wie wij").split(" "));

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/ø/g, "o").replace(/æ/g, "ae");
  const words = (text) => {
    const found = [];
    for (const [whole] of text.matchAll(JOINED)) {
      const parts = whole.match(WORD);
      found.push(...parts);
      if (parts.length > 1) found.push(parts.join(""));
    }
    return found;
  };

  const [names, rows] = JSON.parse(at("records").textContent);
  const records = rows.map(([title, kind, page, way, text, also], id) =>
    ({ id, title, kind: names[kind], page: names[page], way, text, also }));
  const known = new Set();
  const index = new MiniSearch({
    fields: ["title", "also", "text", "kind"],
    tokenize: words,
    processTerm: (term) => { const plain = fold(term); known.add(plain); return plain; },
    searchOptions: {
      tokenize: (text) => [text],
      processTerm: (term) => term,
      boost: { title: 5, also: 2, kind: 1.2 },
      boostDocument: (id) => (records[id].kind === said.page ? 0.6 : 1),
      weights: { prefix: 0.6, fuzzy: 0.25 },
    },
  });
  let vocabulary = [];

  /* The word itself, its continuations, and, where there is no such word, those with a slip: one letter in short words, two in longer ones. */
  const plainly = (word) => ({ queries: [word], prefix: true, fuzzy: word.length < 4 || known.has(word) ? false : word.length < 6 ? 1 : 2 });
  const exactly = (queries, weight) => ({ queries, combineWith: "OR", prefix: false, fuzzy: false, boostTerm: () => weight });

  const inside = (word) => (word.length < 4 ? [] : vocabulary.filter((each) => each.indexOf(word) > 0).slice(0, 80));
  /* One of what was asked for as many, in Dutch and English: groepen, taken, rollen, groups. */
  const single = (word) => {
    const stem = word.length > 4 ? word.replace(/(?:en|s)$/, "") : word;
    return [stem, stem.replace(/([^aeiou])\1$/, "$1"), stem.replace(/([^aeiou])([aeou])([^aeiou])$/, "$1$2$2$3")]
      .filter((each) => each !== word && each.length > 2 && known.has(each));
  };
  const swapped = (word) => {
    const found = [];
    for (let i = 0; i + 1 < word.length && word.length > 3; i++) {
      const other = word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
      if (known.has(other)) found.push(other);
    }
    return found;
  };
  /* A compound in one word where the plan has it in two: with or without the letters that join them. */
  const apart = (word) => {
    const found = [];
    for (let i = 3; i <= word.length - 3; i++) {
      const first = [word.slice(0, i), word.slice(0, i).replace(/(?:s|en|e|n)$/, "")].find((each) => each.length > 2 && known.has(each));
      const last = word.slice(i);
      if (first && (known.has(last) || vocabulary.some((each) => each.startsWith(last)))) {
        found.push({ combineWith: "AND", fuzzy: false, queries: [{ queries: [first], prefix: false }, { queries: [last], prefix: true }] });
      }
    }
    return found;
  };
  /* Last of all: with a slip, inside a longer word. Two letters that changed places are one slip. */
  const nearly = (word) => {
    const most = word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
    const slips = (text) => {
      let before = [], row = Array.from({ length: word.length + 1 }, (_, i) => i), best = word.length;
      for (let j = 0; j < text.length; j++) {
        const next = [0];
        for (let i = 1; i <= word.length; i++) {
          next[i] = Math.min(row[i] + 1, next[i - 1] + 1, row[i - 1] + (word[i - 1] === text[j] ? 0 : 1));
          if (j && i > 1 && word[i - 1] === text[j - 1] && word[i - 2] === text[j]) next[i] = Math.min(next[i], before[i - 2] + 1);
        }
        [before, row] = [row, next];
        best = Math.min(best, row[word.length]);
      }
      return best;
    };
    return most ? vocabulary.filter((each) => each.length >= word.length - most && slips(each) <= most).slice(0, 40) : [];
  };
  const clause = (word) => {
    const parts = [plainly(word)], one = single(word), within = [...swapped(word), ...inside(word)];
    if (one.length) parts.push(exactly(one, 0.9));
    if (within.length) parts.push(exactly(within, 0.4));
    parts.push(...apart(word));
    if (!within.length && !one.length && !known.has(word) && !vocabulary.some((each) => each.startsWith(word))) {
      const near = nearly(word);
      if (near.length) parts.push(exactly(near, 0.2));
    }
    return { queries: parts, combineWith: "OR" };
  };

  const find = (typed) => {
    let asked = [...new Set((typed.match(JOINED) || []).map((each) => fold(each.match(WORD).join(""))))];
    const telling = asked.filter((each) => !SMALL.has(each));
    if (telling.length) asked = telling;
    if (!asked.length) return { asked, found: [] };
    const clauses = asked.map(clause);
    let found = index.search({ queries: clauses, combineWith: "AND" });
    const some = !found.length && asked.length > 1;
    if (some) found = index.search({ queries: clauses, combineWith: "OR" });
    const whole = fold(typed.trim());
    const named = (each) => (fold(records[each.id].title) === whole ? 0 : 1);
    return { asked, some, found: found.sort((one, other) => named(one) - named(other) || other.score - one.score) };
  };

  /* Where the words stand in a text: of a compound the part that was asked for. */
  const marks = (text, terms, asked) => {
    const found = [];
    for (const match of text.matchAll(JOINED)) {
      const hits = [];
      for (const part of match[0].matchAll(WORD)) {
        const plain = fold(part[0]);
        if (!terms.has(plain)) continue;
        const word = asked.find((each) => plain.includes(each));
        const from = word && plain.length === part[0].length ? plain.indexOf(word) : 0;
        hits.push([match.index + part.index + from, match.index + part.index + (word && plain.length === part[0].length ? from + word.length : part[0].length), plain]);
      }
      if (!hits.length && terms.has(fold(match[0].match(WORD).join("")))) hits.push([match.index, match.index + match[0].length, match[0]]);
      found.push(...hits);
    }
    return found;
  };
  const marked = (into, text, from, to, hits) => {
    let here = from;
    for (const [start, end] of hits) {
      if (start < here || end > to) continue;
      into.append(text.slice(here, start));
      into.append(Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) }));
      here = end;
    }
    into.append(text.slice(here, to));
  };
  /* The stretch of the text with most of the words. */
  const stretch = (text, hits) => {
    const near = hits.map(([start]) => new Set(hits.filter(([other]) => other >= start && other < start + 160).map((each) => each[2])).size);
    const best = hits.length ? hits[near.indexOf(Math.max(...near))][0] : 0;
    let from = Math.max(0, best - 60), to = Math.min(text.length, from + 220);
    if (from) from = text.indexOf(" ", from) + 1 || from;
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), Math.min(text.length, best + 60));
    return [Math.min(from, best), to];
  };

  const row = (result, asked) => {
    const record = records[result.id], terms = new Set(result.terms), text = record.text.replace(/\n/g, " · ");
    const item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("span");
    link.href = record.way;
    marked(link, record.title, 0, record.title.length, marks(record.title, terms, asked));
    about.className = "soft";
    about.append([record.kind, record.page].filter(Boolean).join(" · "));
    item.append(link, " ", about);
    const hits = marks(text, terms, asked), [from, to] = stretch(text, hits);
    if (text) {
      const words = document.createElement("p");
      words.append(from ? "… " : "");
      marked(words, text, from, to, hits);
      words.append(to < text.length ? " …" : "");
      item.append(words);
    }
    return item;
  };

  let shown = 0, last = { asked: [], found: [] };
  const show = () => {
    list.append(...last.found.slice(shown, shown + PART).map((each) => row(each, last.asked)));
    shown = Math.min(shown + PART, last.found.length);
    more.hidden = shown >= last.found.length;
  };
  const told = () => {
    const number = last.found.length;
    if (!box.value.trim()) return said.idle;
    if (!number) return said.none;
    return [last.some ? said.some : "", (number === 1 ? said.one : said.many).replace("{n}", number)].join(" ").trim();
  };
  let speaking;
  const look = () => {
    last = find(box.value);
    shown = 0;
    list.replaceChildren();
    show();
    if (at("a-z") && !said.here) at("a-z").hidden = Boolean(box.value.trim());
    clearTimeout(speaking);
    speaking = setTimeout(() => { count.textContent = told(); }, 150);
    remember();
  };
  const remember = () => {
    if (location.protocol === "file:" || said.here) return;
    const address = new URL(location.href);
    if (box.value) address.searchParams.set("q", box.value); else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  };

  const keys = (event) => {
    const links = [...list.querySelectorAll("a")], here = links.indexOf(document.activeElement);
    if (event.key === "Escape" && (box.value || here >= 0)) {
      if (here < 0) { box.value = ""; look(); }
      box.focus();
    } else if (event.key === "ArrowDown" && links.length && here + 1 < links.length) {
      links[here + 1].focus();
    } else if (event.key === "ArrowUp" && here >= 0) {
      (links[here - 1] || box).focus();
    } else return;
    event.preventDefault();
  };
  const ready = () => {
    vocabulary = [...known];
    form.hidden = false;
    if (at("searching")) at("searching").hidden = false;
    if (!said.here) box.value = new URLSearchParams(location.search).get("q") || box.value;
    look();
    count.textContent = told();
    box.addEventListener("input", look);
    form.addEventListener("submit", (event) => { event.preventDefault(); look(); const first = list.querySelector("a"); if (first) first.focus(); });
    more.addEventListener("click", () => { const next = shown; show(); list.children[next].querySelector("a").focus(); });
    at("finder").addEventListener("keydown", keys);
  };
  if (records.length < 2000) { index.addAll(records); ready(); }
  else { count.textContent = said.wait; index.addAllAsync(records, { chunkSize: 250 }).then(ready); }
})();
