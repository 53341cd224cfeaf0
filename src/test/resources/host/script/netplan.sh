#!/bin/sh
# Makes br0 with the port eth0; run it on the host as root. Without an argument it tells how.

bridge=br0
nic=eth0
port=eth0
made=''
mac=00:00:5e:00:53:01
timeout=90
tools='ip setsid readlink mount netplan networkctl'
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
    1) echo /etc/netplan/50-lan.yaml ;;
    *) return 1 ;;
  esac
}

rights() {
  case $1 in
    1) echo 600 ;;
    *) return 1 ;;
  esac
}

was() {
  case $1 in
    1) echo '2758366394 50' ;;
    *) return 1 ;;
  esac
}

becomes() {
  case $1 in
    1) echo '3077110992 98' ;;
    *) return 1 ;;
  esac
}


look() {
case $(networkctl --no-legend list "$nic" 2>/dev/null) in
  *configured* | *configuring*) ;;
  *) die "systemd-networkd does not manage $nic; the script needs it as netplan's renderer" ;;
esac
}

switch() {
lay_over && netplan apply
}

keep() {
:
}

back() {
uncover
netplan apply
wait_for "$nic"
for name in $bridge $made; do ! exists "$name" || networkctl delete "$name"; done
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
network:
  ethernets:
    eth0: {}
  bridges:
    br0:
      interfaces: [eth0]
      dhcp4: true
END
      ;;
    *) return 1 ;;
  esac
}

main "$@"
