package dev.xmlnet.dhcp.lease;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.Uuid;
import dev.xmlnet.xml.Location;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random leases that are written as each server does are read back. */
class WrittenLeasesTest {
    private static final int TRIES = 60;
    private static final DateTimeFormatter DHCPD =
            DateTimeFormatter.ofPattern("e yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Leases of other addresses each, with values that every format has. */
    private static List<Lease> random(Random random, boolean ipv6) {
        List<Lease> leases = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            String address = ipv6 ? "2001:db8::" + Integer.toHexString(i) + ":" + random.nextInt(9999) : "192.0.2." + i;
            long mac = 0x00005e005300L + random.nextInt(256);
            String octets = octets(mac);
            boolean forever = random.nextInt(4) == 0;
            LeaseBuilder lease = new LeaseBuilder(IpAddress.parse(address), new Whence("x", Location.START))
                    .until(forever ? Lease.FOREVER : Instant.ofEpochSecond(1 + random.nextInt(Integer.MAX_VALUE) * 3L))
                    .name(random.nextBoolean() ? null : "web-" + random.nextInt(99));
            leases.add(
                    ipv6
                            ? lease.macOfDuid(mac)
                                    .identifier((random.nextBoolean() ? "00:03:00:01:" : "00:01:00:01:2c:11:22:33:")
                                            + octets)
                                    .build()
                            : lease.mac(mac)
                                    .identifier(random.nextBoolean() ? null : "01:" + octets)
                                    .build());
        }
        return leases;
    }

    private static String octets(long mac) {
        return String.format("%012x", mac).replaceAll("..(?=.)", "$0:");
    }

    private static long seconds(Lease lease, long forever) {
        return Lease.FOREVER.equals(lease.until()) ? forever : lease.until().getEpochSecond();
    }

    private static String or(String value, String none) {
        return value == null ? none : value;
    }

    /** Writes each, reads all, and compares what is told but the lines. */
    private static void check(
            List<Lease> leases, String before, BiFunction<Lease, Integer, String> writer, String after) {
        StringBuilder text = new StringBuilder(before);
        for (int i = 0; i < leases.size(); i++) {
            text.append(writer.apply(leases.get(i), i));
        }
        Leases read = LeaseFile.read("x", text.append(after).toString().getBytes(ISO_8859_1), Wanted.everything());
        assertThat(read.remarks()).as(text.toString()).isEmpty();
        assertThat(read.leases().stream().map(WrittenLeasesTest::told).sorted().toList())
                .as(text.toString())
                .isEqualTo(leases.stream()
                        .map(WrittenLeasesTest::told)
                        .sorted(Comparator.naturalOrder())
                        .toList());
    }

    private static String told(Lease lease) {
        return Told.of(lease).replaceAll(" (guest=\\S+ )?:\\d+$", "");
    }

    @Property(tries = TRIES)
    void dnsmasq(@ForAll long seed) {
        Random random = new Random(seed);
        check(
                random(random, false),
                "",
                (lease, i) -> String.format(
                        "%d %s %s %s %s\n",
                        seconds(lease, 0),
                        lease.mac(),
                        lease.address(),
                        or(lease.name(), "*"),
                        or(lease.clientId(), "*")),
                "");
        check(
                random(random, true),
                "duid 00:01:00:01:2c:11:22:33:00:00:5e:00:53:fe\n",
                (lease, i) -> String.format(
                        "%d %d %s %s %s\n", seconds(lease, 0), i, lease.address(), or(lease.name(), "*"), lease.duid()),
                "");
    }

    @Property(tries = TRIES)
    void dhcpd(@ForAll long seed) {
        Random random = new Random(seed);
        Function<Lease, String> ends = lease -> Lease.FOREVER.equals(lease.until())
                ? "never"
                : random.nextBoolean()
                        ? "epoch " + seconds(lease, 0) + "; # } ends never"
                        : DHCPD.format(lease.until());
        check(
                random(random, false),
                "# leases\n",
                (lease, i) ->
                        "lease " + lease.address() + " {\n  ends " + ends.apply(lease) + ";\n  binding state active;\n"
                                + "  next binding state free;\n  hardware ethernet " + lease.mac() + ";\n"
                                + (lease.clientId() == null ? "" : "  uid \"" + escaped(lease.clientId()) + "\";\n")
                                + (lease.name() == null ? "" : "  client-hostname \"" + lease.name() + "\";\n")
                                + (random.nextBoolean() ? "" : "  set a = \"} lease { ; \\\" \";\n") + "}\n",
                "");
        check(
                random(random, true).stream().map(WrittenLeasesTest::nameless).toList(),
                "",
                (lease, i) -> "ia-na \"abcd" + escaped(lease.duid()) + "\" {\n  cltt 4 2026/06/04 10:00:00;\n  iaaddr "
                        + lease.address() + " {\n    binding state active;\n    ends " + ends.apply(lease)
                        + ";\n  }\n}\n",
                "");
    }

