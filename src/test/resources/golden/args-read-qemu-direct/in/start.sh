kvm -netdev tap,id=n0,fd=3 -device virtio-net-pci,netdev=n0,mac=52:54:00:aa:00:01 3<>/dev/tap7
