kvm -nodefaults -device vfio-pci,host=03:10.1
