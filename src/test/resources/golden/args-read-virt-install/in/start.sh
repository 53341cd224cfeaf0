#!/bin/sh
virt-install --name web1 --memory 2048 \
  --network type=direct,source=ens32,source_mode=bridge \
  --network bridge=br0,model=virtio,mac=52:54:00:aa:00:02,filterref=clean-traffic \
  -w network=default,portgroup=eng --network 'bridge=br1,xpath0.set=./vlan/tag/@id,xpath0.value=42' --network user
