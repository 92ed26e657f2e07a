"""Who runs the shop stands in the settings, as numbers."""

import pytest
from pydantic import ValidationError

from bot.settings import Settings


@pytest.mark.parametrize(
    ("written", "admins"), [("", set()), ("12", {12}), (" 12, 34 ,", {12, 34})]
)
def test_admins_are_numbers_with_commas_between(written: str, admins: set[int]) -> None:
    assert Settings.model_validate({"admin_ids": written}).admins == admins


@pytest.mark.parametrize("written", ["@sam", "12;34", "-100123", "1²"])
def test_what_is_no_persons_number_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="numbers of persons"):
        Settings.model_validate({"admin_ids": written})
