say() { echo "$bridge: $*"; }

die() {
  echo "$bridge: $*" >&2
  exit 1
}

usage() {
  echo "usage: sh $0 apply [--timeout SECONDS] | confirm | undo | status"
  echo "apply makes $bridge with the port $nic, and undoes it after $timeout s unless a new session confirms."
  for i in $files; do
    if [ -n "$(becomes "$i")" ]; then echo "confirm writes $(path "$i")."; else echo "confirm removes $(path "$i")."; fi
  done
}

exists() { ip link show dev "$1" >/dev/null 2>&1; }

remove() { ! exists "$1" || ip link del dev "$1"; }

# True if words are among others.
among() {
  case " $2 " in *" $1 "*) ;; *) return 1 ;; esac
}

# The addresses of a device, each as FAMILY CIDR WORDS; not those of the link, nor those for a while that keep a host private.
addresses_of() {
  ip -o addr show dev "$1" 2>/dev/null | while read -r _ _ family words; do
    among "scope link" "$words" || among temporary "$words" || echo "$family $words"
  done
}

# The routes of a device, but those that come by themselves with an advertisement or for the host itself.
routes_of() {
  ip "$1" route show table all dev "$2" 2>/dev/null | while read -r line; do
    case "$line " in
      local\ * | broadcast\ * | anycast\ * | multicast\ * | *' table local '* | *' proto ra '* | *' expires '*) ;;
      *) echo "$line" ;;
    esac
  done
}

look_at_host() {
  for tool in $tools; do
    command -v "$tool" >/dev/null || die "the program $tool is missing; install it"
  done
  case $(ip -V 2>&1) in *iproute2*) ;; *) die "ip is not iproute2's; install iproute2" ;; esac
  exists "$nic" || die "NIC $nic is not there; see ip link"
  for name in $bridge $made; do
    ! exists "$name" || die "$name is there already; remove it or use another name"
  done
  link="$(ip -o link show dev "$nic") "
  case $link in *'<UP,'* | *,UP,* | *',UP>'*) ;; *) die "NIC $nic is down; bring it up first" ;; esac
  case $link in *' master '*) die "NIC $nic is a port already; remove it there first" ;; esac
  case $link in *"link/ether $mac"*) ;; *) die "NIC $nic does not have the MAC address $mac; make the script again" ;; esac
  above=$(ip -o -d link show | while read -r line; do
    case $line in *"@$nic: "*' macvtap '*mode* | *"@$nic: "*' macvlan '*mode*) echo "$line" ;; esac
  done)
  [ -z "$above" ] || die "NIC $nic has macvtap or macvlan devices; stop the guests on them first"
  [ "$told" = no ] || look_at_addresses
  look_at_files
  look
}

# Nothing may be lost of what the NIC has, nor may the plan give it what it has not.
look_at_addresses() {
  now=$(addresses_of "$nic")
  for address in $addresses; do
    echo "$now" | grep -q -F -e " $address " || die "NIC $nic does not have the address $address; make the script again"
  done
  more=$(echo "$now" | while read -r family address _; do
    [ -z "$family" ] || among "$family" "$others" || among "$address" "$addresses" || echo "$address"
  done | tr '\n' ' ')
  [ -z "$more" ] || die "NIC $nic has ${more% }, which the plan lacks; make the script again"
  more=$({
    among inet "$others" || routes_of -4 "$nic"
    among inet6 "$others" || routes_of -6 "$nic"
  } | while read -r to words; do
    ! among 'proto kernel' "$words" || continue
    # shellcheck disable=SC2086
    set -- $words
    while [ $# -gt 1 ]; do
      case $1 in via | table) to="$to $1 $2" ;; esac
      shift
    done
    echo "$routes" | grep -q -x -F -e "$to" || echo "$to"
  done | tr '\n' ';')
  [ -z "$more" ] || die "NIC $nic has the route ${more%;}, which the plan lacks; make the script again"
}

# The files are those that were read when the script was made.
look_at_files() {
  for i in $files; do
    file=$(path "$i")
    if [ -n "$(was "$i")" ]; then
      [ -f "$file" ] || die "$file is not there; make the script again"
      [ "$(cksum <"$file")" = "$(was "$i")" ] || die "$file changed since; make the script again"
    elif [ -e "$file" ]; then
      die "$file is there already; make the script again"
    fi
  done
}

# Hundredths of a second since the boot, which is also how /proc tells when a process began.
ticks() {
  read -r up _ </proc/uptime
  echo "${up%.*}${up#*.}"
}

