# What manages the host of a case, inside its namespaces; to be sourced.

manage() { # 1 if the host does not come up
  mount -t tmpfs t /run
  "manage_$dialect"
}

unmanage() { [ "$(type -t "unmanage_$dialect")" != function ] || "unmanage_$dialect"; }

state_of_host() {
  "$python" "$here/state.py"
  "files_of_$dialect" | sort | xargs -r -d '\n' cksum
  ls -A /run
}

bridge_is_right() {
  [ "$(ip -o link show dev eth0 | grep -c ' master br0 ')" = 1 ] &&
    { [ "$dialect" = netplan ] || [ "$(ip -o link show dev tap0 | grep -c ' master br0 ')" = 1 ]; } && # which has no taps
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

# Unpacked only, since it conflicts with ifupdown; it lies over /usr.
manage_ifupdown2() {
  [ -d "$work/ifupdown2" ] || return
  programs='ifreload ifquery mount umount'
  interfaces2_of eth0 </dev/null | files before /etc/network/interfaces
  {
    interfaces2_of br0 <<END
    hwaddress 00:00:5e:00:53:01
    bridge-ports eth0 tap0
    bridge-stp off
    bridge-fd 0
    pre-up ip link show tap0 >/dev/null 2>&1 || ip tuntap add dev tap0 mode tap
    pre-up ip link set tap0 up
    post-down ip tuntap del dev tap0 mode tap
END
  } | files after /etc/network/interfaces
  mount -t overlay o -o "lowerdir=$work/ifupdown2/usr:/usr" /usr
  mount -t tmpfs t /var/tmp # its state
  own /etc/network
  cp -r "$work/ifupdown2/etc/network/ifupdown2" /etc/network
  mkdir -p /run/network "$dir/sbin"
  own /var/lib/dhcp
  own_resolver
  for name in ifup ifdown ifquery ifreload; do ln -s /usr/share/ifupdown2/__main__.py "$dir/sbin/$name"; done
  PATH=$dir/sbin:$PATH
  for name in eth0 default; do echo 0 >/proc/sys/net/ipv6/conf/$name/accept_ra; done # which it leaves to the kernel
  ifup -a >"$dir/log" 2>&1 && [ -n "$(ip -o -4 addr show dev eth0)" ]
}

interfaces2_of() { # DEVICE, with further lines of its stanza from standard input
  printf "# The host's own comment.\nauto lo\niface lo inet loopback\n\nauto %s\n" "$1"
  [ "$1" = eth0 ] || echo 'iface eth0 inet manual'
  if [ "$addressing" = static ]; then
    printf 'iface %s\n    address 192.0.2.10/24\n    address 2001:db8::10/64\n    gateway 192.0.2.1\n    gateway 2001:db8::1\n' "$1"
  else
    # One stanza of DHCP is taken, and no address beside it.
    printf 'iface %s inet dhcp\n    up ip -6 addr add 2001:db8::10/64 dev %s nodad\n    up ip -6 route add default via 2001:db8::1 dev %s\n' "$1" "$1" "$1"
  fi
  cat
}

unmanage_ifupdown2() { ifdown -a >/dev/null 2>&1; }

files_of_ifupdown2() { find /etc/network /var/lib/dhcp -type f ! -name 'dhclient*.eth0.leases'; }

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

# The real netplan generates, and its networkd is the lab's. Only `netplan apply` wants a systemd as PID 1, so it is here what it comes to:
# generate, and reload and reconfigure networkd. What generate makes for systemd goes, lest the host look as if it had one.
manage_netplan() {
  command -v netplan >/dev/null && [ -x /lib/systemd/systemd-networkd ] || return
  programs='netplan networkctl mount umount'
  {
    printf '# The NIC.\nnetwork:\n  version: 2\n  ethernets:\n    eth0:\n'
    netplan_settings
  } | files before /etc/netplan/50-lan.yaml
  {
    printf '# The NIC.\nnetwork:\n  version: 2\n  ethernets:\n    eth0: {}\n  bridges:\n    br0:\n      interfaces: [eth0]\n'
    printf '      macaddress: 00:00:5e:00:53:01\n'
    netplan_settings
  } | files after /etc/netplan/50-lan.yaml
  own /etc/netplan
  own /etc/systemd/network
  chmod 600 /etc/netplan/*
  mkdir -p "$dir/sbin"
  cat >"$dir/sbin/netplan" <<END
#!/bin/sh
$(command -v netplan) generate && rm -rf /run/systemd/system || exit
[ "\$*" = apply ] || exit 0
networkctl reload || exit
for name in eth0 br0; do ! ip link show dev \$name >/dev/null 2>&1 || networkctl reconfigure \$name || exit; done
END
  chmod +x "$dir/sbin/netplan"
  PATH=$dir/sbin:$PATH
  netplan generate && start_networkd
}

netplan_settings() {
  if [ "$addressing" = static ]; then
    printf '      %s\n' 'addresses: [192.0.2.10/24, "2001:db8::10/64"]' 'nameservers: {addresses: [192.0.2.1]}' 'accept-ra: false' \
      'routes: [{to: default, via: 192.0.2.1}, {to: default, via: "2001:db8::1"}]'
  else
    printf '      %s\n' 'dhcp4: true' 'dhcp6: true'
  fi
}

files_of_netplan() { find /etc/netplan /etc/systemd/network /run/systemd/network -type f; }

manage_nmcli() {
  command -v NetworkManager >/dev/null || return
  programs='nmcli busctl sed mount umount'
  mkdir -p /run/dbus /run/udev /run/NetworkManager
  own /etc/NetworkManager/system-connections
  own /var/lib/NetworkManager
  own_resolver
  mount -o remount,ro /sys # without a writable one no udev is waited for
  printf '[main]\nplugins=keyfile\nauth-polkit=false\nno-auto-default=*\n' >"$dir/nm.conf"
  {
    profile 'Wired: 1' 5a1f0c1e-8a53-4b0e-9a43-1d0c0f6a7b21 ethernet eth0
    echo
    profile_settings
  } >/etc/NetworkManager/system-connections/eth0.nmconnection
  chmod 600 /etc/NetworkManager/system-connections/eth0.nmconnection
  start_network_manager
}

start_network_manager() {
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

profile() { # ID UUID TYPE DEVICE
  printf '# The NIC.\n[connection]\nid=%s\nuuid=%s\ntype=%s\ninterface-name=%s\n' "$@"
}

profile_settings() { # IAID
  if [ "$addressing" = static ]; then
    printf '[ipv4]\nmethod=manual\naddress1=192.0.2.10/24,192.0.2.1\ndns=192.0.2.1;\n\n[ipv6]\nmethod=manual\naddress1=2001:db8::10/64,2001:db8::1\n'
  else
    printf '[ipv4]\nmethod=auto\n\n[ipv6]\nmethod=auto\naddr-gen-mode=eui64\n%s' "${1:+dhcp-iaid=$1$'\n'}"
  fi
}

# The same host as nmcli's, and its files become others.
manage_keyfile() {
  local old=$dir/before/etc/NetworkManager/system-connections new=$dir/after/etc/NetworkManager/system-connections port='master=br0\nslave-type=bridge\n'
  manage_nmcli || return
  programs='nmcli mount umount'
  mkdir -p "$old" "$new"
  cp -p /etc/NetworkManager/system-connections/eth0.nmconnection "$old"
  { profile 'Wired: 1' 5a1f0c1e-8a53-4b0e-9a43-1d0c0f6a7b21 ethernet eth0; printf "$port"; } >"$new/eth0.nmconnection"
  { profile tap0 c3c5a3a2-8b54-5a6e-9d3f-0c3c4b8f0a02 tun tap0; printf "$port\n[tun]\nmode=2\n"; } >"$new/tap0.nmconnection"
  {
    profile br0 c3c5a3a2-8b54-5a6e-9d3f-0c3c4b8f0a01 bridge br0
    printf 'autoconnect-slaves=1\n\n[bridge]\nmac-address=00:00:5e:00:53:01\nstp=false\n\n'
    profile_settings "$(iaid)"
  } >"$new/br0.nmconnection"
}

iaid() { nmcli -g DHCP6.OPTION device show eth0 | tr '|' '\n' | sed -n 's/^ *iaid = *//p' | tr -d '\\ '; }

files_of_keyfile() { files_of_nmcli; }
