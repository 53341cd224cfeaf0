virsh attach-interface web1 bridge br0 --modle virtio
virsh attach-interface web1 user x
virsh attach-interface web1
