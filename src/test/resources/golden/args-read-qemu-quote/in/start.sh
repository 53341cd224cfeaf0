kvm -name 'web 1 -nic user