# When a process began, its parent and its session.
process() {
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # shellcheck disable=SC2086
  set -- ${stat##*) }
  echo "${20} $2 $4"
}

# When the session began, and which it is: the outermost process with an SSH connection tells, since sudo, su and tmux lie between; on a
# console, the leader of the session.
session() {
  pid=$$ of='' began=''
  while [ "$pid" -gt 1 ] && line=$(process "$pid"); do
    if ssh=$(tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | grep '^SSH_CONNECTION='); then
      of=$ssh began=${line%% *}
    fi
    pid=${line#* } pid=${pid% *}
  done
  if [ -z "$of" ]; then
    line=$(process $$)
    of="session ${line##* }"
    line=$(process "${line##* }") && began=${line%% *}
  fi
  echo "${began:-0} $of"
}

# What the NIC is before, for its restoration and to compare with.
save() {
  addresses_of "$nic" >"$state/addresses"
  routes_of -4 "$nic" >"$state/routes-4"
  routes_of -6 "$nic" >"$state/routes-6"
  ip -o -6 addr show dev "$nic" scope link >"$state/link-local"
  ip -o -d link show dev "$nic" >"$state/link"
  for i in $files; do
    [ -z "$(was "$i")" ] || cp -p "$(path "$i")" "$state/file-$i" || return 1
  done
  cp "$0" "$state/script" && copies
}

# The directory of a file, or the next one above that is there.
directory() {
  above=${1%/*}
  until [ -d "$above" ]; do above=${above%/*}; done
  echo "$above/"
}

# Until they are confirmed, new files lie over those of /etc, on copies of their directories: programs read them where they always do,
# and a reboot forgets them.
copies() {
  : >"$state/copies"
  last=''
  for dir in $(for i in $files; do directory "$(path "$i")"; done | sort -u); do
    case $last in ?*) case $dir in "$last"*) continue ;; esac ;; esac
    last=$dir
    copy "${dir%/}" || return 1
  done
  for i in $files; do
    file=$state/over$(path "$i")
    if [ -z "$(becomes "$i")" ]; then
      rm -f "$file"
    else
      mkdir -p "${file%/*}" && text "$i" >"$file" && chmod "$(rights "$i")" "$file" || return 1
    fi
  done
}

copy() { mkdir -p "$state/over$1" && cp -a "$1/." "$state/over$1" && : >"$state/over$1/.xmlnet-$bridge" && echo "$1" >>"$state/copies"; }

cover() { [ -f "$1/.xmlnet-$bridge" ] || mount --bind "$state/over$1" "$1"; }

lay_over() {
  while read -r dir; do cover "$dir" || return 1; done <"$state/copies"
}

uncover() {
  while read -r dir; do
    [ ! -f "$dir/.xmlnet-$bridge" ] || umount -l "$dir" || return 1
  done <"$state/copies"
}

# The word behind another in the saved line of the NIC.
saved() {
  words=$(cat "$state/link")
  case $words in *" $1 "*) words=${words#*" $1 "} && echo "${words%% *}" ;; *) return 1 ;; esac
}

# The addresses that the NIC had, or the bridge is to have, and the device lacks; those of a lease only if all are asked for.
missing() {
  now=$(addresses_of "$1")
  if [ "$moves" = no ] && [ "$1" = "$bridge" ]; then
    for address in $addresses; do echo "any $address"; done
  elif [ "${2-}" = all ]; then
    cat "$state/addresses"
  else
    grep -v ' dynamic ' "$state/addresses"
  fi | while read -r _ address _; do
    echo "$now" | grep -q -F -e " $address " || echo "$address"
  done
}

# Waits until a device has all addresses; an hour's lease may be another one, so that is no failure.
wait_for() {
  tries=15
  while [ -n "$(missing "$1" all)" ] && [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    sleep 1
  done
  [ -z "$(missing "$1")" ]
}

# True if the bridge is there with all its ports.
is_made() {
  for name in $bridge $made; do exists "$name" || return 1; done
  for name in $port $made; do among "master $bridge" "$(ip -o link show dev "$name")" || return 1; done
}

# Programs answer before they have done all.
wait_until_made() {
  tries=15
  until is_made; do
    [ "$tries" -gt 0 ] || return 1
    tries=$((tries - 1))
    sleep 1
  done
  wait_for "$bridge"
}

# Gives the NIC by ip what it had and lacks.
restore() {
  line=$(ip -o -d link show dev "$nic")
  for word in mtu addrgenmode; do
    value=$(saved $word) || continue
    case $line in *" $word $value "*) ;; *) ip link set dev "$nic" $word "$value" ;; esac
  done
  while read -r family cidr words; do
    among dynamic "$words" || add_address "$family" "$cidr" "$words"
  done <"$state/addresses"
  while read -r _ _ family cidr words; do
    add_address "$family" "$cidr" "$words"
  done <"$state/link-local"
  for family in 4 6; do
    while read -r line; do
      # shellcheck disable=SC2086
      ip "-$family" route replace ${line%% linkdown*} dev "$nic"
    done <"$state/routes-$family"
  done
}

add_address() {
  case "$(ip -o addr show dev "$nic")" in *" $1 $2 "*) return ;; esac
  case $1 in inet6) more=nodad ;; *) more='' ;; esac
  cidr=$2
  # shellcheck disable=SC2086
  set -- $3
  while [ $# -gt 0 ]; do
    case $1 in
      brd | scope | peer | metric) more="$more $1 $2" && shift ;;
      noprefixroute) more="$more $1" ;;
      "$nic":*\\) more="$more label ${1%\\}" ;;
      *\\) break ;;
    esac
    shift
  done
  # shellcheck disable=SC2086
  ip addr add "$cidr" dev "$nic" $more
}

# Takes the lock. A holder that is at it for a minute is ended, since what follows can be done from any place.
take() {
  tries=60
  until ln -s $$ "$state/lock" 2>/dev/null; do
    [ -d "$state" ] || return 1
    holder=$(readlink "$state/lock") || continue
    if ! kill -0 "$holder" 2>/dev/null; then
      rm -f "$state/lock"
      continue
    elif [ "$1" = once ]; then
      die "process $holder is at it; wait, or see status"
    elif [ "$tries" -eq 0 ]; then
      kill -KILL "$holder"
    fi
    tries=$((tries - 1))
    sleep 1
  done
}

release() { rm -f "$state/lock"; }

# A watchdog that outlives this session. It is there before anything changes.
watch() {
  if [ -d /run/systemd/system ] && command -v systemd-run >/dev/null; then
    systemd-run --quiet --collect --unit "xmlnet-$bridge" --on-active "$timeout" --timer-property AccuracySec=100ms \
      /bin/sh "$state/script" watch 0 && echo systemd >"$state/watchdog"
    return
  fi
  setsid sh "$state/script" watch "$timeout" >/dev/null 2>&1 </dev/null &
  tries=10
  until [ -s "$state/watchdog" ]; do
    [ "$tries" -gt 0 ] || return 1
    tries=$((tries - 1))
    sleep 1
  done
}

unwatch() {
  dog=$(cat "$state/watchdog" 2>/dev/null) || return 0
  rm -f "$state/watchdog"
  case $dog in
    systemd) systemctl stop "xmlnet-$bridge.timer" ;;
    "$$") ;;
    *) kill -KILL "-$dog" ;;
  esac 2>/dev/null
}

# A session may have died between its last word and the end of its watchdog.
is_watchdog() { [ "$(cat "$state/watchdog" 2>/dev/null)" = $$ ] && [ ! -f "$state/confirmed" ]; }

apply() {
  [ ! -d "$state" ] || die "$(state_of); undo before you apply again"
  [ -f "$0" ] || die "the script is not a file; copy it to the host and run sh FILE apply"
  look_at_host
  mkdir -m 700 "$state" || die "another apply is at it; see status"
  take once
  if ! save || ! echo "$(($(ticks) / 100 + timeout))" >"$state/until" || ! session >"$state/session" || ! watch; then
    unwatch
    rm -rf "$state"
    die "not begun, since $state cannot be written or no watchdog starts"
  fi
  trap '' HUP INT TERM PIPE
  if ! switch >"$state/log" 2>&1 </dev/null || ! wait_until_made >>"$state/log" 2>&1; then
    cat "$state/log" >&2
    lacks=$(missing "$bridge")
    release
    undo
    die "not made${lacks:+, for want of the address $lacks}; see above"
  fi
  lacks=$(missing "$bridge" all)
  ticks >"$state/ready"
  release
  remaining=$(left)
  if [ "$remaining" = 0 ]; then
    # The watchdog may be at it already, and then this one finds nothing.
    undo >/dev/null
    die "undone, since the switch took longer than $timeout s; apply with a longer --timeout"
  fi
  say "made; within $remaining s open a new session and type there"
  say "  sh $0 confirm"
  [ -z "$lacks" ] || say "the address is another one than $(echo "$lacks" | tr '\n' ' ')"
  say "or all is undone. To undo at once, type"
  say "  sh $0 undo"
}

confirm() {
  [ -d "$state" ] || die "nothing to confirm; apply first"
  take once || die "nothing to confirm; all is undone"
  if [ -f "$state/confirmed" ]; then
    release
    say "confirmed already"
    return
  fi
  refused=$(may_confirm 2>&1) || {
    release
    echo "$refused" >&2
    exit 1
  }
  trap '' HUP INT TERM PIPE
  if ! { uncover && (look_at_files) && : >"$state/kept" && write_files && keep && drop; } >>"$state/log" 2>&1 </dev/null; then
    cat "$state/log" >&2
    release
    undo
    die "not confirmed, since it cannot be made to last; see above"
  fi
  : >"$state/confirmed"
  unwatch
  release
  say "confirmed; undo is possible until the next boot"
}

may_confirm() {
  [ -f "$state/ready" ] || die "apply was broken off; undo"
  current=$(session)
  if [ "${current#* }" = "$(cut -d ' ' -f 2- <"$state/session")" ] || [ "${current%% *}" -lt "$(cat "$state/ready")" ]; then
    die "this session began before the switch and proves nothing; confirm from a new one ($(left) s left)"
  fi
}

# The name of a file that becomes another at once; no program takes one with a dot for configuration.
beside() { echo "${1%/*}/.${1##*/}.xmlnet"; }

write_files() {
  for i in $files; do
    file=$(path "$i")
    new=$(beside "$file")
    if [ -z "$(becomes "$i")" ]; then
      rm -f "$file" || return 1
      continue
    fi
    mkdir -p "${file%/*}" || return 1
    [ ! -f "$file" ] || cp -p "$file" "$new" || return 1
    (umask 077 && text "$i" >"$new") && chmod "$(rights "$i")" "$new" || return 1
    [ "$(cksum <"$new")" = "$(becomes "$i")" ] && mv -f "$new" "$file" || return 1
  done
  sync
}

# Files as they were; where nothing was written, none is touched.
put_back() {
  [ -f "$state/kept" ] || return 0
  for i in $files; do
    file=$(path "$i")
    new=$(beside "$file")
    rm -f "$new"
    if [ ! -f "$state/file-$i" ]; then
      rm -f "$file"
    elif ! cmp -s "$state/file-$i" "$file"; then
      cp -p "$state/file-$i" "$new" && mv -f "$new" "$file"
    fi
  done
  sync
}

undo() {
  if [ ! -d "$state" ] || ! take wait; then
    say "nothing to undo"
    return
  fi
  trap '' HUP INT TERM PIPE
  if [ -f "$state/watchdog" ] || [ -f "$state/confirmed" ]; then
    {
      put_back
      back
      drop
      uncover
      wait_for "$nic"
      restore
      for name in $made $bridge; do remove "$name"; done
    } >"$state/log" 2>&1 </dev/null
    lacks=$(missing "$nic")
    if [ -n "$lacks" ]; then
      cat "$state/log" >&2
      release
      die "NIC $nic lacks the address $lacks; see above, and undo again"
    fi
  fi
  unwatch
  rm -rf "$state"
  say "undone; $nic is as before"
}

# The seconds until the watchdog comes.
left() {
  seconds=$(($(cat "$state/until") - $(ticks) / 100))
  [ "$seconds" -gt 0 ] || seconds=0
  echo "$seconds"
}

state_of() {
  if [ ! -d "$state" ]; then
    echo "not applied"
  elif holder=$(readlink "$state/lock") && kill -0 "$holder" 2>/dev/null; then
    echo "process $holder is at it"
  elif [ -f "$state/confirmed" ]; then
    echo "confirmed"
  elif [ ! -f "$state/watchdog" ]; then
    echo "apply was broken off before anything changed"
  elif [ -f "$state/ready" ]; then
    echo "made and not confirmed, undone in $(left) s"
  else
    echo "apply was broken off, undone in $(left) s"
  fi
}

main() {
  case ${1-} in
    apply | confirm | undo | status | watch) ;;
    '')
      usage
      exit
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
  if [ "$1" = apply ] && [ "${2-}" = --timeout ] && [ $# = 3 ]; then
    case $3 in 0* | *[!0-9]* | '' | ??????*) die "--timeout takes 1 to 99999 seconds" ;; esac
    timeout=$3
  elif [ "$1" != watch ] && [ $# != 1 ]; then
    usage >&2
    exit 2
  fi
  [ "$(id -u)" = 0 ] || die "root is needed; use sudo, or log in as root"
  case $1 in
    status) say "$(state_of)" ;;
    watch)
      echo $$ >"$state/watchdog" || exit
      sleep "$2"
      if is_watchdog; then undo; fi
      ;;
    apply) apply ;;
    confirm) confirm ;;
    undo) undo ;;
  esac
}
