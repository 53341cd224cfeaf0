#!/bin/sh
# Makes br0 with the port eth0; run it on the host as root. Without an argument it tells how.

bridge=br0
nic=eth0
port=eth0
made=tap0
mac=00:00:5e:00:53:01
timeout=90
tools='ip setsid readlink'
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


look() {
managed=$(nmcli -g GENERAL.STATE device show "$nic" 2>/dev/null)
case $managed in 100*) die "NetworkManager has the NIC $nic; use --for nmcli" ;; esac
}

switch() {
ip -force -batch - <<END
link add name br0 address 00:00:5e:00:53:01 type bridge stp_state 0 forward_delay 0
link set dev br0 up
link set dev eth0 master br0 up
tuntap add dev tap0 mode tap
link set dev tap0 master br0 up
addr del 192.0.2.10/24 dev eth0
addr add 192.0.2.10/24 brd + dev br0
route replace default via 192.0.2.1 dev br0
link set dev eth0 addrgenmode none
END
ip -6 addr flush dev eth0
}

keep() {
:
}

back() {
remove $bridge
for name in $made; do remove "$name"; done
restore
}

drop() {
:
}

. guard.sh

# What the files are to hold, byte for byte.
text() {
  case $1 in
    *) return 1 ;;
  esac
}

main "$@"
