package dev.xmlnet.host.netplan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A host's netplan as many people might have written it: one or several files, blocks and braces, quotes, comments, line ends. */
final class RandomPlan {
    private static final List<String> MOVED = List.of(
            "dhcp4: %s",
            "dhcp6: %s",
            "addresses: [192.0.2.10/24, '2001:db8::10/64']",
            "addresses:\n%1$s- 192.0.2.10/24\n%1$s# an old one\n%1$s- \"2001:db8::10/64\":\n%1$s    label: \"eth0:a\"",
            "routes:\n%1$s- to: default\n%1$s  via: 192.0.2.1 # the router\n%1$s- {to: 198.51.100.0/24, via: 192.0.2.2}",
            "nameservers: {addresses: [192.0.2.53], search: [example.org]}",
            "nameservers:\n%1$s  addresses:\n\n%1$s  - 192.0.2.53\n%1$s  search: [ example.org ]",
            "gateway4: 192.0.2.1",
            "link-local: []",
            "accept-ra: no",
            "dhcp4-overrides: {route-metric: 50}",
            "dhcp-identifier: 'mac'",
            "optional-addresses: [ipv4-ll]",
            "ipv6-privacy: true");
    private static final List<String> KEPT = List.of(
            "wakeonlan: true",
            "match: {macaddress: \"00:00:5e:00:53:01\"}",
            "match:\n%1$s  macaddress: 00:00:5e:00:53:01",
            "set-name: eth0",
            "virtual-function-count: 4",
            "generic-receive-offload: off",
            "auth: {key-management: 802.1x, password: 'not # shown'}",
            "emit-lldp: yes",
            "mtu: 9000",
            "optional: true",
            "renderer: networkd",
            "macaddress: 00:00:5e:00:53:02");

    private final Random random;
    private final String end;

    private RandomPlan(long seed) {
        random = new Random(seed);
        end = random.nextInt(4) == 0 ? "\r\n" : "\n";
    }

    /** The files of one. */
    static Map<String, byte[]> of(long seed) {
        return new RandomPlan(seed).files();
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        List<String> moved = chosen(MOVED, random.nextInt(7));
        List<String> kept = chosen(KEPT, random.nextInt(5));
        boolean two = random.nextInt(3) == 0;
        int cut = two ? random.nextInt(moved.size() + 1) : moved.size();
        files.put(
                "etc/netplan/10-a.yaml",
                file(mixed(moved.subList(0, cut), kept)).getBytes(UTF_8));
        if (two) {
            files.put(
                    "etc/netplan/20-b.yaml",
                    file(mixed(moved.subList(cut, moved.size()), List.of())).getBytes(UTF_8));
        }
        return files;
    }

    /** Some of them in an order of their own, no key twice; with a name, also what it needs. */
    private List<String> chosen(List<String> all, int count) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        Map<String, String> byKey = new LinkedHashMap<>();
        shuffled.forEach(one -> byKey.putIfAbsent(one.substring(0, one.indexOf(':')), one));
        return new ArrayList<>(byKey.values()).subList(0, count);
    }

    /** The order of people, who write what is kept in one or two runs among what moves, or anywhere. */
    private List<String> mixed(List<String> moved, List<String> kept) {
        List<String> all = new ArrayList<>(moved);
        int cut = random.nextInt(kept.size() + 1);
        int first = random.nextInt(all.size() + 1);
        int second = random.nextInt(first + 1);
        all.addAll(first, kept.subList(cut, kept.size()));
        all.addAll(second, kept.subList(0, cut));
        if (random.nextInt(10) == 0) {
            Collections.shuffle(all, random);
        }
        return all;
    }

    private String file(List<String> keys) {
        int step = random.nextInt(2) * 2 + 2;
        String one = " ".repeat(step);
        boolean braces = random.nextInt(4) == 0 && keys.stream().noneMatch(key -> key.contains("\n"));
        StringBuilder text = new StringBuilder(comment(""));
        text.append("network:\n").append(one).append("version: 2\n");
        before(text, one);
        text.append(one).append("ethernets:").append(comment(" ")).append("\n");
        before(text, one + one);
        other(text, one, "eth1");
        text.append(one).append(one).append(random.nextInt(5) == 0 ? "\"eth0\":" : "eth0:");
        if (braces || keys.isEmpty()) {
            String blank = random.nextInt(4) == 0 ? " " : "";
            String between = random.nextInt(4) == 0 ? "," + blank + " " : ", ";
            List<String> written =
                    keys.stream().map(key -> key.replace("%s", "true")).toList();
            text.append(" {")
                    .append(keys.isEmpty() ? "" : blank + String.join(between, written) + blank)
                    .append("}");
            text.append(random.nextInt(3) == 0 ? "  # in one line" : "").append("\n");
        } else {
            text.append(random.nextInt(3) == 0 ? "   # the uplink" : "").append("\n");
            for (String key : keys) {
                lines(text, one.repeat(3), key);
            }
        }
        other(text, one, "eth2");
        before(text, one);
        if (random.nextInt(3) == 0) {
            text.append(one).append("bridges:\n");
            text.append(one)
                    .append(one)
                    .append("br7: {dhcp4: no}")
                    .append(comment(" "))
                    .append("\n");
        }
        if (random.nextInt(3) == 0) {
            text.append(one).append("vlans:\n").append(one).append(one).append("v30: {id: 30, link: eth0}\n");
        }
        String whole = text.toString().replace("\n", end);
        boolean cut = random.nextInt(6) == 0;
        String mark = random.nextInt(8) == 0 ? "\uFEFF" : "";
        return mark + (cut ? whole.substring(0, whole.length() - end.length()) : whole);
    }

    private void lines(StringBuilder text, String blanks, String key) {
        before(text, blanks);
        String deeper = blanks + (random.nextBoolean() ? "  " : "");
        text.append(blanks)
                .append(key.contains("%1$s") ? key.replace("%1$s", deeper) : key.replace("%s", word()))
                .append(random.nextInt(5) == 0 ? "   # " + word() : "")
                .append("\n");
        if (random.nextInt(8) == 0) {
            text.append(blanks).append("    # - deeper, of the key above \uD83D\uDC0E\n");
        }
    }

    private void before(StringBuilder text, String blanks) {
        switch (random.nextInt(6)) {
            case 0 -> text.append("\n");
            case 1 -> text.append(blanks).append("# of the key below\n");
            default -> {}
        }
    }

    private void other(StringBuilder text, String one, String name) {
        if (random.nextInt(3) == 0) {
            text.append(one).append(one).append(name).append(": {dhcp4: no, optional: true}\n");
        }
    }

    private String comment(String before) {
        return random.nextInt(4) == 0 ? before + "# of this host" + (before.isEmpty() ? "\n" : "") : "";
    }

    private String word() {
        return List.of("true", "yes", "\"no\"", "off").get(random.nextInt(4));
    }
}
