#!/bin/sh
# Installs @TITLE@ @VERSION@ for this user (into ~/.local, or where PREFIX says), in place of any older version:
#     ./install.sh
# To take it away again, but for your settings, logs and own data:
#     ~/.local/lib/@NAME@/install.sh remove
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
prefix=${PREFIX:-$HOME/.local}
own=$prefix/lib/@NAME@
list=$own/installed.txt

remove() {
    if [ -f "$list" ]; then
        grep '^file ' "$list" | while IFS= read -r line; do rm -f -- "$prefix/${line#file }"; done
        folders=$(grep '^folder ' "$list")
        rm -rf -- "$own"
        # The deepest first; a folder that others use is not empty and stays.
        echo "$folders" | while IFS= read -r line; do rmdir -- "$prefix/${line#folder }" 2>/dev/null || true; done
    fi
}

refresh() {
    if [ -n "${PREFIX:-}" ]; then return; fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$prefix/share/applications" || true; fi
    if command -v update-mime-database >/dev/null; then update-mime-database "$prefix/share/mime" || true; fi
}

case ${1:-install} in
install)
    if [ ! -d "$here/bin" ] || [ ! -d "$here/lib" ] || [ ! -d "$here/share" ]; then
        echo "install.sh: the program is not beside this script; unpack the archive again, or say remove" >&2
        exit 1
    fi
    remove
    mkdir -p -- "$prefix"
    cp -R -- "$here/bin" "$here/lib" "$here/share" "$prefix/"
    cp -- "$here/install.sh" "$own/"
    (
        cd "$here"
        find bin share ! -type d -exec printf 'file %s\n' {} \;
        find bin share lib -depth -type d ! -path 'lib/@NAME@*' -exec printf 'folder %s\n' {} \;
    ) >"$list"
    # A desktop may not know ~/.local/bin: it is told where the program lies.
    program=$prefix/bin/@NAME@
    quoted=$(printf '%s' "$program" | sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g')
    while IFS= read -r line; do
        case $line in
        TryExec=@NAME@) printf 'TryExec=%s\n' "$program" ;;
        Exec=@NAME@*) printf 'Exec="%s"%s\n' "$quoted" "${line#Exec=@NAME@}" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$here/share/applications/@IDENTIFIER@.desktop" >"$prefix/share/applications/@IDENTIFIER@.desktop"
    refresh
    echo "Installed: find it in the menu, or start $prefix/bin/@NAME@"
    ;;
remove)
    remove
    refresh
    echo "Removed; settings, logs and your own data are kept."
    ;;
*)
    echo "install.sh: say nothing (to install) or remove" >&2
    exit 2
    ;;
esac
