virt-install --network type=user,backend.type=passt
