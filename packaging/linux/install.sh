#!/bin/sh
# Puts Gouji into the menu of this user and lets it open cases: sh packaging/linux/install.sh (gouji itself: pipx install .)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
install -Dm644 "$here/gouji.desktop" "$data/applications/gouji.desktop"
install -Dm644 "$here/gouji.xml" "$data/mime/packages/gouji.xml"
install -Dm644 "$here/../../resources/icons/gouji.svg" "$data/icons/hicolor/scalable/apps/gouji.svg"
for tool in "update-mime-database $data/mime" "update-desktop-database $data/applications"; do
  if command -v "${tool%% *}" >/dev/null; then $tool; fi
done
