"""Prices as shops write them."""

from decimal import Decimal

import pytest

from storage.sources.prices import read_currency, read_price


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("49.90", "49.90"),
        ("49,90", "49.90"),
        ("49.9", "49.90"),
        ("50", "50.00"),
        ("0", "0.00"),
        ("49,90 €", "49.90"),
        ("€ 49,90", "49.90"),
        ("EUR 1.299,00", "1299.00"),
        ("1,299.00 USD", "1299.00"),
        ("1 299,00", "1299.00"),
        ("1'299.50 CHF", "1299.50"),
        ("1.299.000", "1299000.00"),
        ("12,-", "12.00"),
        ("12,– €", "12.00"),
        ("19.999", "20.00"),
    ],
)
def test_a_price_is_read_to_the_cent(text: str, amount: str) -> None:
    assert str(read_price(text)) == amount


def test_nothing_is_no_price() -> None:
    assert read_price("") is None
    assert read_price("  ") is None


@pytest.mark.parametrize(
    "text",
    ["free", "-5", "1e5", "NaN", "12.34.5", "1.2,3.4", "ab12cd34", "12 - 15", "12/15", ",", "€"],
)
def test_what_is_no_price_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="price"):
        read_price(text)


def test_currencies_are_codes_and_the_euro_goes_without_saying() -> None:
    assert read_currency("") == "EUR"
    assert read_currency("chf") == "CHF"
    with pytest.raises(ValueError, match="three-letter"):
        read_currency("Taler")


def test_amounts_are_decimals() -> None:
    assert isinstance(read_price("0.10"), Decimal)
