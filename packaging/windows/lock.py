"""Pins everything that a Windows build downloads: ``python packaging/windows/lock.py`` writes ``locks/*.txt`` anew.

pip evaluates environment markers for the machine it runs on, so what only Windows needs is found here: every wheel
is asked for its requirements as Windows would read them, until nothing new is named. The hashes cover both Pythons:
the one that runs under wine and the one of the public release.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

HERE = Path(__file__).resolve().parent
LOCKS = HERE / "locks"
PROJECT = HERE.parents[1] / "pyproject.toml"
PYTHONS = ("3.11", "3.13")
"""Under wine, and on the runner that builds the public release."""

BUILDER = ["pyinstaller>=6.16,<7"]
TESTERS = ("hypothesis", "import-linter", "openpyxl", "pytest", "pytest-qt")

Pins = dict[str, tuple[str, set[str]]]
"""Version and hashes by name."""


def wanted() -> dict[str, list[str]]:
    """What each lock answers, as pyproject.toml says it."""
    text = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    project = text["project"]
    tests = [one for one in project["optional-dependencies"]["dev"] if Requirement(one).name in TESTERS]
    return {
        "shipped": project["dependencies"],
        "builder": BUILDER,
        "tests": tests,
        "wheel": text["build-system"]["requires"],
    }


def resolve(requirements: list[str], python: str, taken: Pins, platform: str) -> Pins:
    """Every wheel that Windows needs for ``requirements`` under one Python; versions taken before are kept."""
    asked = list(requirements)
    while True:
        with tempfile.TemporaryDirectory() as folder:
            _download(asked, python, Path(folder), taken, platform)
            wheels = sorted(Path(folder).iterdir())
            pins = {_name(wheel): (_version(wheel), {_sha256(wheel)}) for wheel in wheels}
            missing = {need.name: str(need) for wheel in wheels for need in _needs(wheel, python)}
        new = [need.split(";")[0] for name, need in missing.items() if canonicalize_name(name) not in pins]
        if not new:
            return pins
        asked += new


def _download(requirements: list[str], python: str, folder: Path, taken: Pins, platform: str) -> None:
    limits = folder.with_name(folder.name + ".txt")
    limits.write_text("".join(f"{name}=={version}\n" for name, (version, _) in taken.items()), encoding="utf-8")
    target = ["--platform", platform, "--python-version", python, "--only-binary", ":all:"]
    command = [sys.executable, "-m", "pip", "download", "-q", *target, "-c", str(limits), "-d", str(folder)]
    try:
        subprocess.run([*command, *requirements], check=True)
    finally:
        limits.unlink()


def _needs(wheel: Path, python: str) -> list[Requirement]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(".dist-info/METADATA") and one.count("/") == 1)
        metadata = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    windows = {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": "",
    }
    needs = [Requirement(one) for one in metadata.get_all("Requires-Dist", [])]
    return [need for need in needs if need.marker is None or need.marker.evaluate(windows)]


def _name(wheel: Path) -> str:
    return parse_wheel_filename(wheel.name)[0]


def _version(wheel: Path) -> str:
    return str(parse_wheel_filename(wheel.name)[1])


def _sha256(wheel: Path) -> str:
    with wheel.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> None:
    """Write every lock."""
    taken: Pins = {}
    for name, requirements in wanted().items():
        pins: Pins = {}
        platform = "any" if name == "wheel" else "win_amd64"  # our own wheel is made on Linux too
        for python in PYTHONS:
            for package, (version, hashes) in resolve(requirements, python, taken | pins, platform).items():
                pins[package] = version, hashes | pins.get(package, ("", set()))[1]
        taken |= pins
        lines = [
            " --hash=sha256:".join([f"{package}=={version}", *sorted(hashes)])
            for package, (version, hashes) in sorted(pins.items())
        ]
        (LOCKS / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(name, len(lines))


if __name__ == "__main__":
    main()
