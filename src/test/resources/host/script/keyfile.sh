#!/bin/sh
# Makes br0 with the port eth0; run it on the host as root. Without an argument it tells how.

bridge=br0
nic=eth0
port=eth0
made=tap0
mac=00:00:5e:00:53:01
timeout=90
tools='ip setsid readlink mount nmcli'
state=/run/xmlnet-$bridge
moves=yes
told=yes
addresses=192.0.2.10/24
routes='default via 192.0.2.1
'
others=''
files='1 2'

path() {
  case $1 in
    1) echo /etc/NetworkManager/system-connections/br0.nmconnection ;;
    2) echo /etc/NetworkManager/system-connections/lan.nmconnection ;;
    *) return 1 ;;
  esac
}

rights() {
  case $1 in
    1) echo 600 ;;
    2) echo 600 ;;
    *) return 1 ;;
  esac
}

was() {
  case $1 in
    1) echo '' ;;
    2) echo '201171746 54' ;;
    *) return 1 ;;
  esac
}

becomes() {
  case $1 in
    1) echo '2829306741 92' ;;
    2) echo '3496032421 83' ;;
    *) return 1 ;;
  esac
}


look() {
case $(nmcli -g GENERAL.STATE device show "$nic" 2>/dev/null) in
  100*) ;;
  *) die "NetworkManager has not connected $nic; use --for what manages it" ;;
esac
for profile in $bridge $made; do
  ! nmcli connection show id "$profile" >/dev/null 2>&1 || die "NetworkManager has a profile $profile already; delete or rename it"
done
}

switch() {
nmcli -g GENERAL.CON-UUID device show "$nic" >"$state/profile" || return 1
lay_over && nmcli connection reload && nmcli connection up id "$bridge"
}

keep() {
:
}

back() {
uncover
nmcli connection reload
[ -z "$(missing "$nic" all)" ] || [ ! -s "$state/profile" ] || nmcli connection up uuid "$(cat "$state/profile")"
}

drop() {
:
}

. guard.sh

# What the files are to hold, byte for byte.
text() {
  case $1 in
    1)
cat <<'END'
[connection]
id=br0
type=bridge
interface-name=br0
autoconnect-slaves=1

[bridge]
stp=false
END
      ;;
    2)
cat <<'END'
[connection]
id=lan
type=ethernet
interface-name=eth0
master=br0
slave-type=bridge
END
      ;;
    *) return 1 ;;
  esac
}

main "$@"
