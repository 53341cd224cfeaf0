kvm -hda a.img -net nic,mac=52:54:00:aa:00:02 -net tap,ifname=tap1,script=/etc/qemu-ifup,downscript=no
