"""Whole reports: own families, coreference, counts told again, background, what a claim carries."""

from __future__ import annotations

from crosscheck.claims.build import ClaimOptions, build_claims, claim_id
from crosscheck.claims.families import build_index
from crosscheck.lexicon.claim_words import Family, load_claim_words, load_families, parse_family
from crosscheck.mentions.find import find_mentions
from crosscheck.model import Document, Metadata
from crosscheck.normalize.anchor import Anchor
from crosscheck.normalize.origin import OriginOptions, resolve_origin
from crosscheck.normalize.readings import normalize_mentions


def claims(text, families=(), published="2024-05-10", language="en"):
    document = Document("a.txt", "a.txt", "", text, metadata=(Metadata("published", published, "manifest"),) if published else ())
    origin, _ = resolve_origin(document, OriginOptions())
    readings = normalize_mentions(document, find_mentions(document, language), Anchor(origin.published, language))
    return build_claims(document, origin, readings, ClaimOptions(tuple(families)), language)


def families(text, **options):
    return [claim.measurand.family for claim in claims(text, **options)]


def test_an_own_family_replaces_the_shipped_one_of_its_key():
    own = parse_family("wolves", {"kinds": ["count"], "nouns": ["wolf"], "text": "wolves"})
    assert families("Hunters saw 12 wolves.", families=[own]) == ["wolves"]
    mute = Family("deaths", "people killed", "cumulative", frozenset(("count",)), (), ())
    assert families("The blast killed 12 people.", families=[mute]) == [None]
    assert build_index((mute,)).families["deaths"] is mute


def test_families_say_how_they_move():
    dynamics = {
        claim.measurand.family: claim.measurand.dynamics
        for claim in claims("12 died. Shares closed at $4. The quake had a magnitude of 6.8.")
    }
    assert dynamics == {"deaths": "cumulative", "share-price": "state", "magnitude": "static"}


def test_the_shipped_table_is_whole():
    kinds = {
        "count",
        "share",
        "money",
        "age",
        "duration",
        "date",
        "clock",
        "ordinal",
        "score",
        "length",
        "area",
        "speed",
        "mass",
        "temperature",
    }
    kinds |= {"magnitude", "data", "frequency", ""}
    assert len(load_families()) >= 80
    for family in load_families():
        assert family.kinds <= kinds, family.key
        assert family.dynamics in ("static", "cumulative", "state"), family.key
        assert family.group, family.key
        assert family.text, family.key


def test_languages_without_tables_take_the_english_ones():
    assert load_claim_words("xx").stop == load_claim_words("en").stop
    assert load_families("xx") == load_families("en")


def test_a_count_told_again_keeps_its_family():
    told = claims("Six people were arrested. The six men are tired. Those six men sleep. All seven people left.")
    assert [claim.measurand.family for claim in told] == ["arrests", "arrests", "arrests", None]


def test_a_bare_decimal_follows_the_one_before():
    assert families(
        "The lake is 4.5 full of fish. It gave 4.2.", families=[parse_family("full", {"kinds": ["count"], "nouns": ["full", "lake"]})]
    ) == ["full", "full"]


def test_cells_are_read_by_the_words_before_them():
    assert families("Net profit\n\n€238 million") == ["profit"]


def test_pronouns_find_their_person():
    told = claims("Ann Lee won the race. In Leeds, she was 42.\n\nCarl Moran sang when he was 30.")
    assert [claim.measurand.person for claim in told if claim.measurand.kind == "age"] == ["ann lee", "carl moran"]
    assert [claim.measurand.person for claim in claims("It rained. She was 42.")] == [""]


def test_two_people_of_one_age_link_nobody():
    told = claims("Ann Lee, 19, sang. Carl Moran, 19, sang. The 19-year-old left.")
    assert told[-1].measurand.person == ""


def test_surnames_stand_for_full_names_and_namesakes_do_not():
    told = claims("Ann Lee, 42, was shot. Lee, 42, died. Her son Bo Lee, 20, was arrested.")
    assert [(claim.measurand.person, claim.measurand.role) for claim in told] == [
        ("ann lee", "victim"),
        ("lee", "victim"),
        ("bo lee", "suspect"),
    ]


def test_roles_come_from_other_sentences():
    told = claims("Ann Lee, 42, lives here. Police arrested Lee on Friday. A court charged Lee.")
    assert told[0].measurand.role == "suspect"
    assert told[0].measurand.text == "age of Ann Lee"


def test_background_needs_years_of_its_own():
    old, new = (
        claim for claim in claims("In 2004, a wave killed 230 people. The fire killed 12 people.") if claim.measurand.kind == "count"
    )
    assert "background" in old.measurand.scope
    assert "background" not in new.measurand.scope
    assert all("background" not in claim.measurand.scope for claim in claims("In 2004, a wave killed 230 people.", published=None))


def test_the_anniversary_is_background():
    assert "background" in claims("On the anniversary, they mourned 12 people.")[-1].measurand.scope


def test_a_claim_carries_its_place_and_company():
    first, second = claims("Ann Lee runs it.\n\nPolice in Northgate said two men died. Three were hurt.")
    assert (first.sentence_index, first.attribution.key) == (1, "police")
    assert first.measurand.context == ("ann", "lee", "run")
    assert first.measurand.names[:1] == ("northgate",)
    assert first.measurand.after[:2] == ("man", "die")
    assert first.measurand.before[0] == "say"
    assert second.topics == first.topics
    assert first.id == claim_id("a.txt", first.start, first.end, first.surface)


def test_nothing_gives_nothing():
    assert claims("") == ()
    assert claims("No figure here.") == ()
