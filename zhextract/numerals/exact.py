"""Exact decimal arithmetic on digit strings and integers, whatever the caller's context."""

from __future__ import annotations

from decimal import Decimal

PLACES = 6
"""Decimals that a fraction without a finite decimal is rounded to (contract.md)."""


def shifted(digits: str, exponent: int) -> Decimal:
    """``digits`` (``2072.89``) times ten to the ``exponent`` (0 or more), written out in full.

    >>> shifted("2072.89", 8)
    Decimal('207289000000')
    """
    if not exponent:
        return Decimal(digits)
    whole, _, decimals = digits.partition(".")
    if len(decimals) <= exponent:
        return Decimal(whole + decimals + "0" * (exponent - len(decimals)))
    return Decimal(f"{whole}{decimals[:exponent]}.{decimals[exponent:]}")


def unscaled(number: int, places: int) -> Decimal:
    """``number`` divided by ten to the ``places``, without superfluous zeros.

    >>> unscaled(1500, 2)
    Decimal('15')
    """
    while places and number % 10 == 0:
        number //= 10
        places -= 1
    if not places:
        return Decimal(number)
    text = str(number).rjust(places + 1, "0")
    return Decimal(f"{text[:-places]}.{text[-places:]}")


def quotient(numerator: int, denominator: int) -> Decimal:
    """The fraction as a decimal: exact where it is finite, else six decimals, half-even.

    >>> quotient(1, 4), quotient(1, 3)
    (Decimal('0.25'), Decimal('0.333333'))
    """
    rest, places = denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        places = max(places, power)
    if numerator % rest == 0:
        return unscaled(numerator * 10**places // denominator, places)
    scaled, remainder = divmod(numerator * 10**PLACES, denominator)
    twice = 2 * remainder
    if twice > denominator or (twice == denominator and scaled % 2):
        scaled += 1
    text = str(scaled).rjust(PLACES + 1, "0")
    return Decimal(f"{text[:-PLACES]}.{text[-PLACES:]}")


def negated(value: Decimal | None) -> Decimal | None:
    """The value with the other sign (``copy_negate`` rounds nothing)."""
    if value is None or value.is_zero():
        return value
    return value.copy_negate()
