"""MkDocs' search index made complete: plain text, questions, terms and phrases as entries of their own, tables."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handbook.claims import Claim
from handbook.glossary import Term
from handbook.phrasebook import Scene
from handbook.search import tables
from handbook.search.synonyms import Synonyms, written

GLOSSARY, PHRASEBOOK, FACT_CHECK = "reference/glossary/", "reference/phrasebook/", "reference/fact-check/"
WRITERS, WRITERS_BOOST = "contribute/", 0.35
"""Pages for those who write the handbook come behind those for its readers, and bring what they are about and their
headings alone; their questions are only examples."""

TAG = re.compile(r"<(?P<end>/)?(?P<name>[a-zA-Z][\w-]*)[^>]*>")
BLOCKS = frozenset({"p", "li", "pre", "td", "th", "dt", "dd", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})

Entry = dict[str, Any]
"""`location`, `title`, `text`, perhaps `boost`, `tags` and `kind` (question, term, phrase, claim); a term has `forms`,
its other spellings, which are synonyms of its title."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the index takes in beside the pages' own text.

    `manifest` is that of the quizzes; `descriptions` maps a page's address below the site's root to the sentence that
    describes it. Terms, phrases and claims are taken in where the page that lists them exists.
    """

    manifest: Mapping[str, Any] = field(default_factory=dict[str, Any])
    terms: Sequence[Term] = ()
    scenes: Sequence[Scene] = ()
    claims: Sequence[Claim] = ()
    synonyms: Synonyms = field(default_factory=Synonyms)
    descriptions: Mapping[str, str] = field(default_factory=dict[str, str])


def finish(index: Mapping[str, Any], sources: Sources) -> dict[str, Any]:
    """Return MkDocs' `search_index.json` as the handbook publishes it; needs nothing of MkDocs.

    The shape stays the theme's: `config` and `docs` with HTML-free `title` and `text`. `config.handbook` holds the
    tables `fold`, `readings` and `synonyms`, a group a line with | between words.
    """
    docs = _sections(_plain(entry) for entry in index["docs"])
    pages = {entry["location"].partition("#")[0] for entry in docs}
    for entry in docs:
        if entry["location"].startswith(WRITERS):
            entry.setdefault("boost", WRITERS_BOOST)
            entry["text"] = ""
        if description := sources.descriptions.get(entry["location"]):
            entry["text"] = f"{description} {entry['text']}".strip()
    docs += _questions(sources.manifest, pages)
    docs += _terms(sources.terms) if GLOSSARY in pages else ()
    docs += _phrases(sources.scenes) if PHRASEBOOK in pages else ()
    docs += _claims(sources.claims) if FACT_CHECK in pages else ()
    words = [word for group in sources.synonyms.groups for word in group]
    texts = [*words, *(entry["title"] + entry["text"] for entry in docs)]
    used = frozenset(filter(tables.is_han, set("".join(texts))))
    known = frozenset(tables.simplified().get(char, char) for char in used)
    handbook = {
        "fold": tables.fold_table(known),
        "readings": tables.readings(known),
        "synonyms": ["|".join(group) for group in sources.synonyms.groups],
    }
    return {**index, "config": {**index["config"], "handbook": handbook}, "docs": docs}


def text_of(markup: str) -> str:
    """Return the text of HTML: blocks apart from each other, each run of blanks as one, no zero-width spaces."""
    text = TAG.sub(lambda tag: " " if tag["name"].lower() in BLOCKS else "", markup)
    return " ".join(html.unescape(text).replace("\u200b", "").split())


def all_text(index: Mapping[str, Any]) -> str:
    """Return everything that can be found, in lower case."""
    return "\n".join(f"{entry['title']}\n{entry['text']}" for entry in index["docs"]).lower()


def _plain(entry: Mapping[str, Any]) -> Entry:
    return {**entry, "title": text_of(entry["title"]), "text": text_of(entry["text"])}


def _sections(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries, those named like their page as part of the page itself, wherever on it they stand.

    MkDocs writes the text below a page's title as a section of the same name. So it does, without a text, with every
    section that is kept out of the search: it skips the heading, and names what has none after the page.
    """
    found: list[Entry] = []
    pages: dict[str, Entry] = {}
    for entry in entries:
        page, _, anchor = entry["location"].partition("#")
        known = pages.get(page) if anchor else pages.setdefault(page, entry)
        if known and known is not entry and known["title"] == entry["title"]:
            known["text"] = f"{known['text']} {entry['text']}".strip()
        else:
            found.append(entry)
    return found


def _questions(manifest: Mapping[str, Any], pages: Iterable[str]) -> list[Entry]:
    """Return an entry for each question: its stem, no option, answer or feedback."""
    known = set(pages)
    found: list[Entry] = []
    for quiz in manifest.get("quizzes", ()):
        for question in quiz["questions"]:
            address = question["page"]["address"].removeprefix("./")
            if address in known and not address.startswith(WRITERS):
                location = f"{address}#{question['anchor']}"
                found.append({"location": location, "title": question["stem"], "text": "", "kind": "question"})
    return found


def _terms(terms: Iterable[Term]) -> list[Entry]:
    def entry(term: Term) -> Entry:
        location = f"{GLOSSARY}#{term.anchor}"
        forms = [form for form in written(term) if form != term.term]
        return {"location": location, "title": term.term, "text": term.definition, "kind": "term", "forms": forms}

    return [entry(term) for term in terms]


def _phrases(scenes: Iterable[Scene]) -> list[Entry]:
    return [
        {
            "location": f"{PHRASEBOOK}#{phrase.anchor}",
            "title": phrase.say,
            "text": f"{scene.title} {phrase.avoid}",
            "kind": "phrase",
        }
        for scene in scenes
        for phrase in scene.phrases
    ]


def _claims(claims: Iterable[Claim]) -> list[Entry]:
    return [
        {"location": f"{FACT_CHECK}#{claim.anchor}", "title": claim.claim, "text": claim.use, "kind": "claim"}
        for claim in claims
    ]
