"""The licences of everything in the program's folder, taken from what was installed into it."""

from __future__ import annotations

import shutil
from email.parser import HeaderParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]

ABOUT = """\
勾稽 Gouji 以 MIT 许可证发布（LICENSE.txt）。本文件夹中还有下列组件，许可证全文在 licences 文件夹。

Qt 与 PySide6 以 LGPL-3.0 使用：它们是 _internal\\PySide6 与 _internal\\shiboken6 中单独的 DLL，
可以换成您自己编译的同版本文件；允许为调试这种替换而对程序作反向工程。源代码由 Qt 公司按所列版本公开提供。
Qt and PySide6 are used under the LGPL-3.0: they are separate DLLs in _internal\\PySide6 and _internal\\shiboken6
and may be replaced by your own build of the same version; reverse engineering for debugging such changes is permitted.

Noto Sans SC（改名为 Gouji Sans）: SIL Open Font License 1.1
Python: PSF License

"""


def write_notices(folder: Path) -> None:
    """Write ``NOTICES.txt`` and ``licences`` into the program's folder."""
    licences = folder / "licences"
    shutil.copytree(HERE / "licences", licences, dirs_exist_ok=True)
    shutil.copyfile(TOP / "LICENSE", folder / "LICENSE.txt")
    lines = []
    for info in sorted((folder / "_internal").glob("*.dist-info")):
        metadata = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
        name = metadata["Name"]
        lines.append(f"{name} {metadata['Version']}: {_licence(metadata['License-Expression'], metadata['License'])}")
        for file in info.rglob("*"):
            if file.is_file() and (
                "licens" in str(file.relative_to(info)).lower() or file.stem in ("COPYING", "NOTICE")
            ):
                target = licences / name / file.relative_to(info)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
    (folder / "NOTICES.txt").write_text(ABOUT + "\n".join(lines) + "\n", encoding="utf-8-sig")


def _licence(expression: str | None, text: str | None) -> str:
    return expression or (text.strip().splitlines()[0] if text and text.strip() else "see its folder")
