virt-install --name a --bridge br0 --network user
