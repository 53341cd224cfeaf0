virt-xml web1 --edit --network bridge=br0
