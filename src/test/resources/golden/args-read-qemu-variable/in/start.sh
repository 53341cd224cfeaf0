kvm -name "$1" -nic user,mac=$(cat mac)
