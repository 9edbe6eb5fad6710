"""What ``gouji.exe`` and ``gouji-cli.exe`` run."""

from gouji.__main__ import main

main()
