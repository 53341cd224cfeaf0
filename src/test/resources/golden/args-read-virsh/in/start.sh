virsh -c qemu:///system attach-interface web1 direct ens32 --model virtio --inbound 1000,,50 --config
virsh attach-interface --domain web1 --type bridge --source br0 --target tap1 --mac 52:54:00:aa:00:02
virsh attach-interface web1 hostdev 0000:03:10.1 --managed
