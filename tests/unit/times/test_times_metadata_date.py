"""Dates of metadata, in the forms that machines and desks write."""

import pytest

from crosscheck.normalize.times import parse_date

READ = {
    "2024-08-13": "2024-08-13",
    "2024/8/3": "2024-08-03",
    "20240813": "2024-08-13",
    "2024-08-13T18:00:00Z": "2024-08-13T18:00:00Z",
    "2024-08-13 18:00:00 +0200": "2024-08-13T18:00:00+02:00",
    "2024-08-13T18:00:00.123+02:00": "2024-08-13T18:00:00+02:00",
    "20240813T180000Z": "2024-08-13T18:00:00Z",
    "D:20240813180000+02'00'": "2024-08-13T18:00:00+02:00",
    "Tue, 13 Aug 2024 18:00:00 -0400": "2024-08-13T18:00:00-04:00",
    "13 August 2024": "2024-08-13",
    "13th of August 2024": "2024-08-13",
    "13-Aug-24": "2024-08-13",
    "13-Aug-71": "1971-08-13",
    "August 13, 2024": "2024-08-13",
    "Aug 13, 2024 6:00 PM EDT": "2024-08-13T18:00-04:00",
    "Aug 13, 2024 6 p.m. ET": "2024-08-13T18:00-04:00",
    "Jan 13, 2024 6 p.m. ET": "2024-01-13T18:00-05:00",
    "Aug 13, 2024 12:05 AM XYZ": "2024-08-13T00:05",
    "Aug 13, 2024 13:05 pm": "2024-08-13",
    "Aug 13, 2024 6:00 PM IST": "2024-08-13T18:00+05:30",
    "Updated 1833 GMT (0233 HKT) June 3, 2019": "2019-06-03T18:33Z",
    "Posted: 10:30 p.m. Wednesday, April 2, 2014": "2014-04-02T22:30",
    "13/08/2024": "2024-08-13",
    "08/13/2024": "2024-08-13",
    "04/04/2024": "2024-04-04",
    "03.04.2024": "2024-04-03",
    "2024-08-13_agency.txt": "2024-08-13",
    "2024-08-13 at 25:10": "2024-08-13",
    "2024-08-13T18:00:00+99:00": "2024-08-13T18:00:00",
}
NOT_READ = ["", "KYIV, Aug 13 (Agency)", "03/04/2024", "2024-02-31", "31/31/2024", "yesterday", "12345678901234567890", "May you be well"]


@pytest.mark.parametrize("text", READ)
def test_a_metadata_date_is_read(text):
    assert parse_date(text) == READ[text]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_states_no_one_date_is_none(text):
    assert parse_date(text) is None


def test_the_stated_order_decides_where_both_are_possible():
    assert parse_date("03/04/2024", day_first=True) == "2024-04-03"
    assert parse_date("03/04/2024", day_first=False) == "2024-03-04"
    assert parse_date("13/04/2024", day_first=False) == "2024-04-13"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("14 août 2024", "fr", "2024-08-14"),
        ("1er mai 2024 à 18h30", "fr", "2024-05-01T18:30"),
        ("14. August 2024, 18:30 Uhr", "de", "2024-08-14T18:30"),
        ("14 de agosto de 2024", "es", "2024-08-14"),
        ("14 серпня 2024", "uk", "2024-08-14"),
        ("2024年8月14日", "ja", "2024-08-14"),
        ("hier", "fr", None),
        ("n" * 5000, "fr", None),
        ("qwerty", "no-such-language", None),
    ],
)
def test_other_languages_dates_are_read(text, language, expected):
    assert parse_date(text, language=language) == expected
