"""The spec, the installer script, the locks and the lists of the Windows build are in step with the program."""

from __future__ import annotations

import ast
import re
import struct
import tomllib
from importlib.metadata import version as installed

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import gouji
from gouji.keeping.places import SUFFIX
from gouji.keeping.versions import APPLICATION_ID
from tests.conftest import TOP

WINDOWS = TOP / "packaging" / "windows"
LOCKS = ("shipped", "builder", "tests", "wheel")
"""What the release installs, each with its hashes: it is there, in one place, that the wheels are asked for."""

INSTALLER = (WINDOWS / "gouji.nsi").read_text(encoding="utf-8")
SPEC = ast.parse((WINDOWS / "gouji.spec").read_text(encoding="utf-8"))
KINDS = {".pdf", ".docx", ".xlsx", ".xls", ".csv", ".txt", ".ods"}


def constant(name: str) -> set[str]:
    """A set that the spec names."""
    (value,) = (
        node.value
        for node in SPEC.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
    )
    return set(ast.literal_eval(value))


def pins(name: str) -> dict[str, str]:
    """Versions by name in a lock, every one with a hash."""
    lines = (WINDOWS / "locks" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9-]+==\S+( --hash=sha256:[0-9a-f]{64})+", line) for line in lines)
    return dict(line.split(" ")[0].split("==") for line in lines)


def calls(function: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(SPEC)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
    ]


def test_the_locks_answer_every_dependency() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shipped = pins("shipped")
    for requirement in map(Requirement, project["dependencies"]):
        assert requirement.specifier.contains(shipped[canonicalize_name(requirement.name)]), requirement
    wanted = [one for one in map(Requirement, project["optional-dependencies"]["dev"]) if one.name in pins("tests")]
    assert {one.name for one in wanted} >= {"hypothesis", "import-linter", "pytest", "pytest-qt"}


def test_the_locks_do_not_contradict_each_other() -> None:
    versions: dict[str, str] = {}
    for name in LOCKS:
        for package, number in pins(name).items():
            assert versions.setdefault(package, number) == number


def test_the_version_stands_in_one_place() -> None:
    assert installed("gouji") == gouji.__version__
    assert "version" in tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dynamic"]
    texts = [
        path.read_text(encoding="utf-8") for path in WINDOWS.glob("*.*") if path.suffix in (".nsi", ".spec", ".py")
    ]
    assert not any(f'"{gouji.__version__}"' in text for text in texts)


def test_the_spec_ships_the_qt_that_the_window_imports() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (TOP / "desktop").rglob("*.py")]
    imported = {name for text in sources for name in re.findall(r"from PySide6\.(\w+) import", text)}
    assert constant("QT_MODULES") == imported


def test_the_spec_makes_two_programs_and_compresses_none() -> None:
    assert [ast.literal_eval(call.args[0]) for call in calls("program")] == ["gouji", "gouji-cli"]
    for call in (*calls("EXE"), *calls("COLLECT")):
        (upx,) = (keyword.value for keyword in call.keywords if keyword.arg == "upx")
        assert ast.literal_eval(upx) is False


def test_the_installer_needs_no_administrator_and_touches_only_this_user() -> None:
    assert "RequestExecutionLevel user" in INSTALLER
    assert "HKLM" not in INSTALLER
    assert "HKCR" not in INSTALLER


def test_the_uninstaller_deletes_by_name_and_never_a_tree() -> None:
    assert not re.search(r"RMDir\s+/r", INSTALLER, re.IGNORECASE)
    assert "drafts" not in INSTALLER


def test_whatever_is_registered_is_withdrawn() -> None:
    written = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', INSTALLER))
    deleted = set(re.findall(r'DeleteRegKey HKCU "([^"]+)"', INSTALLER))
    assert written
    for key in written:
        assert any(key == other or key.startswith(other + "\\") for other in deleted), key


def test_the_context_menu_offers_the_kinds_of_a_budget_and_takes_over_none() -> None:
    assert set(re.findall(r"\$\{ACTION\} (\.\w+)", INSTALLER)) == KINDS
    for kind in KINDS:
        assert f'"${{CLASSES}}\\{kind}"' not in INSTALLER
    assert f'"${{CLASSES}}\\{SUFFIX}"' in INSTALLER


def test_every_sentence_of_the_installer_has_both_languages() -> None:
    words = re.findall(r"LangString (\w+) \$\{LANG_(\w+)\}", INSTALLER)
    assert {name for name, language in words if language == "SIMPCHINESE"} == {
        name for name, language in words if language == "ENGLISH"
    }


def test_linux_opens_the_same_kinds() -> None:
    entry = (TOP / "packaging" / "linux" / "gouji.desktop").read_text(encoding="utf-8")
    (line,) = (line for line in entry.splitlines() if line.startswith("MimeType="))
    assert len(line.removeprefix("MimeType=").strip(";").split(";")) == len(KINDS) + 1
    mime = (TOP / "packaging" / "linux" / "gouji.xml").read_text(encoding="utf-8")
    assert f"*{SUFFIX}" in mime
    assert f"0x{APPLICATION_ID:X}" in mime


def test_the_icon_has_every_size_that_windows_asks_for() -> None:
    data = (TOP / "resources" / "icons" / "gouji.ico").read_bytes()
    kind, count = struct.unpack_from("<HH", data, 2)
    sizes = {data[6 + 16 * number] or 256 for number in range(count)}
    assert (kind, sizes) == (1, {16, 20, 24, 32, 40, 48, 64, 128, 256})
