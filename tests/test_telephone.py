"""A telephone number is one number, with the code of a country and without what is dialled inside the country only."""

import pytest

from portal.words.telephone import international


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+385 (0)21 831 112", "+385 21 831 112"),
        ("00385 (0) 21/831-112", "+385 21 831 112"),
        ("+49 3641 / 123456", "+49 3641 123456"),
        ("+39 (0)6 1234567", "+39 06 1234567"),
    ],
)
def test_a_number_is_written_so_that_it_can_be_dialled(typed: str, number: str) -> None:
    assert international(typed) == number


@pytest.mark.parametrize(
    "typed", ["+385 21 831 112 / 113", "+385 21 831 112, +385 21 831 113", "+385 21 831 112 or +385 21 831 113"]
)
def test_two_numbers_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="more than one telephone number"):
        international(typed)


def test_a_code_of_no_country_is_refused() -> None:
    with pytest.raises(ValueError, match="code of no country"):
        international("+999 123456789")
