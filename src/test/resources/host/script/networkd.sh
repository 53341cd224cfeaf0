#!/bin/sh
# Makes br0 with the port eth0; run it on the host as root. Without an argument it tells how.

bridge=br0
nic=eth0
port=eth0
made=tap0
mac=00:00:5e:00:53:01
timeout=90
tools='ip setsid readlink mount networkctl'
state=/run/xmlnet-$bridge
moves=yes
told=yes
addresses=192.0.2.10/24
routes='default via 192.0.2.1
'
others=''
files='1 2 3 4 5'

path() {
  case $1 in
    1) echo /etc/systemd/network/05-br0.netdev ;;
    2) echo /etc/systemd/network/05-br0.network ;;
    3) echo /etc/systemd/network/05-eth0.network ;;
    4) echo /etc/systemd/network/05-tap0.netdev ;;
    5) echo /etc/systemd/network/05-tap0.network ;;
    *) return 1 ;;
  esac
}

rights() {
  case $1 in
    1) echo 644 ;;
    2) echo 644 ;;
    3) echo 644 ;;
    4) echo 644 ;;
    5) echo 644 ;;
    *) return 1 ;;
  esac
}

was() {
  case $1 in
    1) echo '' ;;
    2) echo '' ;;
    3) echo '' ;;
    4) echo '' ;;
    5) echo '' ;;
    *) return 1 ;;
  esac
}

becomes() {
  case $1 in
    1) echo '1015711471 76' ;;
    2) echo '1543908683 68' ;;
    3) echo '939020208 40' ;;
    4) echo '2909453268 28' ;;
    5) echo '3506151843 40' ;;
    *) return 1 ;;
  esac
}


look() {
case $(networkctl --no-legend list "$nic" 2>/dev/null) in
  *configured* | *configuring*) ;;
  *) die "systemd-networkd does not manage $nic; use --for what does" ;;
esac
}

switch() {
lay_over && networkctl reload
}

keep() {
:
}

back() {
uncover
networkctl reload
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
[NetDev]
Name=br0
Kind=bridge
MACAddress=00:00:5e:00:53:01

[Bridge]
STP=no
END
      ;;
    2)
cat <<'END'
[Match]
Name=br0

[Network]
Address=192.0.2.10/24
Gateway=192.0.2.1
END
      ;;
    3)
cat <<'END'
[Match]
Name=eth0

[Network]
Bridge=br0
END
      ;;
    4)
cat <<'END'
[NetDev]
Name=tap0
Kind=tap
END
      ;;
    5)
cat <<'END'
[Match]
Name=tap0

[Network]
Bridge=br0
END
      ;;
    *) return 1 ;;
  esac
}

main "$@"
