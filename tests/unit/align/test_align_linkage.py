from __future__ import annotations

from crosscheck.align.linkage import link_items


def never(_one, _two):
    return False


def test_joins_the_best_first_and_by_the_mean():
    links = [("a", "b", 0.9), ("b", "c", 0.6), ("a", "c", 0.1)]
    assert link_items(links, 0.5, 0.0, never) == [["a", "b"]]
    assert link_items(links, 0.35, 0.0, never) == [["a", "b", "c"]]


def test_a_chain_of_links_joins_nothing_that_its_mean_does_not():
    chain = [("a", "b", 0.8), ("b", "c", 0.8), ("c", "d", 0.8), ("d", "e", 0.8)]
    assert all(len(group) < 4 for group in link_items(chain, 0.6, 0.0, never))


def test_what_is_apart_stays_apart():
    assert link_items([("a", "b", 1.0)], 0.5, 0.0, lambda _one, _two: True) == []


def test_order_of_links_changes_nothing():
    links = [("a", "b", 0.7), ("b", "c", 0.7), ("c", "d", 0.7), ("a", "d", 0.7)]
    assert link_items(links, 0.3, 0.1, never) == link_items(links[::-1], 0.3, 0.1, never)