    private static Lease nameless(Lease lease) {
        return new LeaseBuilder(lease.address(), lease.where())
                .macOfDuid(lease.mac().bits())
                .until(lease.until())
                .identifier(lease.duid())
                .build();
    }

    private static String escaped(String octets) {
        StringBuilder text = new StringBuilder();
        for (String octet : octets.split(":")) {
            int value = Integer.parseInt(octet, 16);
            text.append(
                    value > ' ' && value < 127 && value != '"' && value != '\\'
                            ? "" + (char) value
                            : String.format("\\%03o", value));
        }
        return text.toString();
    }

    @Property(tries = TRIES)
    void kea(@ForAll long seed) {
        Random random = new Random(seed);
        check(
                random(random, false),
                "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context\n",
                (lease, i) -> String.format(
                        "%s,%s,%s,%d,%d,7,0,0,%s,0,{ \"a\": \"&#x2c\" }\n",
                        lease.address(),
                        lease.mac(),
                        or(lease.clientId(), ""),
                        Lease.FOREVER.equals(lease.until()) ? 4294967295L : 60,
                        seconds(lease, 6090769273L),
                        or(lease.name(), "")),
                "");
        check(
                random(random, true),
                "address,duid,valid_lifetime,expire,subnet_id,pref_lifetime,lease_type,iaid,prefix_len,fqdn_fwd,fqdn_rev,"
                        + "hostname,hwaddr,state,user_context,hwtype,hwaddr_source\n",
                (lease, i) -> String.format(
                        "%s,%s,%d,%d,9,60,0,7,128,0,0,%s,%s,0,,1,2\n",
                        lease.address(),
                        lease.duid(),
                        Lease.FOREVER.equals(lease.until()) ? 4294967295L : 60,
                        seconds(lease, 6090769273L),
                        or(lease.name(), ""),
                        random.nextBoolean() ? lease.mac() : ""),
                "");
    }

    @Property(tries = TRIES)
    void libvirt(@ForAll long seed) {
        Random random = new Random(seed);
        List<Lease> leases = random(random, false);
        check(
                leases,
                "[\n",
                (lease, i) -> String.format(
                        "{\"ip-address\": \"%s\", \"mac-address\": \"%s\", %s%s\"expiry-time\": %d}%s\n",
                        lease.address(),
                        lease.mac(),
                        lease.name() == null ? "" : "\"hostname\": \"" + lease.name() + "\", ",
                        lease.clientId() == null ? "" : "\"client-id\": \"" + lease.clientId() + "\", ",
                        seconds(lease, 0),
                        i < leases.size() - 1 ? "," : ""),
                "]\n");
        check(
                random(random, false).stream()
                        .filter(lease -> !Lease.FOREVER.equals(lease.until()))
                        .map(lease -> new LeaseBuilder(lease.address(), lease.where())
                                .mac(lease.mac().bits())
                                .until(lease.until())
                                .build())
                        .toList(),
                "",
                (lease, i) -> String.format(
                        "%d %s-%s %s 192.0.2.254\n", seconds(lease, 0), uuid(random), lease.mac(), lease.address()),
                "");
    }

    private static Uuid uuid(Random random) {
        return Uuid.parse(new java.util.UUID(random.nextLong(), random.nextLong()).toString());
    }

    @Property(tries = TRIES)
    void networkd(@ForAll long seed) {
        List<Lease> leases = random(new Random(seed), false).stream()
                .filter(lease -> !Lease.FOREVER.equals(lease.until()) && lease.clientId() != null)
                .toList();
        check(
                leases,
                "{\"BootID\":\"0a\",\"Address\":[192,0,2,254],\"Leases\":[",
                (lease, i) -> String.format(
                        "%s{\"ClientId\":[%s],\"Address\":[%s],%s\"HardwareAddressType\":1,\"HardwareAddressLength\":6,"
                                + "\"HardwareAddress\":[%s,0,0],\"ExpirationRealtimeUSec\":%d}",
                        i == 0 ? "" : ",",
                        decimal(lease.clientId()),
                        lease.address().toString().replace('.', ','),
                        lease.name() == null ? "" : "\"Hostname\":\"" + lease.name() + "\",",
                        decimal(lease.mac().toString()),
                        seconds(lease, 0) * 1_000_000),
                "]}");
    }

    private static String decimal(String octets) {
        return String.join(
                ",",
                java.util.Arrays.stream(octets.split(":"))
                        .map(octet -> Integer.toString(Integer.parseInt(octet, 16)))
                        .toList());
    }
}
