import pytest

from discourse.measures.measure import Interval, Measure


def test_a_measure_without_value_says_why():
    measure = Measure.missing("pledges", "share of sentences", "no English text")
    assert (measure.value, measure.reason) == (None, "no English text")
    with pytest.raises(ValueError, match="must say why"):
        Measure("pledges", None, None, None, "share of sentences")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_value_is_finite(value):
    with pytest.raises(ValueError, match="finite"):
        Measure("pledges", value, 1, 2, "share of sentences")


def test_a_missing_value_has_no_interval():
    with pytest.raises(ValueError, match="interval but no value"):
        Measure("pledges", None, None, None, "share", Interval(0, 1, 0.95, "made up"), "none")


def test_an_interval_is_ordered_and_mirrored():
    interval = Interval(0.0, 0.25, 0.95, "made up")
    assert interval.mirrored == Interval(-0.25, 0.0, 0.95, "made up")
    assert str(interval.mirrored.high) == "0.0"
    assert interval.contains(0.25)
    assert not interval.contains(0.26)
    with pytest.raises(ValueError, match="low <= high"):
        Interval(0.5, 0.4, 0.95, "made up")


def test_a_level_is_a_proportion():
    with pytest.raises(ValueError, match="level"):
        Interval(0, 1, 95, "made up")
