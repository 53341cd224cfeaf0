kvm -nic tap,ifname=tap0,scirpt=no
