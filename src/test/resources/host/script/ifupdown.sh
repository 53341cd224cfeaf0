#!/bin/sh
# Makes br0 with the port eth0; run it on the host as root. Without an argument it tells how.

bridge=br0
nic=eth0
port=eth0
made=tap0
mac=00:00:5e:00:53:01
timeout=90
tools='ip setsid readlink mount ifup ifdown ifquery brctl'
state=/run/xmlnet-$bridge
moves=yes
told=yes
addresses=192.0.2.10/24
routes='default via 192.0.2.1
'
others=''
files=1

path() {
  case $1 in
    1) echo /etc/network/interfaces ;;
    *) return 1 ;;
  esac
}

rights() {
  case $1 in
    1) echo 644 ;;
    *) return 1 ;;
  esac
}

was() {
  case $1 in
    1) echo '4012082128 81' ;;
    *) return 1 ;;
  esac
}

becomes() {
  case $1 in
    1) echo '637648961 141' ;;
    *) return 1 ;;
  esac
}

leases=/var/lib/dhcp
cover_leases() {
  [ -d $leases ] || return 0
  copy $leases
  for six in '' 6; do
    [ ! -f "$leases/dhclient$six.$nic.leases" ] ||
      sed "s/interface \"$nic\"/interface \"$bridge\"/" <"$leases/dhclient$six.$nic.leases" >"$state/over$leases/dhclient$six.$bridge.leases"
  done
  cover $leases
}
forget() {
  for six in '' 6; do
    [ ! -f "$state/over$leases/dhclient$six.$1.leases" ] || : >"$state/over$leases/dhclient$six.$1.leases"
  done
}
drop_leases() { [ ! -f "$state/kept" ] || rm -f "$leases/dhclient.$bridge.leases" "$leases/dhclient6.$bridge.leases"; }
down() {
  forget "$1"
  ifdown --force "$1"
  ! exists "$1" || ip addr flush dev "$1" scope global
}

look() {
ifquery --state "$nic" >/dev/null 2>&1 || die "ifup did not bring up $nic; use --for what did"
}

switch() {
cover_leases
down "$nic"
lay_over
ifup "$bridge"
}

keep() {
for six in '' 6; do
  [ ! -f "$state/over$leases/dhclient$six.$bridge.leases" ] || cp -p "$state/over$leases/dhclient$six.$bridge.leases" $leases || return 1
done
}

back() {
lay_over
if exists "$bridge"; then down "$bridge"; fi
remove "$bridge"
for name in $made; do remove "$name"; done
uncover
if [ -n "$(missing "$nic" all)" ]; then
  [ ! -d "$state/over$leases" ] || cover $leases
  down "$nic"
  uncover
  ip link set dev "$nic" addrgenmode "$(saved addrgenmode)"
  ifup "$nic"
fi
drop_leases
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
auto br0
iface br0 inet static
    address 192.0.2.10/24
    gateway 192.0.2.1
    bridge_ports eth0 tap0
    bridge_stp off
    bridge_fd 0
END
      ;;
    *) return 1 ;;
  esac
}

main "$@"
