kvm -nic user,mac=52-54-00-AA-00-01 -nic user,mac=53:54:00:aa:00:01
