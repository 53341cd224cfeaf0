# What manages the host of a case, inside its namespaces; to be sourced.

manage() { # 1 if the host does not come up
  mount -t tmpfs t /run
  "manage_$dialect"
}

unmanage() { [ "$(type -t "unmanage_$dialect")" != function ] || "unmanage_$dialect"; }

state_of_host() {
  python3 "$here/state.py"
  "files_of_$dialect" | sort | xargs -r -d '\n' cksum
  ls -A /run
}

bridge_is_right() {
  [ "$(ip -o link show dev eth0 | grep -c ' master br0 ')" = 1 ] && [ "$(ip -o link show dev tap0 | grep -c ' master br0 ')" = 1 ] &&
    [ -z "$(ip -o addr show dev eth0 scope global)" ] && [ -n "$(ip -o -4 addr show dev br0 scope global)" ]
}

# The files are those of after, and their modes those of the change or as before.
confirmed() {
  local file
  [ -d "$dir/after" ] || return
  while read -r file; do
    cmp "$dir/after/$file" "/$file" || bad "confirm: /$file is not as planned"
  done < <(cd "$dir/after" && find . -type f)
}

manage_iproute2() {
  ip link set eth0 up
  ip addr add 192.0.2.10/24 brd + dev eth0
  ip addr add 2001:db8::10/64 dev eth0 nodad
  ip route add default via 192.0.2.1
  ip route add default via 2001:db8::1
  sleep 2
}

files_of_iproute2() { :; }

# Files of the host, which become others: $dir/before and $dir/after as / has them.
files() { # before|after PATH < TEXT
  mkdir -p "$dir/$1$(dirname "$2")"
  cat >"$dir/$1$2"
}

# A directory of the machine is the test's own here, with the files of before.
own() {
  mount -t tmpfs -o mode=755 t "$1"
  [ ! -d "$dir/before$1" ] || cp -r "$dir/before$1/." "$1"
}

interfaces_before() {
  echo "# The host's own comment."
  echo 'auto lo eth0'
  echo 'iface lo inet loopback'
  interfaces_of eth0
}

interfaces_of() { # DEVICE, with further lines of the first stanza from standard input
  local more
  [ -t 0 ] || more=$(cat)
  if [ "$addressing" = static ]; then
    printf 'iface %s inet static\n    address 192.0.2.10/24\n    gateway 192.0.2.1\n    dns-nameservers 192.0.2.1\n%s' "$1" "${more:+$more$'\n'}"
    printf 'iface %s inet6 static\n    address 2001:db8::10/64\n    gateway 2001:db8::1\n' "$1"
  else
    printf 'iface %s inet dhcp\n%siface %s inet6 dhcp\n' "$1" "${more:+$more$'\n'}" "$1"
  fi
}

manage_ifupdown() {
  command -v ifup >/dev/null && command -v brctl >/dev/null || return
  programs='ifup ifdown ifquery sed mount umount'
  interfaces_before </dev/null | files before /etc/network/interfaces
  {
    echo "# The host's own comment."
    echo 'auto lo br0'
    echo 'iface lo inet loopback'
    echo 'iface eth0 inet manual'
    interfaces_of br0 <<END
    bridge_ports eth0 tap0
    bridge_hw 00:00:5e:00:53:01
    bridge_stp off
    bridge_fd 0
    pre-up ip link show tap0 >/dev/null 2>&1 || ip tuntap add dev tap0 mode tap
    pre-up ip link set tap0 up
    post-down ip tuntap del dev tap0 mode tap
END
  } | files after /etc/network/interfaces
  cp -a /etc/network "$dir/network" # for its hooks
  rm -rf "$dir"/network/interfaces*
  own /etc/network
  cp -a "$dir/network/." /etc/network
  mkdir -p /run/network
  own /var/lib/dhcp
  own_resolver
  ifup -a >"$dir/log" 2>&1 && [ -n "$(ip -o -4 addr show dev eth0)" ]
}

unmanage_ifupdown() { ifdown -a >/dev/null 2>&1; }

own_resolver() {
  cp /etc/resolv.conf "$dir/resolv.conf"
  mount --bind "$dir/resolv.conf" /etc/resolv.conf
}

files_of_ifupdown() { find /etc/network /var/lib/dhcp -type f ! -name 'dhclient*.eth0.leases'; }

