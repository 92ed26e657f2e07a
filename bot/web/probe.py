"""Ask a running bot whether it is alive: `python -m bot.web.probe [PAGE]`, for health checks.

A program of its own and not a command of `garderobe`, which takes seconds to load its model
libraries: a check every half minute must cost next to nothing.
"""

import os
import sys
import urllib.error
import urllib.request

_SECONDS = 5.0


def main(arguments: list[str]) -> int:
    """Print the page of STATUS_LISTEN, `healthz` by default; return 0 where it says yes."""
    address = os.environ.get("STATUS_LISTEN", "")
    if not address:
        sys.stderr.write("STATUS_LISTEN is not set: there is nobody to ask.\n")
        return 2
    page = arguments[0] if arguments else "healthz"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through a proxy
    try:
        with opener.open(f"http://{find_near(address)}/{page}", timeout=_SECONDS) as response:
            sys.stdout.write(response.read().decode())
            return 0
    except urllib.error.HTTPError as error:
        with error:
            sys.stdout.write(error.read().decode("utf-8", "replace"))
    except OSError as error:
        sys.stderr.write(f"{address} does not answer: {error}\n")
    return 1


def find_near(address: str) -> str:
    """Return where this machine reaches an address that is listened at."""
    host, _, port = address.rpartition(":")
    return {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(host, host) + f":{port}"  # noqa: S104


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
