"""The date of a text from its own head: composed heads."""

from __future__ import annotations

import pytest

from discourse.readers.datelines import find_date
from discourse.readers.html_pages import read_html

BODY = "Norvania acts.\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Address by the President\nKarsa, 14 March 2031\n", "2031-03-14"),
        ("Port Alda, Norvania, Monday, 3rd of May 2031\n", "2031-05-03"),
        ("Tuesday, 17 June 2031, 10 a.m.\n", "2031-06-17"),
        ("Aired June 30, 2031 - 21:00 ET\n", "2031-06-30"),
        ("2031-09-03 17:42\n", "2031-09-03"),
        ("Port Alda, 22–23 May 2030\n", "2030-05"),
        ("Karsa, 14 March 2031\nReleased on 14 March 2031\n", "2031-03-14"),
        ("For Immediate Release May 6, 2031\n", "2031-05-06"),
        ("Lecture by Teo Marr at the university on 11 November 2030\n", "2030-11-11"),
        ("12 MARCH 2031\n", "2031-03-12"),
        (
            "PORT ALDA, 12 June 2031 – Norvania pays its share from today, and in full.\n",
            "2031-06-12",
        ),
        ("9 January 2032\nResolution adopted by the Assembly on 18 December 2031\n", "2031-12-18"),
    ],
)
def test_dates_of_heads(head: str, day: str) -> None:
    found = find_date(head + BODY, None)
    assert found is not None
    assert found[0] == day
    assert day in found[1].message


@pytest.mark.parametrize(
    "head",
    [
        "On 14 March 2031 we met in Karsa.\n",  # of what is told
        "9 January 2032\nAdopted on\n18 December 2031\n",  # two
        "31 February 2031\n",
        "PORT ALDA, 1 May 2031 – Norvania pays.\n2 May 2031\n",  # two
        "March 2031\n",
        "We met.\n" * 20 + "Karsa, 14 March 2031\n",  # no head any more
    ],
)
def test_no_date(head: str) -> None:
    assert find_date(head + BODY, None) is None


def test_a_title_that_ends_with_its_day() -> None:
    found = find_date(BODY, "Regular Press Briefing on 3 September 2031")
    assert found is not None
    assert found[0] == "2031-09-03"
    assert find_date(BODY, "What 3 September 2031 taught us") is None


def test_the_year_of_a_copyright_dates_no_page() -> None:
    body = (
        "<p>" + "Norvania will send two ships to the strait, and more in the spring. " * 8 + "</p>"
    )
    page = (
        f"<html><body><article>{body}</article><footer>Copyright 1998-2021</footer></body></html>"
    )
    assert "date" not in dict(read_html(page.encode(), "page.html").fields)
