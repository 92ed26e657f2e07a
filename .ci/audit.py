"""Look for known vulnerabilities in what the lock installs; skip aloud where nobody can be asked.

Further arguments go to pip-audit. Ends with 1 for a known vulnerability alone: never for want of a
network.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements.lock"
_SECONDS = 300


def main() -> int:
    """Ask, say what was found, and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        problem = ask(file, sys.argv[1:])
        try:
            packages = json.loads(file.read_text("utf-8"))["dependencies"]
        except (OSError, ValueError, KeyError):
            say(f"SKIPPED the audit of dependencies: pip-audit could ask nobody. {problem}")
            return 0
    return judge(packages)


def ask(file: Path, options: list[str]) -> str:
    """Let pip-audit write its report into a file; return what it complained of last."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--no-deps"]
    command += ["--disable-pip", "--progress-spinner", "off", "--format", "json"]
    try:
        done = subprocess.run(  # noqa: S603 - our own tool, with what its caller typed
            [*command, "--output", str(file), *options],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"It took more than {_SECONDS} s."
    return (done.stderr.strip().splitlines() or [""])[-1]


def judge(packages: list[dict[str, Any]]) -> int:
    """Say which packages are vulnerable, and which were not known to who was asked."""
    unknown = [one["name"] for one in packages if "skip_reason" in one]
    vulnerable = [one for one in packages if one.get("vulns")]
    for one in vulnerable:
        for found in one["vulns"]:
            fixed = ", ".join(found["fix_versions"]) or "no version yet"
            say(f"{one['name']} {one['version']}: {found['id']}, fixed in {fixed}")
    if len(unknown) == len(packages):
        say("SKIPPED the audit of dependencies: whoever was asked knows none of them.")
    elif unknown:
        say(f"SKIPPED the audit of {len(unknown)} packages: {', '.join(unknown)}")
    if not vulnerable and len(unknown) < len(packages):
        say(f"{len(packages) - len(unknown)} packages have no known vulnerability.")
    return 1 if vulnerable else 0


def say(line: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
