"""A TCP session that is held while the host's network changes.

session.py serve PORT           echoes what comes, on every address
session.py hold ADDRESS PORT    prints 'open'; at SIGUSR1, with the next echo, the longest time without one since the last signal
"""

import signal
import socket
import sys
import threading
import time


def serve(port):
    server = socket.socket(socket.AF_INET6)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    server.bind(("::", port))
    server.listen()
    print("open", flush=True)
    while True:
        client, _ = server.accept()
        threading.Thread(target=echo, args=(client,), daemon=True).start()


def echo(client):
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    while data := client.recv(4096):
        client.sendall(data)


def hold(address, port):
    asked = threading.Event()
    signal.signal(signal.SIGUSR1, lambda *_: asked.set())
    client = socket.create_connection((address, port), 10)
    client.settimeout(60)
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    longest = 0
    print("open", flush=True)
    while True:
        sent = time.monotonic()
        try:
            client.sendall(b"held\n")
            if not client.recv(4096):
                raise OSError("closed")
        except OSError as e:
            print("dead:", e, flush=True)
            return
        longest = max(longest, time.monotonic() - sent)
        if asked.is_set():
            asked.clear()
            print(f"{longest:.2f}", flush=True)
            longest = 0
        time.sleep(0.02)


if sys.argv[1] == "serve":
    serve(int(sys.argv[2]))
else:
    hold(sys.argv[2], int(sys.argv[3]))
