"""guest.py NAMESPACE TAP DEVICE UID: a guest's QEMU in small. Opens the tap as a user, and a tap of a namespace, and carries frames."""
import ctypes
import fcntl
import os
import select
import struct
import sys

TUNSETIFF, IFF_TAP, IFF_NO_PI, CLONE_NEWNET = 0x400454CA, 2, 0x1000, 0x40000000
libc = ctypes.CDLL(None, use_errno=True)


def enter(namespace):
    if libc.setns(namespace, CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "setns")


def tap(name):
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP | IFF_NO_PI))
    return device


namespace, name, device, user = sys.argv[1:]
here = os.open("/proc/self/ns/net", os.O_RDONLY)
enter(os.open("/run/netns/" + namespace, os.O_RDONLY))
inside = tap(device)
enter(here)
os.setgroups([])
os.setresuid(int(user), int(user), int(user))
outside = tap(name)
while True:
    for ready in select.select([inside, outside], [], [])[0]:
        try:
            os.write(outside if ready == inside else inside, os.read(ready, 65536))
        except OSError:
            # A side that is down takes nothing.
            pass
