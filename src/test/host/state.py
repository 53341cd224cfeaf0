"""Prints the network of this namespace, without what passes with time: links, addresses, routes and rules."""

import json
import subprocess


def ip(*words):
    out = subprocess.run(["ip", "-j", "-d", *words], capture_output=True, text=True, check=True).stdout
    return json.loads(out or "[]")


PASSING = {"nodad", "valid_life_time", "preferred_life_time", "expires", "link_index", "ifindex", "operstate", "promiscuity", "cache"}


def lasting(value):
    if isinstance(value, dict):
        return {k: lasting(v) for k, v in sorted(value.items()) if k not in PASSING}
    if isinstance(value, list):
        return sorted((lasting(v) for v in value if v), key=str) if all(isinstance(v, dict) for v in value) else value
    return value


for what in (("addr",), ("-4", "route", "show", "table", "all"), ("-6", "route", "show", "table", "all"), ("rule",), ("-6", "rule")):
    print(*what)
    for line in lasting(ip(*what)):
        print("  ", json.dumps(line))
