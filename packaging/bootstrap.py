"""From a fresh machine to a running Gouji: ``bootstrap.py run [ARGS]`` or ``bootstrap.py test [ARGS]``.

Needs only Python 3.11 or newer. Makes ``.venv`` beside this checkout; on Debian it installs the libraries that Qt needs
when it may (root or sudo), and says which are missing when it may not.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
VENV = TOP / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SAMPLE = TOP / "seeds" / "sample-2017-with-slips.txt"

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libzstd.so.1": "libzstd1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


TEST_PROGRAMS = {"pdfsig": "poppler-utils"}
"""A second opinion on signatures, for the tests; where it cannot be installed they say that they left it out."""


def needed_packages() -> list[str]:
    """Debian packages this machine lacks; empty elsewhere."""
    if not sys.platform.startswith("linux"):
        return []
    needed = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        needed.append("python3-venv")
    if not _has_chinese_font():
        needed.append("fonts-noto-cjk")
    return needed


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_chinese_font() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
    names = ("cjk", "notosanssc", "sourcehan", "wqy", "simsun", "uming", "droidsansfallback")
    return any(
        any(name in font.name.lower() for name in names)
        for folder in folders
        if folder.is_dir()
        for font in folder.rglob("*.tt?")
    )


def install_packages(packages: list[str]) -> None:
    """Install Debian packages, or say how."""
    if not packages:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not _may_install():
        sys.exit("缺少系统组件，请先安装：" + " ".join(packages))
    prefix = [] if _is_root() else ["sudo"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=True, env=environment)
    subprocess.run([*prefix, *command], check=True, env=environment, stdout=subprocess.DEVNULL)


def install_test_programs() -> None:
    """Install what the tests ask besides, or say that they do without."""
    missing = [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]
    try:
        if missing and _may_install():
            install_packages(missing)
    except subprocess.CalledProcessError:
        print("没有装上 " + " ".join(missing) + "，用到它的测试会跳过。", flush=True)


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and (_is_root() or shutil.which("sudo") is not None)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install(extra: str) -> None:
    """Make the virtual environment and install the checkout into it."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    target = f"{TOP}[{extra}]" if extra else str(TOP)
    print("正在安装勾稽和它用到的组件，第一次需要一两分钟……", flush=True)
    subprocess.run([str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", target], check=True)


def has_screen() -> bool:
    """Whether a window can be shown."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(arguments: list[str]) -> int:
    """The main job on the sample: the window, or where there is no screen the check and the report."""
    install("")
    if arguments or has_screen():
        return subprocess.call([str(PYTHON), "-m", "gouji", *(arguments or [str(SAMPLE)])])
    print("没有屏幕：在命令行核对样例并写出底稿。", flush=True)
    checked = subprocess.call([str(PYTHON), "-m", "gouji", "check", str(SAMPLE)])
    report = TOP / "build" / "report.pdf"
    report.parent.mkdir(exist_ok=True)
    made = subprocess.call([str(PYTHON), "-m", "gouji", "report", str(SAMPLE), "-o", str(report)])
    return 0 if checked in (0, 1) and made in (0, 1) else 2


def at_once() -> list[str]:
    """Tests run on every core where their windows are drawn in memory; on a real screen they would take the focus away
    from each other."""
    return ["-n", "auto", "--dist", "worksteal"] if sys.platform.startswith("linux") else []


def test(arguments: list[str]) -> int:
    """Style, types, import law and every test."""
    install_test_programs()
    install("dev")
    for command in (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["pytest", *at_once(), *arguments],
    ):
        status = subprocess.call([str(PYTHON), "-m", *command], cwd=TOP)
        if status:
            return status
    return 0


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("勾稽需要 Python 3.11 或更新的版本。")
    if len(sys.argv) < 2 or sys.argv[1] not in ("run", "test"):
        sys.exit(__doc__)
    install_packages(needed_packages())
    sys.exit({"run": run, "test": test}[sys.argv[1]](sys.argv[2:]))
