# What manages the host of a case, inside its namespaces; to be sourced.

manage() { # 1 if the host does not come up
  mount -t tmpfs t /run
  "manage_$dialect"
}

unmanage() { :; }

state_of_host() {
  python3 "$here/state.py"
  "files_of_$dialect" | sort | xargs -r -d '\n' cksum
  ls -A /run
}

bridge_is_right() {
  [ "$(ip -o link show dev eth0 | grep -c ' master br0 ')" = 1 ] && [ "$(ip -o link show dev tap0 | grep -c ' master br0 ')" = 1 ] &&
    [ -z "$(ip -o addr show dev eth0 scope global)" ] && [ -n "$(ip -o -4 addr show dev br0 scope global)" ]
}

confirmed() { :; }

manage_iproute2() {
  ip link set eth0 up
  ip addr add 192.0.2.10/24 brd + dev eth0
  ip addr add 2001:db8::10/64 dev eth0 nodad
  ip route add default via 192.0.2.1
  ip route add default via 2001:db8::1
  sleep 2
}

files_of_iproute2() { :; }
