"""Every address says who may come in."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from linli.people.doors import PUBLIC, SIGNED_IN
from linli.people.permissions import Permission


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here, pattern.callback


ADDRESSES = dict(addresses(get_resolver().url_patterns))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_declares_who_may_come_in(address: str) -> None:
    assert getattr(ADDRESSES[address], "permission", None) in {PUBLIC, SIGNED_IN, *Permission}


def test_only_the_portal_and_the_sign_in_are_public() -> None:
    public = {address for address, view in ADDRESSES.items() if getattr(view, "permission", None) == PUBLIC}
    # The screen in a hall shows what hangs on its wall, and nobody is there to sign in.
    hall = {address for address in public if address.startswith("board/station/")}
    behind = {address for address in public - hall if address.startswith(("desk/", "board/"))}
    assert all("sign" in address or "2fa" in address for address in behind), behind
