# A host and its LAN in network namespaces; to be sourced.

lab() { # NAME: script-NAME-h is the host with eth0, script-NAME-l the LAN
  ip netns add "script-$1-h" && ip netns add "script-$1-l" || return
  ip -n "script-$1-h" link set lo up
  ip -n "script-$1-h" link add eth0 address 00:00:5e:00:53:01 type veth peer name lan0 netns "script-$1-l"
  ip -n "script-$1-l" link set lo up
  ip -n "script-$1-l" link set lan0 up
  ip -n "script-$1-l" addr add 192.0.2.1/24 dev lan0
  ip -n "script-$1-l" addr add 2001:db8::1/64 dev lan0 nodad
  # A host forgets a router that says of itself that it is none.
  ip netns exec "script-$1-l" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/all/forwarding'
}

end_lab() { # NAME: with all that runs there
  local name pid
  for name in "script-$1-h" "script-$1-l"; do
    for pid in $(ip netns pids "$name" 2>/dev/null); do kill -KILL "$pid"; done 2>/dev/null
    ip netns del "$name" 2>/dev/null
  done
}

serve_dhcp() { # NAME DIRECTORY
  ip netns exec "script-$1-l" dnsmasq --conf-file=/dev/null --port=0 --interface=lan0 --bind-interfaces --dhcp-authoritative --no-ping \
    --dhcp-range=192.0.2.50,192.0.2.99,1h --dhcp-range=2001:db8::100,2001:db8::1ff,64,1h --enable-ra --dhcp-leasefile="$2/leases-$1" \
    --pid-file="$2/pid-$1"
}
