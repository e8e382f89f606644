# Sourced by the launchers, verify and bench: Debian packages that they need.

say() { printf '%s: %s\n' "${program:-plumb}" "$*" >&2; }

installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# need PACKAGE...: installs what is missing, as root on Debian; otherwise names the command that
# does, and fails.
need() {
  local package missing=() log
  for package; do
    installed "$package" || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ! command -v apt-get >/dev/null || ((EUID)); then
    say "these are missing, please install them:"
    printf '    sudo apt-get install %s\n' "${missing[*]}" >&2
    return 1
  fi
  log=$(mktemp)
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  if { apt_install "${missing[@]}" || { apt-get update && apt_install "${missing[@]}"; }; } \
    </dev/null >"$log" 2>&1; then
    rm -f "$log"
  else
    tail -n 20 "$log" >&2
    say "apt-get failed; its whole output is in $log"
    return 1
  fi
}

apt_install() { DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; }
