"""The chapters: a module for each page that the document shows, of the same name as its view."""
