virt-install --name a --bridge br0 --mac 52:54:00:aa:00:02
virt-install --name b --nonetworks
virt-install --name c
