"""The guard itself: loopback passes, the rest of the world does not."""

import socket

import pytest

from tests.network_guard import LeftTheMachineError


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org"])
def test_the_world_is_out_of_reach(host: str) -> None:
    with pytest.raises(LeftTheMachineError):
        socket.create_connection((host, 80), timeout=0.1)


def test_this_machine_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address, timeout=1) as connection:
            assert connection.getpeername() == address
