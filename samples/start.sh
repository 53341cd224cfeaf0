#!/bin/sh
# Starts the lab's web server without libvirt.
MAC=52:54:00:aa:00:02
ip tuntap add tap-web mode tap
exec qemu-system-x86_64 -name "web 2" -M q35 -m 2G \
  -netdev tap,id=lan,ifname=tap-web,script=no,downscript=no,vhost=on,queues=4 \
  -device virtio-net-pci,netdev=lan,mac=$MAC,mq=on,vectors=10,host_mtu=9000 \
  -nic user,model=e1000e,mac=52:54:00:aa:00:03,hostfwd=tcp:127.0.0.1:2222-:22
