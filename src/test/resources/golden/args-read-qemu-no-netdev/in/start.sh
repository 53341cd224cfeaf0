kvm -device e1000,netdev=n1,mac=52:54:00:aa:00:01
