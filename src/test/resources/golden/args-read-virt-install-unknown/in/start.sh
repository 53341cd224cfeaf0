virt-install --network bridge=br0,modle=virtio --network bridge=br0,vlan=5
