"""A guard that fails any test which leaves the machine."""

import ipaddress
import socket
import sys
from collections.abc import Callable


class LeftTheMachineError(AssertionError):
    """A test tried to reach an address beyond loopback."""


def install_network_guard() -> None:
    """Refuse connections and name look-ups beyond loopback, in this process, for good.

    An audit hook sees every socket, whichever library opened it (PEP 578), and cannot be
    taken off again.
    """
    sys.addaudithook(_guard)


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    check = _CHECKS.get(event)
    if check is not None:
        check(arguments)


def _check_connect(arguments: tuple[object, ...]) -> None:
    opened, address = arguments[0], arguments[1]
    family = getattr(opened, "family", None)
    if family in {socket.AF_INET, socket.AF_INET6} and isinstance(address, tuple):
        _require_loopback(str(address[0]))


def _check_lookup(arguments: tuple[object, ...]) -> None:
    host = arguments[0]
    if host not in {None, "", b""}:
        _require_loopback(host.decode() if isinstance(host, bytes) else str(host))


def _require_loopback(host: str) -> None:
    try:
        is_local = ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        is_local = host == "localhost"
    if not is_local:
        raise LeftTheMachineError(f"a test reached for {host}")


_CHECKS: dict[str, Callable[[tuple[object, ...]], None]] = {
    "socket.connect": _check_connect,
    "socket.sendto": _check_connect,
    "socket.getaddrinfo": _check_lookup,
    "socket.gethostbyname": _check_lookup,
}
