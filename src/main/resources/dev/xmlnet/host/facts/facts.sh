# What this host's network is and who manages it, for xmlnet: ssh HOST sh < facts.sh > HOST.facts
# It only reads. What a program prints is set in by one blank; each part begins with a line that names the program.
PATH=/usr/sbin:/usr/bin:/sbin:/bin:$PATH:/usr/local/sbin:/usr/local/bin
LC_ALL=C
export PATH LC_ALL

# A shell with programs of its own, as busybox is, prefers them to those of the host.
where() (
    IFS=:
    for d in $PATH; do
        if [ -x "$d/$1" ] && [ ! -d "$d/$1" ]; then
            printf '%s\n' "$d/$1"
            exit 0
        fi
    done
    exit 1
)

part() {
    printf '== %s\n' "$1"
    sed 's/^/ /'
    echo
}

# Standard input is this script, which no program may read.
run() {
    if program=$(where "$1"); then
        title=$*
        shift
        "$program" "$@" </dev/null 2>/dev/null | part "$title"
    fi
}

devices() {
    for d in /sys/class/net/*; do
        [ -e "$d/ifindex" ] || continue
        printf '%s' "${d##*/}"
        if [ -e "$d/wireless" ] || [ -e "$d/phy80211" ]; then printf ' wireless'; fi
        if [ -e "$d/device/physfn" ]; then printf ' function'; fi
        if [ -e "$d/device/driver" ]; then printf ' driver=%s' "$(basename "$(readlink "$d/device/driver")")"; fi
        if [ -r "$d/device/sriov_totalvfs" ]; then printf ' total=%s' "$(cat "$d/device/sriov_totalvfs")"; fi
        if [ -r "$d/device/sriov_numvfs" ]; then printf ' functions=%s' "$(cat "$d/device/sriov_numvfs")"; fi
        g=/proc/sys/net/ipv6/conf/${d##*/}/addr_gen_mode
        if [ -r "$g" ]; then printf ' generation=%s' "$(cat "$g")"; fi
        echo
    done
}

network_manager() {
    nmcli=$(where nmcli) || return 0
    "$nmcli" -t -f RUNNING general status </dev/null 2>/dev/null | grep -q '^running' || return 0
    run nmcli -t -f DEVICE,STATE,CON-UUID,CONNECTION device status
    run nmcli -t -f UUID,FILENAME connection show
    run nmcli -t -f GENERAL,IP4,IP6,DHCP4,DHCP6 device show
    for u in $("$nmcli" -t -f UUID connection show --active </dev/null 2>/dev/null); do
        run nmcli -t -f connection,ipv4,ipv6 connection show "$u"
    done
}

# Other lines may hold a password of a Wi-Fi.
stanzas() {
    if [ -r "$1" ]; then
        grep -nE '^[[:space:]]*(auto|allow-[a-z]+|no-auto-down|iface|source|source-directory)[[:space:]]' "$1" | part "interfaces $1"
    fi
}

# A source names files below the directory, by patterns, which the shell reads.
ifupdown() {
    [ -r /etc/network/interfaces ] || return 0
    cd /etc/network || return 0
    stanzas /etc/network/interfaces
    for f in $(sed -n 's/^[[:space:]]*source[[:space:]]\{1,\}//p' interfaces); do
        case $f in /*) stanzas "$f" ;; *) stanzas "/etc/network/$f" ;; esac
    done
    for d in $(sed -n 's/^[[:space:]]*source-directory[[:space:]]\{1,\}//p' interfaces); do
        for f in "$d"/*; do
            case ${f##*/} in *[!A-Za-z0-9_-]*) continue ;; esac
            case $f in /*) stanzas "$f" ;; *) stanzas "/etc/network/$f" ;; esac
        done
    done
    if [ -r /run/network/ifstate ]; then part "ifstate" </run/network/ifstate; fi
}

# Those that are there, one a line.
existing() {
    for f; do
        if [ -e "$f" ]; then printf '%s\n' "$f"; fi
    done
}

kernel() {
    for f in /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv6/conf/all/forwarding /proc/sys/net/bridge/bridge-nf-call-iptables; do
        if [ -r "$f" ]; then printf '%s=%s\n' "${f##*/}" "$(cat "$f")"; fi
    done
}

tools() {
    for t in ip bridge brctl tc ethtool nmcli networkctl netplan ifup ifreload ifenslave dhclient dhcpcd resolvectl resolvconf systemd-run \
        busctl udevadm setsid iptables firewall-cmd ovs-vsctl virsh cloud-init; do
        where "$t"
    done
}

main() {
    echo 'xmlnet host facts 1'
    run ip -d -j addr
    run ip -j -4 route show table all
    run ip -j -6 route show table all
    run ip -j -4 rule
    run ip -j -6 rule
    devices | part devices
    network_manager
    if [ -d /run/systemd/netif ]; then run networkctl --no-pager --full status --all; fi
    ifupdown
    existing /etc/netplan/*.yaml /run/netplan/*.yaml /lib/netplan/*.yaml | part netplan
    existing /var/lib/dhcp/dhclient*.lease* /var/lib/dhclient/dhclient*.lease* /var/lib/NetworkManager/dhclient*.lease \
        /var/lib/dhcpcd/*.lease* /var/lib/dhcpcd5/*.lease* | part leases
    if [ -r /etc/resolv.conf ]; then part resolv.conf </etc/resolv.conf; fi
    if [ -d /run/systemd/resolve ]; then
        run resolvectl --no-pager dns
        run resolvectl --no-pager domain
    fi
    kernel | part kernel
    # Where br_netfilter is not loaded, the firewall sees no bridged packet; asking it would load modules of its own.
    if [ -e /proc/sys/net/bridge/bridge-nf-call-iptables ]; then run iptables -w 5 -S FORWARD; fi
    run firewall-cmd --get-active-zones
    run ovs-vsctl --timeout=5 list-br
    if [ -r /proc/net/unix ]; then sed -n 's|^[^/]* \(/.*\)$|\1|p' /proc/net/unix | sort -u | part sockets; fi
    if [ -r /proc/1/comm ]; then part init </proc/1/comm; fi
    tools | part tools
    run ip -V
    run nmcli --version
    run networkctl --version
    run ifup --version
    run virsh --version
    echo '== end'
}

# So that nothing is run of half a script.
main
