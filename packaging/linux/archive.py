"""What Linux installs, in ``dist``: a folder and an archive of it, with the wheel and what puts it into the menu.

``.venv/bin/python packaging/linux/archive.py``; unpacked, ``pipx install gouji-*.whl`` and ``sh install.sh`` do it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
DIST = TOP / "dist"
BESIDE = (
    HERE / "install.sh",
    HERE / "gouji.desktop",
    HERE / "gouji.xml",
    TOP / "resources" / "icons" / "gouji.svg",
    TOP / "LICENSE",
    TOP / "CHANGELOG.md",
)


def main() -> int:
    """Make both; prints where the archive is."""
    wheels = DIST / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    made = ["wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(wheels), str(TOP)]
    subprocess.run([sys.executable, "-m", "pip", *made], check=True)
    (wheel,) = wheels.glob("gouji-*.whl")
    folder = DIST / f"gouji-{wheel.name.split('-')[1]}-linux"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in (wheel, *BESIDE):
        shutil.copy(file, folder)
    shutil.rmtree(wheels)
    archive = folder.with_name(f"{folder.name}.tar.gz")
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(folder, folder.name)
    print(archive)
    return 0


if __name__ == "__main__":
    sys.exit(main())
