package dev.xmlnet.host.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the kernel's files and small programs say in plain text. */
final class SystemText {
    private static final Pattern LINK = Pattern.compile("Link \\d+ \\((\\S+)\\):(.*)");
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");
    private static final Pattern LEASES = Pattern.compile(".*/(?:dhclient6?[.-])?(.+)\\.leases?[46]?");

    /** The kernel's numbers for how IPv6 addresses are made. */
    private static final List<String> GENERATIONS = List.of("eui64", "none", "stable-privacy", "random");

    private final FactsParts parts;

    SystemText(FactsParts parts) {
        this.parts = parts;
    }

    /** Returns what the kernel's files say of the devices. */
    Map<String, Hardware> hardware() {
        Map<String, Hardware> hardware = new LinkedHashMap<>();
        for (String line : parts.lines("devices")) {
            List<String> words = words(line);
            if (!words.isEmpty()) {
                hardware.put(
                        words.get(0),
                        new Hardware(
                                value(words, "driver"),
                                words.contains("wireless"),
                                number(value(words, "total")),
                                number(value(words, "functions")),
                                words.contains("function"),
                                generation(value(words, "generation"))));
            }
        }
        return hardware;
    }

    private static @Nullable String generation(@Nullable String number) {
        Integer one = number(number);
        return one == null || one >= GENERATIONS.size() ? null : GENERATIONS.get(one);
    }

    /** Returns what resolv.conf says; of several lines with domains the last counts. */
    Dns resolvConf() {
        List<String> servers = new ArrayList<>();
        List<String> search = List.of();
        for (String line : parts.lines("resolv.conf")) {
            List<String> words = words(line);
            if (words.size() > 1 && words.get(0).equals("nameserver")) {
                servers.add(words.get(1));
            } else if (words.size() > 1
                    && (words.get(0).equals("search") || words.get(0).equals("domain"))) {
                search = words.subList(1, words.size());
            }
        }
        return new Dns(servers, search);
    }

    /** Returns what systemd-resolved knows of the devices that have servers. */
    Map<String, Dns> resolved() {
        Map<String, List<String>> domains = links("resolvectl --no-pager domain");
        Map<String, Dns> dns = new LinkedHashMap<>();
        links("resolvectl --no-pager dns").forEach((name, servers) -> {
            if (!servers.isEmpty()) {
                dns.put(name, new Dns(servers, domains.getOrDefault(name, List.of())));
            }
        });
        return dns;
    }

    private Map<String, List<String>> links(String title) {
        Map<String, List<String>> links = new LinkedHashMap<>();
        for (String line : parts.lines(title)) {
            Matcher link = LINK.matcher(line);
            if (link.matches()) {
                links.put(link.group(1), words(link.group(2)));
            }
        }
        return links;
    }

    /** Returns what the host lets through. */
    Filtering filtering() {
        List<String> kernel = parts.lines("kernel");
        String policy = null;
        for (String line : parts.lines("iptables -w 5 -S FORWARD")) {
            List<String> words = words(line);
            policy = words.size() == 3 && words.get(0).equals("-P") ? words.get(2) : policy;
        }
        return new Filtering(
                yes(value(kernel, "ip_forward")),
                yes(value(kernel, "forwarding")),
                yes(value(kernel, "bridge-nf-call-iptables")),
                policy,
                zones());
    }

    private Map<String, String> zones() {
        Map<String, String> zones = new LinkedHashMap<>();
        String zone = "";
        for (String line : parts.lines("firewall-cmd --get-active-zones")) {
            List<String> words = words(line);
            if (!line.startsWith(" ") && !words.isEmpty()) {
                zone = words.get(0);
            } else if (!words.isEmpty() && words.get(0).equals("interfaces:")) {
                for (String device : words.subList(1, words.size())) {
                    zones.put(device, zone);
                }
            }
        }
        return zones;
    }

    /** Returns what runs on the host. */
    Software software() {
        Map<String, String> tools = new LinkedHashMap<>();
        for (String line : parts.lines("tools")) {
            if (line.startsWith("/")) {
                String tool = line.substring(line.lastIndexOf('/') + 1);
                tools.put(tool, version(tool));
            }
        }
        List<String> init = parts.lines("init");
        Boolean systemd = init.isEmpty() ? null : init.get(0).equals("systemd");
        return new Software(systemd, tools, paths("netplan"));
    }

    /** The first number with dots of what the program says of its version; "" if it was not asked. */
    private String version(String tool) {
        List<String> lines = parts.lines(tool + (tool.equals("ip") ? " -V" : " --version"));
        String words =
                lines.isEmpty() ? "" : lines.get(0).replace("iproute2-", "").replace(',', ' ');
        for (String word : words(words)) {
            if (VERSION.matcher(word).matches()) {
                return word;
            }
        }
        return "";
    }

    /** Returns the files with what DHCP gave a device. */
    List<String> leases(String device) {
        List<String> leases = new ArrayList<>();
        for (String path : paths("leases")) {
            Matcher name = LEASES.matcher(path);
            if (name.matches() && (name.group(1).equals(device) || name.group(1).endsWith("-" + device))) {
                leases.add(path);
            }
        }
        return leases;
    }

    /** Returns the bridges of Open vSwitch; null if it was not asked. */
    @Nullable
    Set<String> ovsBridges() {
        String title = "ovs-vsctl --timeout=5 list-br";
        return parts.part(title) == null ? null : new LinkedHashSet<>(words(String.join(" ", parts.lines(title))));
    }

    /** Returns the paths of UNIX sockets; null if nobody looked. */
    @Nullable
    Set<String> sockets() {
        return parts.part("sockets") == null ? null : new LinkedHashSet<>(paths("sockets"));
    }

    private List<String> paths(String title) {
        return parts.lines(title).stream().filter(line -> line.startsWith("/")).toList();
    }

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : Arrays.asList(line.strip().split("\\s+"));
    }

    private static @Nullable String value(List<String> words, String key) {
        for (String word : words) {
            if (word.startsWith(key + "=")) {
                return word.substring(key.length() + 1);
            }
        }
        return null;
    }

    private static @Nullable Boolean yes(@Nullable String number) {
        return (number == null || number.isEmpty()) ? null : !number.equals("0");
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }
}
