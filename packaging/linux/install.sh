#!/bin/sh
# Puts Gouji into the menu and into "open with" of this user: sh packaging/linux/install.sh (gouji itself: pipx install .)
# What opens a kind of file today opens it afterwards too, cases (.gouji) excepted. With --uninstall it takes all of it back.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/gouji.desktop
types=$data/mime/packages/gouji.xml
icon=$data/icons/hicolor/scalable/apps/gouji.svg

has() { command -v "$1" >/dev/null; }
refresh() {
  if has update-mime-database && [ -d "$data/mime/packages" ]; then update-mime-database "$data/mime"; fi
  if has update-desktop-database; then update-desktop-database "$data/applications"; fi
}
opened() { sed -n 's/^MimeType=//p' "$here/gouji.desktop" | tr ';' '\n' | grep -v -e '^$' -e gouji; }

case ${1-} in
--uninstall)
  rm -f "$entry" "$types" "$icon"
  refresh
  exit 0
  ;;
'') ;;
*)
  echo "usage: sh install.sh [--uninstall]" >&2
  exit 2
  ;;
esac

program=$(command -v gouji || echo "$HOME/.local/bin/gouji")
if [ ! -x "$program" ]; then
  echo "没有找到 gouji：请先在源代码目录运行 pipx install . ，再运行本脚本。 gouji was not found: run pipx install . first." >&2
  exit 1
fi
before=
if has xdg-mime; then
  for type in $(opened); do before="$before $type=$(xdg-mime query default "$type")"; done
fi
install -Dm644 "$here/gouji.xml" "$types"
svg=$here/gouji.svg
[ -e "$svg" ] || svg=$here/../../resources/icons/gouji.svg
install -Dm644 "$svg" "$icon"
mkdir -p "$data/applications"
sed "s|^Exec=gouji|Exec=\"$program\"|" "$here/gouji.desktop" >"$entry"
refresh
for known in $before; do
  type=${known%%=*} program=${known#*=}
  if [ -n "$program" ] && [ "$(xdg-mime query default "$type")" != "$program" ]; then xdg-mime default "$program" "$type"; fi
done
