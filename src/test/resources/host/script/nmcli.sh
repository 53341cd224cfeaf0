#!/bin/sh
# Makes br0 with the port eth0; run it on the host as root. Without an argument it tells how.

bridge=br0
nic=eth0
port=eth0
made=tap0
mac=00:00:5e:00:53:01
timeout=90
tools='ip setsid readlink nmcli'
state=/run/xmlnet-$bridge
moves=yes
told=yes
addresses=192.0.2.10/24
routes='default via 192.0.2.1
'
others=''
files=''

path() {
  case $1 in
    *) return 1 ;;
  esac
}

rights() {
  case $1 in
    *) return 1 ;;
  esac
}

was() {
  case $1 in
    *) return 1 ;;
  esac
}

becomes() {
  case $1 in
    *) return 1 ;;
  esac
}

profiles='br0 br0-eth0 br0-tap0'
checkpoint() {
  command -v busctl >/dev/null || return 0
  service=org.freedesktop.NetworkManager
  busctl --json=short call $service /org/freedesktop/NetworkManager $service "$@"
}
drop_checkpoint() {
  [ ! -s "$state/checkpoint" ] || checkpoint "$1" o "$(cat "$state/checkpoint")"
  rm -f "$state/checkpoint"
}

look() {
case $(nmcli -g GENERAL.STATE device show "$nic" 2>/dev/null) in
  100*) ;;
  *) die "NetworkManager has not connected $nic; use --for what manages it" ;;
esac
for profile in $profiles; do
  ! nmcli connection show id "$profile" >/dev/null 2>&1 || die "NetworkManager has a profile $profile already; delete or rename it"
done
}

switch() {
old=$(nmcli -g GENERAL.CON-UUID device show "$nic") || return 1
echo "$old" >"$state/profile"
file=$(nmcli -t -e no -f UUID,FILENAME connection show | sed -n "s/^$old://p")
case $file in /etc/*) cp -p "$file" "$state/profile-file" && echo "$file" >"$state/profile-path" || return 1 ;; esac
checkpoint CheckpointCreate aouu 0 $((timeout + 30)) 7 | sed 's/.*"\(\/[^"]*\)".*/\1/' >"$state/checkpoint"
nmcli connection add save no type bridge ifname br0 con-name br0 connection.autoconnect no connection.autoconnect-slaves 1 \
  bridge.stp no bridge.mac-address 00:00:5e:00:53:01 \
  ipv4.method manual ipv4.addresses 192.0.2.10/24 ipv4.gateway 192.0.2.1 || return 1
nmcli connection add save no type ethernet ifname eth0 con-name br0-eth0 connection.autoconnect no master br0 slave-type bridge || return 1
nmcli connection add save no type tun ifname tap0 con-name br0-tap0 mode tap connection.autoconnect no master br0 slave-type bridge || return 1
nmcli connection up id "$bridge"
}

keep() {
for profile in $profiles; do nmcli connection modify id "$profile" connection.autoconnect yes || return 1; done
nmcli connection modify uuid "$(cat "$state/profile")" connection.autoconnect no
}

back() {
drop_checkpoint CheckpointRollback
if [ -f "$state/kept" ] && [ -f "$state/profile-path" ] && ! cmp -s "$state/profile-file" "$(cat "$state/profile-path")"; then
  cp -p "$state/profile-file" "$(cat "$state/profile-path")"
  nmcli connection load "$(cat "$state/profile-path")"
fi
[ -z "$(missing "$nic" all)" ] || [ ! -s "$state/profile" ] || nmcli connection up uuid "$(cat "$state/profile")"
for profile in $profiles; do
  ! nmcli connection show id "$profile" >/dev/null 2>&1 || nmcli connection delete id "$profile"
done
}

drop() {
drop_checkpoint CheckpointDestroy
}

. guard.sh

# What the files are to hold, byte for byte.
text() {
  case $1 in
    *) return 1 ;;
  esac
}

main "$@"
