"""List the dialogues, or check that there is one of a name: python -m demo.dialogues [NAME]."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from demo.dialogues.script import ScriptError, list_names, load


def main(arguments: Sequence[str]) -> int:
    """Print what was asked for; return the exit status."""
    try:
        for name in arguments or list_names():
            dialogue = load(name)
            sys.stdout.write(f"{name:24} {dialogue.title_en}\n")
    except ScriptError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
