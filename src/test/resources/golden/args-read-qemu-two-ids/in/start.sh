kvm -netdev user,id=n0 -netdev user,id=n0 -device e1000,netdev=n0 -device e1000,netdev=n1
