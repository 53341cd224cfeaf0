package dev.xmlnet.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A command line, and the files on which it works, in the current directory: the same for the same seed.
 *
 * @param form which promises can be asked of it
 * @param words the command line; where {@link #form} is of one command, without options that say where the result goes
 * @param files names to bytes
 */
record Attempt(long seed, Form form, List<String> words, Map<String, byte[]> files) {
    /** The input where there is one. */
    static final String INPUT = "a.xml";

    /** What is tried. */
    enum Form {
        /** A conversion of one input. */
        CONVERT,
        /** A conversion of several. */
        CONVERT_MANY,
        /** A check of one or several. */
        CHECK,
        LIST,
        NETWORK,
        /** Any words in any order. */
        ANY
    }

    private static final List<String> TARGETS = List.of(
            "network",
            "nat",
            "route",
            "isolated",
            "open",
            "bridge",
            "ovs",
            "direct",
            "macvtap",
            "direct-bridge",
            "direct-private",
            "direct-vepa",
            "direct-passthrough",
            "hostdev",
            "user",
            "passt",
            "ethernet",
            "vhostuser",
            "vdpa");

    private static final List<String> NAMES = List.of("default", "lan", "br0", "br1", "eth0", "eno1", "ovsbr0", "tap0");

    private static final List<String> VERSIONS =
            List.of("4.0", "6.0", "8.10", "9.0", "10.10", "11.0", "11.3", "12.2", "12.9", "99.0");

    private static final List<String> IDS = List.of("MAC001", "DIR001", "DIR002", "NET001", "LIV001,VLN001", "SRC001");

    private static final List<String> TOML = List.of(
            "libvirt = '9.0'\n",
            "[check]\ndisable = ['DIR002', 'LIV001']\nstrict = true\n",
            "[check]\nbaseline = 'baseline.json'\nhost-facts = 'host.json'\n",
            "[[check.ignore]]\nfiles = ['d/**', '*.xml']\nrules = ['MAC001']\nreason = 'r'\n",
            "# nothing\n");

    private static final String TEMPLATE =
            "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template"
                    + " name='xsl:initial-template'><interface type='bridge'><source bridge='br7'/></interface>"
                    + "</xsl:template></xsl:stylesheet>";

    private static final String FACTS =
            "[{\"ifname\":\"lo\",\"mtu\":65536},{\"ifname\":\"eno1\",\"mtu\":1500,\"master\":\"br0\","
                    + "\"linkinfo\":{\"info_slave_kind\":\"bridge\"}},{\"ifname\":\"br0\",\"linkinfo\":{\"info_kind\":\"bridge\"},"
                    + "\"addr_info\":[{\"family\":\"inet\",\"local\":\"192.168.122.5\",\"prefixlen\":24}]}]";

    private static final String BASELINE =
            "{\"baseline\": 1, \"findings\": [{\"path\": \"a.xml\", \"rule\": \"MAC001\", \"message\": \"m\","
                    + " \"count\": 1}, {\"path\": \"a.xml\", \"rule\": \"DIR001\", \"message\": \"m\", \"count\": 2}]}\n";

    private static final List<String> MAP_LINES = List.of(
            "network=default:bridge=br0", "network:ovs", "bridge=br0:direct=eth0", "user:passt", "direct:network=lan");

    private static final List<String> OPTIONS = List.of(
            "--to",
            "--source",
            "--map",
            "--from",
            "--index",
            "--vlan",
            "--format",
            "--fix",
            "--diff",
            "-i",
            "--check",
            "--strict",
            "--rules",
            "--baseline",
            "--write-baseline",
            "--disable",
            "--libvirt",
            "-o",
            "--report",
            "--files-from",
            "-0",
            "--schemas",
            "--templates",
            "--param",
            "--host-facts",
            "--address",
            "--host",
            "--help",
            "--version",
            "--allow-read",
            "--map-file",
            "--networks",
            "--");

    /** Names that a file of a repository may have too. */
    private static final List<String> FILES = List.of(
            "b.xml",
            "d/c.xml",
            "d/e/f.xml",
            "-x.xml",
            "a b.xml",
            "é中.xml",
            "\u001B[31m.xml",
            "n\n::error::x.xml",
            "x\".xml");

    /** Makes one. */
    static Attempt of(long seed, Corpus corpus) {
        return new Maker(corpus, random(seed)).make(seed);
    }

    /** Chances that have nothing in common with those of the next seed. */
    static Random random(long seed) {
        return new Random((seed + 1) * 0x9E3779B97F4A7C15L);
    }

    /** The same with more words. */
    List<String> with(String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    private static final class Maker {
        private final Corpus corpus;
        private final Random random;
        private final Mutation mutation;
        private final Map<String, byte[]> files = new LinkedHashMap<>();
        private final List<String> words = new ArrayList<>();

        Maker(Corpus corpus, Random random) {
            this.corpus = corpus;
            this.random = random;
            this.mutation = new Mutation(corpus, random);
        }

        Attempt make(long seed) {
            Form form = form(random.nextInt(100));
            put(INPUT, mutation.mutant(corpus.document(random)));
            switch (form) {
                case CONVERT -> convert();
                case CONVERT_MANY -> {
                    convert();
                    others();
                }
                case CHECK -> check();
                case LIST -> list();
                case NETWORK -> network();
                case ANY -> any();
            }
            if (form != Form.NETWORK && chance(25)) {
                put(".xmlnet.toml", perhapsMutant(one(TOML)));
            }
            return new Attempt(seed, form, List.copyOf(words), files);
        }

        private static Form form(int percent) {
            if (percent < 56) {
                return Form.CONVERT;
            } else if (percent < 62) {
                return Form.CONVERT_MANY;
            } else if (percent < 70) {
                return Form.CHECK;
            } else if (percent < 76) {
                return Form.LIST;
            }
            return percent < 87 ? Form.NETWORK : Form.ANY;
        }

        private void convert() {
            words.add("convert");
            if (chance(8)) {
                for (int n = random.nextInt(3); n >= 0; n--) {
                    words("--map", value(MAP_LINES));
                }
            } else if (chance(20)) {
                put("map.txt", perhapsMutant("# nothing\n" + one(MAP_LINES) + "  # so\n\n" + one(MAP_LINES) + "\n"));
                words("--map-file", "map.txt");
            } else if (chance(500)) {
                put("templates/corp-lan.xsl", perhapsMutant(TEMPLATE));
                words("--templates", "templates", "--to", "corp-lan");
            } else {
                target(one(TARGETS));
            }
            selection();
            perhaps(25, "--vlan", List.of("0", "1", "42", "4095"));
            perhaps(25, "--mtu", List.of("68", "1500", "9000"));
            perhaps(12, "--model", List.of("virtio", "e1000e", "rtl8139", "vmxnet3"));
            perhaps(6, "--libvirt", VERSIONS);
            perhaps(String.join(" ", words).contains("direct") ? 4 : 60, "--host-access", NAMES);
            if (chance(6)) {
                put("networks/n.xml", mutation.mutant(corpus.network(random)));
                words("--networks", "networks");
            }
            flag(20, "--strict");
            flag(20, "--skip-others");
            flag(1000, "--validate");
            words.add(INPUT);
        }

        /** A target with what it needs, and now and then without, or with what another needs. */
        private void target(String to) {
            words("--to", chance(60) ? value(TARGETS) : to);
            switch (chance(60) ? one(TARGETS) : to) {
                case "hostdev" -> perhaps(1, "--source", List.of("0000:03:10.1", "0000:05:00.0", "03:10.1"));
                case "vhostuser" -> {
                    perhaps(1, "--source", List.of("/run/a.sock"));
                    perhaps(2, "--mode", List.of("client", "server"));
                }
                case "vdpa" -> perhaps(1, "--source", List.of("/dev/vhost-vdpa-0"));
                case "ethernet" -> {
                    perhaps(2, "--target", NAMES);
                    flag(3, "--unmanaged");
                }
                case "passt" -> {
                    perhaps(4, "--source", NAMES);
                    perhaps(2, "--forward", List.of("2222:22", "udp:192.0.2.1:5000-5010", "80", "[::1]:80"));
                }
                case "user" -> {}
                case "ovs" -> {
                    perhaps(2, "--source", NAMES);
                    perhaps(4, "--interfaceid", List.of("09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f", "1-1"));
                    perhaps(4, "--profileid", NAMES);
                }
                case "direct", "macvtap" -> {
                    perhaps(1, "--source", NAMES);
                    perhaps(2, "--mode", List.of("bridge", "private", "vepa", "passthrough"));
                }
                case "direct-bridge", "direct-private", "direct-vepa", "direct-passthrough" ->
                    perhaps(1, "--source", NAMES);
                case "bridge" -> perhaps(2, "--source", NAMES);
                default -> {
                    perhaps(1, "--source", NAMES);
                    perhaps(6, "--portgroup", NAMES);
                }
            }
        }

        private void selection() {
            perhaps(
                    8,
                    "--from",
                    List.of(
                            "network",
                            "bridge",
                            "network=default",
                            "bridge=br0",
                            "ovs",
                            "direct",
                            "user",
                            "macvtap=eth0"));
            perhaps(20, "--mac", List.of("52:54:00:6d:90:02", "52:54:00:00:00:01"));
            perhaps(15, "--index", List.of("1", "2", "3", "99"));
            perhaps(30, "--alias", List.of("net0", "ua-lan"));
        }

        private void check() {
            words.add("check");
            perhaps(6, "--libvirt", VERSIONS);
            perhaps(20, "--disable", IDS);
            flag(15, "--strict");
            if (chance(8)) {
                put("host.json", perhapsMutant(FACTS));
                words("--host-facts", "host.json");
            }
            if (chance(15)) {
                put("baseline.json", perhapsMutant(BASELINE));
                words("--baseline", "baseline.json");
            }
            perhaps(300, "--against", List.of("HEAD", "main", "none", "--help"));
            if (chance(3)) {
                others();
            }
            words.add(INPUT);
        }

        private void list() {
            words.add("list");
            others();
            words.add(INPUT);
        }

        /** Files beside the input, named or found: as they were written, changed, or unlike XML. */
        private void others() {
            for (int n = random.nextInt(3); n >= 0; n--) {
                String document = corpus.document(random);
                put(one(FILES), chance(2) ? document : mutation.mutant(document));
            }
            if (chance(3)) {
                words.add("d");
                put("d/c.xml", corpus.document(random));
            } else if (chance(5)) {
                String end = chance(3) ? "\0" : "\n";
                put("paths.txt", perhapsMutant("b.xml" + end + "d" + end + "é中.xml" + end));
                words("--files-from", "paths.txt");
                if (end.equals("\0")) {
                    words.add("-0");
                }
            } else {
                words.add(chance(8) ? "none.xml" : "b.xml");
                put("b.xml", corpus.document(random));
            }
        }

        private void network() {
            words.add("network");
            words.add(value(List.of(
                    "nat", "route", "open", "isolated", "bridge", "private", "vepa", "passthrough", "hostdev")));
            words.add(value(NAMES));
            perhaps(4, "--bridge", NAMES);
            perhaps(4, "--dev", NAMES);
            perhaps(10, "--pf", NAMES);
            perhaps(10, "--forward-dev", NAMES);
            perhaps(10, "--nat-ports", List.of("1024-65535", "5-4", "1"));
            perhaps(2, "--address", List.of("192.168.100.1/24", "10.0.0.1/8", "fd00:10::1/64", "192.0.2.1/31"));
            perhaps(8, "--address", List.of("192.168.101.1/24", "fd00:11::1/64", "192.168.100.9/25"));
            perhaps(
                    6,
                    "--dhcp",
                    List.of("192.168.100.10-192.168.100.20", "10.0.0.2-10.0.9.9", "fd00:10::5-fd00:10::9"));
            flag(8, "--no-dhcp");
            perhaps(
                    6,
                    "--host",
                    List.of("52:54:00:00:00:01=192.168.100.5,web", "id:00:01=fd00:10::7", "web=192.168.100.6"));
            perhaps(10, "--domain", List.of("example.org", "lan"));
            perhaps(8, "--route", List.of("192.0.2.0/24=192.168.100.2", "fd00:99::/64=fd00:10::2"));
            perhaps(10, "--mtu", List.of("68", "1500", "9000"));
            perhaps(10, "--vlan", List.of("0", "42", "4095"));
            perhaps(8, "--portgroup", List.of("a", "b,vlan=7", "c,default"));
            perhaps(10, "--virtualport", List.of("openvswitch"));
            flag(10, "--isolated-ports");
            perhaps(10, "--uuid", List.of("4f7c2a6e-2f0b-4d0e-8a3a-3c5f1e9b7d21"));
            perhaps(10, "--libvirt", VERSIONS);
        }

        /** Words of every command, thrown together; most are refused, none may do harm. */
        private void any() {
            words.add(harmless(value(List.of("convert", "check", "list", "network", "completion", "", "explain"))));
            put("d/c.xml", corpus.document(random));
            for (int n = random.nextInt(8); n > 0; n--) {
                switch (random.nextInt(4)) {
                    case 0 ->
                        words.add(
                                harmless(value(List.of("a.xml", "d", "-", "d/c.xml", ".", "json", "text", "bridge"))));
                    case 1 -> words.add(one(OPTIONS) + "=" + harmless(value(NAMES)));
                    default -> words.add(one(OPTIONS));
                }
            }
            words.add(INPUT);
        }

        /** What may be written is below the current directory. */
        private static String harmless(String word) {
            return word.startsWith("/") || word.contains("..") ? "x" : word;
        }

        private void put(String name, String text) {
            files.put(name, text.getBytes(ISO_8859_1));
        }

        private String perhapsMutant(String text) {
            return chance(3) ? mutation.mutant(Mutation.utf8(text)) : Mutation.utf8(text);
        }

        private void words(String... more) {
            words.addAll(List.of(more));
        }

        private void flag(int among, String flag) {
            if (chance(among)) {
                words.add(flag);
            }
        }

        /** An option, in one of so many, with a value that is most likely a good one. */
        private void perhaps(int among, String option, List<String> values) {
            if (chance(among)) {
                words(option, value(values));
            }
        }

        private String value(List<String> good) {
            if (!chance(40)) {
                return one(good);
            }
            return switch (random.nextInt(8)) {
                case 0 ->
                    one(List.of("\0", "a\nb", "\u001B[31mx", "\uD800", "@a.xml", "\u202Ex", "\u2028", "'", "a\rb"));
                case 1 -> "x".repeat(1 << random.nextInt(15));
                case 2 -> one(good) + (char) random.nextInt(300);
                case 3 -> one(good).transform(word -> word.substring(Math.min(1, word.length())));
                case 4, 5 -> new String(one(Mutation.HOSTILE).getBytes(ISO_8859_1), UTF_8);
                default -> new String(one(corpus.values()).getBytes(ISO_8859_1), UTF_8);
            };
        }

        private <T> T one(List<T> list) {
            return Corpus.one(list, random);
        }

        private boolean chance(int among) {
            return random.nextInt(among) == 0;
        }
    }
}