manage_networkd() {
  [ -x /lib/systemd/systemd-networkd ] || return
  programs=networkctl
  {
    printf '# The NIC.\n[Match]\nName=eth0\n\n[Network]\n'
    networkd_settings
  } | files before /etc/systemd/network/10-lan.network
  printf '# The NIC.\n[Match]\nName=eth0\n\n[Network]\nBridge=br0\n' | files after /etc/systemd/network/10-lan.network
  printf '[NetDev]\nName=br0\nKind=bridge\nMACAddress=00:00:5e:00:53:01\n' | files after /etc/systemd/network/05-br0.netdev
  {
    printf '[Match]\nName=br0\n\n[Network]\n'
    networkd_settings
  } | files after /etc/systemd/network/05-br0.network
  printf '[NetDev]\nName=tap0\nKind=tap\n' | files after /etc/systemd/network/05-tap0.netdev
  printf '[Match]\nName=tap0\n\n[Network]\nBridge=br0\n' | files after /etc/systemd/network/05-tap0.network
  own /etc/systemd/network
  chmod -R a+rX /etc/systemd/network
  start_networkd
}

networkd_settings() {
  if [ "$addressing" = static ]; then
    printf 'Address=192.0.2.10/24\nGateway=192.0.2.1\nAddress=2001:db8::10/64\nGateway=2001:db8::1\nDNS=192.0.2.1\nIPv6AcceptRA=no\n'
  else
    printf 'DHCP=yes\n\n[IPv6AcceptRA]\nDHCPv6Client=always\n'
  fi
}

start_networkd() {
  mkdir -p /run/systemd/netif/{links,leases,lldp} /run/systemd/network /run/dbus /run/udev
  chown -R systemd-network: /run/systemd/netif
  mount -o remount,ro /sys # without a writable one no udev is waited for
  dbus-daemon --system --fork --nopidfile
  SYSTEMD_LOG_TARGET=console /lib/systemd/systemd-networkd >"$dir/log" 2>&1 &
  for ((i = 0; i < 300; i++)); do
    [[ $(networkctl --no-legend list eth0 2>/dev/null) == *' configured'* ]] && [ -n "$(ip -o -6 addr show dev eth0 scope global)" ] && return
    sleep 0.1
  done
  return 1
}

files_of_networkd() { find /etc/systemd/network -type f; }

manage_nmcli() {
  command -v NetworkManager >/dev/null || return
  programs='nmcli busctl sed'
  mkdir -p /run/dbus /run/udev /run/NetworkManager
  own /etc/NetworkManager/system-connections
  own /var/lib/NetworkManager
  own_resolver
  mount -o remount,ro /sys # without a writable one no udev is waited for
  printf '[main]\nplugins=keyfile\nauth-polkit=false\nno-auto-default=*\n' >"$dir/nm.conf"
  {
    printf '# The NIC.\n[connection]\nid=Wired: 1\nuuid=5a1f0c1e-8a53-4b0e-9a43-1d0c0f6a7b21\ntype=ethernet\ninterface-name=eth0\n\n'
    if [ "$addressing" = static ]; then
      printf '[ipv4]\nmethod=manual\naddress1=192.0.2.10/24,192.0.2.1\ndns=192.0.2.1;\n\n[ipv6]\nmethod=manual\naddress1=2001:db8::10/64,2001:db8::1\n'
    else
      printf '[ipv4]\nmethod=auto\n\n[ipv6]\nmethod=auto\naddr-gen-mode=eui64\n'
    fi
  } >/etc/NetworkManager/system-connections/eth0.nmconnection
  chmod 600 /etc/NetworkManager/system-connections/eth0.nmconnection
  dbus-daemon --system --fork --nopidfile
  NetworkManager --debug --config "$dir/nm.conf" --config-dir "$dir/none" --system-config-dir "$dir/none" --intern-config "$dir/intern" \
    --state-file "$dir/state" >"$dir/log" 2>&1 &
  for ((i = 0; i < 300; i++)); do
    [[ $(nmcli -g GENERAL.STATE device show eth0 2>/dev/null) == 100* ]] && [ -n "$(ip -o -6 addr show dev eth0 scope global)" ] && return
    sleep 0.1
  done
  return 1
}

# The profiles, those in memory too, and their files.
files_of_nmcli() {
  find /etc/NetworkManager/system-connections /run/NetworkManager/system-connections -type f
  nmcli -t -f NAME,UUID,AUTOCONNECT,DEVICE connection show >"$dir/profiles"
  echo "$dir/profiles"
}
