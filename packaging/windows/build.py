"""The Windows release in one command: ``python packaging/windows/build.py`` writes ``dist/``.

On Windows it uses the Python that runs it; on Linux a real Windows Python under wine (see ``wine.py``; needs root for
Debian's packages). Both use the same spec, installer script and locks. Without a certificate nothing is signed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
DIST = TOP / "dist"
SPEC, SCRIPT = HERE / "gouji.spec", HERE / "gouji.nsi"

INSTALLER_LIMIT, FOLDER_LIMIT = 70 * 10**6, 250 * 10**6
HALF_AN_HOUR = 1800
FOREIGN = re.compile(rb"Wine (builtin|placeholder) DLL")
STUBS = ("bcryptprimitives.dll", "icuuc.dll", "mscms.dll", "ucrtbase.dll")


def version() -> str:
    """The version number from the one place that holds it."""
    (number,) = re.findall(r'__version__ = "(.+)"', (TOP / "desktop/gouji/__init__.py").read_text(encoding="utf-8"))
    return str(number)


def freeze(work: Path) -> Path:
    """The program's folder, made by PyInstaller."""
    arguments = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    if sys.platform == "win32":
        command = [
            sys.executable,
            *arguments,
            "--distpath",
            str(work / "dist"),
            "--workpath",
            str(work / "pyi"),
            str(SPEC),
        ]
        subprocess.run(command, check=True)
    else:
        from wine import Wine, windows

        with Wine(work) as wine:
            wine.prepare()
            unpack_package(work, wine.packages)
            places = ["--distpath", windows(work / "dist"), "--workpath", windows(work / "pyi"), windows(SPEC)]
            status, printed = wine.run_python(*arguments, *places, cwd=work, seconds=HALF_AN_HOUR)
        if status:
            raise SystemExit(f"PyInstaller ended with {status}\n{printed}")
    return work / "dist" / "gouji"


def unpack_package(work: Path, packages: Path) -> None:
    """Our own wheel, laid out as pip would."""
    wheels = work / "wheels" / "gouji"
    shutil.rmtree(wheels, ignore_errors=True)
    for old in packages.glob("gouji*"):
        shutil.rmtree(old)
    tools = work / "wheels" / "tools"
    shutil.rmtree(tools, ignore_errors=True)
    lock = str(HERE / "locks" / "wheel.txt")
    pip = [sys.executable, "-m", "pip", "-q"]
    subprocess.run([*pip, "install", "--no-deps", "--require-hashes", "--target", str(tools), "-r", lock], check=True)
    command = [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(wheels), str(TOP)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(tools)})
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)


def inspect(folder: Path) -> None:
    """Refuse a folder that is too large, that lacks a licence or a manifest, or that holds what belongs to wine."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    if size > FOLDER_LIMIT:
        raise SystemExit(f"the program takes {size / 10**6:.0f} MB")
    for name in ("NOTICES.txt", "LICENSE.txt", *(f"licences/{one.name}" for one in (HERE / "licences").iterdir())):
        if not (folder / name).is_file():
            raise SystemExit(f"{name} is missing")
    for program in folder.glob("*.exe"):
        if b"longPathAware" not in program.read_bytes():
            raise SystemExit(f"{program.name} does not tell Windows that it takes long paths")
    for path in files:
        if path.name.lower() in STUBS or (path.suffix in (".dll", ".exe") and FOREIGN.search(path.read_bytes())):
            raise SystemExit(f"{path.name} does not belong into the program")


def sizes(folder: Path, *files: Path) -> str:
    """What takes how much."""
    whole = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    told = [f"installed {whole / 10**6:.1f} MB", *(f"{one.name} {one.stat().st_size / 10**6:.1f} MB" for one in files)]
    return ", ".join(told)


def list_files(folder: Path, script: Path) -> None:
    """What the uninstaller deletes: the files of the program by name, so that nothing of the user's goes with them."""
    names = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    lines = [f'Delete "$INSTDIR\\{_windows(name)}"' for name in names if (folder / name).is_file()]
    lines += [f'RMDir "$INSTDIR\\{_windows(name)}"' for name in reversed(names) if (folder / name).is_dir()]
    script.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")


def _windows(path: Path) -> str:
    return str(path).replace("/", "\\").replace("$", "$$")


def make_installer(folder: Path, output: Path, number: str, *options: str) -> None:
    """One setup file, by NSIS, under a version number; ``options`` are those of makensis."""
    files = folder.with_suffix(".nsh")
    list_files(folder, files)
    makensis = shutil.which("makensis") or str(Path(os.environ["PROGRAMFILES(X86)"]) / "NSIS" / "makensis.exe")
    size = sum(path.stat().st_size for path in folder.rglob("*")) // 1024
    values = {
        "VERSION": number,
        "FOLDER": str(folder),
        "FILES": str(files),
        "ICON": str(TOP / "resources" / "icons" / "gouji.ico"),
        "OUTPUT": str(output),
        "SIZE": str(size),
        "TARGET": "x86-unicode" if sys.platform == "win32" else "amd64-unicode",  # NSIS for Windows has no other stub
    }
    if "GOUJI_SIGN" in os.environ:
        values["SIGN"] = os.environ["GOUJI_SIGN"]
    defines = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run([makensis, "-V2", "-INPUTCHARSET", "UTF8", *defines, *options, str(SCRIPT)], check=True)


def make_portable(folder: Path) -> Path:
    """The same folder to unpack anywhere."""
    stem = DIST / f"gouji-{version()}-portable"
    return Path(shutil.make_archive(str(stem), "zip", folder.parent, folder.name))


def sign(*programs: Path) -> None:
    """Sign with the certificate that ``GOUJI_SIGN`` names as a command taking the files; does nothing without."""
    command = os.environ.get("GOUJI_SIGN")
    if command:
        subprocess.run([*command.split(), *map(str, programs)], check=True)


def write_sums(files: list[Path]) -> None:
    """SHA-256 of everything that is published."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DIST / "SHA256SUMS.txt").write_text("".join(lines), encoding="utf-8", newline="\n")


def build(work: Path) -> None:
    """Everything, in order."""
    from notices import write_notices

    DIST.mkdir(exist_ok=True)
    folder = freeze(work)
    write_notices(folder)
    sign(*sorted(folder.glob("*.exe")))
    inspect(folder)
    installer = DIST / f"gouji-{version()}-setup.exe"
    make_installer(folder, installer, version())
    if installer.stat().st_size > INSTALLER_LIMIT:
        raise SystemExit(f"the installer takes {installer.stat().st_size / 10**6:.0f} MB")
    sign(installer)
    portable = make_portable(folder)
    write_sums([installer, portable])
    print(sizes(folder, installer, portable))


if __name__ == "__main__":
    if sys.platform.startswith("linux"):
        from wine import install_tools

        install_tools()
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "build" / "windows")
