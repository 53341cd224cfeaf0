package dev.xmlnet.dhcp.lease;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of each format, and all that is said of them. Leases that hold end in 2100, those that are over ended in 2001. */
@SuppressWarnings("StringConcatToTextBlock") // A line of a server each.
class LeaseFileTest {
    private static final String KEA4 =
            "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context\n";
    private static final String KEA6 =
            "address,duid,valid_lifetime,expire,subnet_id,pref_lifetime,lease_type,iaid,prefix_len,"
                    + "fqdn_fwd,fqdn_rev,hostname,hwaddr,state,user_context,hwtype,hwaddr_source\n";
    private static final String WEB = "00:00:5e:00:53:01";
    private static final String DATABASE = "00:00:5e:00:53:02";

    private static Arguments of(String name, String path, String text, String... told) {
        return Arguments.of(name, path, text, List.of(told));
    }

    static Stream<Arguments> dnsmasq() {
        return Stream.of(
                of(
                        "IPv4 with all columns, with an end, over, and without one",
                        "default.leases",
                        """
                        4102444800 00:00:5e:00:53:01 192.0.2.57 web1 01:00:00:5e:00:53:01
                        1000000000 00:00:5e:00:53:01 192.0.2.40 web1 *
                        0 00:00:5e:00:53:03 192.0.2.90 * *
                        """,
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.57 2100-01-01T00:00:00Z name=web1 id=01:00:00:5e:00:53:01 :1",
                        "00:00:5e:00:53:01 192.0.2.40 2001-09-09T01:46:40Z name=web1 :2",
                        "00:00:5e:00:53:03 192.0.2.90 forever :3"),
                of(
                        "InfiniBand is nobody's here, a named Ethernet is",
                        "x",
                        """
                        4102444800 20-80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:00:53:06 192.0.2.77 ib *
                        4102444800 01-00:00:5e:00:53:06 192.0.2.78 * *
                        4102444800 06-00:00:5e:00:53:06 192.0.2.79 * *
                        """,
                        "DNSMASQ",
                        "- 192.0.2.77 2100-01-01T00:00:00Z name=ib :1",
                        "00:00:5e:00:53:06 192.0.2.78 2100-01-01T00:00:00Z :2",
                        "- 192.0.2.79 2100-01-01T00:00:00Z :3"),
                of(
                        "IPv6: the MAC is in the DUID alone, and not in every kind of it",
                        "x",
                        """
                        duid 00:01:00:01:2c:11:22:33:00:00:5e:00:53:fe
                        4102444800 11141127 2001:db8:1::77 six1 00:03:00:01:00:00:5e:00:53:07
                        4102444800 T11141127 2001:db8:1::1a3 * 00:03:00:01:00:00:5e:00:53:07
                        4102444800 600000001 2001:db8:1::122 * 00:02:00:00:ab:11:0a:0b:0c:0d:0e:0f:10:11
                        4102444800 11141123 2001:DB8:1::133 * 00:01:00:01:2B:00:00:00:00:00:5E:00:53:03
                        4102444800 1 2001:db8:1::134 * 00:03:00:06:00:00:5e:00:53:03
                        4102444800 1 2001:db8:1::135 * 00:04:00:00:5e:00:53:03:00:00:00:00:00:00:00:00:00:00
                        """,
                        "DNSMASQ",
                        "00:00:5e:00:53:07 (by DUID) 2001:db8:1::77 2100-01-01T00:00:00Z name=six1"
                                + " duid=00:03:00:01:00:00:5e:00:53:07 :2",
                        "00:00:5e:00:53:07 (by DUID) 2001:db8:1::1a3 (temporary) 2100-01-01T00:00:00Z"
                                + " duid=00:03:00:01:00:00:5e:00:53:07 :3",
                        "- 2001:db8:1::122 2100-01-01T00:00:00Z duid=00:02:00:00:ab:11:0a:0b:0c:0d:0e:0f:10:11 :4",
                        "00:00:5e:00:53:03 (by DUID) 2001:db8:1::133 2100-01-01T00:00:00Z"
                                + " duid=00:01:00:01:2b:00:00:00:00:00:5e:00:53:03 :5",
                        "- 2001:db8:1::134 2100-01-01T00:00:00Z duid=00:03:00:06:00:00:5e:00:53:03 :6",
                        "- 2001:db8:1::135 2100-01-01T00:00:00Z"
                                + " duid=00:04:00:00:5e:00:53:03:00:00:00:00:00:00:00:00:00:00 :7"),
                of(
                        "NetworkManager names the interface",
                        "/var/lib/NetworkManager/dnsmasq-br0.leases",
                        "4102444800 00:00:5e:00:53:01 192.0.2.57 * *\n",
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.57 2100-01-01T00:00:00Z on=br0 :1"),
                of(
                        "one MAC has two leases, the last entry of one address counts",
                        "x",
                        """
                        4102444800 00:00:5e:00:53:01 192.0.2.57 * *
                        4102444801 00:00:5e:00:53:01 192.0.2.58 * *
                        4102444802 00:00:5e:00:53:02 192.0.2.57 * *
                        """,
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.58 2100-01-01T00:00:01Z :2",
                        "00:00:5e:00:53:02 192.0.2.57 2100-01-01T00:00:02Z :3"),
                of(
                        "ends beyond 2038, beyond 32 bits, beyond all time",
                        "x",
                        """
                        2147483648 00:00:5e:00:53:01 192.0.2.1 * *
                        6090769273 00:00:5e:00:53:01 192.0.2.2 * *
                        999999999999999999 00:00:5e:00:53:01 192.0.2.3 * *
                        """,
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.1 2038-01-19T03:14:08Z :1",
                        "00:00:5e:00:53:01 192.0.2.2 2163-01-04T00:21:13Z :2",
                        "00:00:5e:00:53:01 192.0.2.3 forever :3"),
                of(
                        "CR LF, tabs, blanks and a mark at the beginning",
                        "x",
                        "\u00ef\u00bb\u00bf4102444800\t00:00:5E:0:53:1  192.0.2.57 * *\r\n\r\n",
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.57 2100-01-01T00:00:00Z :1"),
                of(
                        "names in UTF-8 and in Latin-1",
                        "x",
                        "4102444800 00:00:5e:00:53:01 192.0.2.1 b\u00c3\u00bcro *\n"
                                + "4102444800 00:00:5e:00:53:01 192.0.2.2 b\u00fcro *\n",
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.1 2100-01-01T00:00:00Z name=b\u00fcro :1",
                        "00:00:5e:00:53:01 192.0.2.2 2100-01-01T00:00:00Z name=b\u00fcro :2"),
                of(
                        "addresses that look octal, lack parts or are ranges are none",
                        "x",
                        """
                        4102444800 00:00:5e:00:53:01 192.0.2.1 * *
                        4102444800 00:00:5e:00:53:01 192.0.02.1 * *
                        4102444800 00:00:5e:00:53:01 010.0.0.1 * *
                        4102444800 00:00:5e:00:53:01 127.1 * *
                        4102444800 00:00:5e:00:53:01 192.0.2.256 * *
                        4102444800 00:00:5e:00:53:01 192.0.2.* * *
                        4102444800 00:00:5e:00:53:01 192.0.2.1/24 * *
                        4102444800 1 fe80::1%eth0 * 00:03:00:01:00:00:5e:00:53:07
                        """,
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.1 2100-01-01T00:00:00Z :1",
                        "lease-entry at 2:1"),
                of(
                        "cut off in the last line",
                        "x",
                        "4102444800 00:00:5e:00:53:01 192.0.2.1 * *\n4102444800 00:00:5e:00:53:02 192.0.2",
                        "DNSMASQ cut",
                        "00:00:5e:00:53:01 192.0.2.1 2100-01-01T00:00:00Z :1",
                        "lease-cut at 2:1"),
                of("cut off in the only line", "x", "41024448", "DNSMASQ cut", "lease-cut at 1:1"),
                of(
                        "the last line is whole without its end",
                        "x",
                        "4102444800 00:00:5e:00:53:01 192.0.2.1 * *",
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.1 2100-01-01T00:00:00Z :1"),
                of(
                        "mixed with a file of dhcpd, and with zeros",
                        "x",
                        "4102444800 00:00:5e:00:53:01 192.0.2.1 * *\nlease 192.0.2.2 {\n}\n\0\0\0\n"
                                + "4102444800 00:00:5e:00:53:01 192.0.2.3 * *\n",
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.1 2100-01-01T00:00:00Z :1",
                        "00:00:5e:00:53:01 192.0.2.3 2100-01-01T00:00:00Z :5",
                        "lease-entry at 2:1"),
                of(
                        "only leases of IPv6, and only the server's DUID",
                        "x",
                        "duid 00:01:00:01:2c:11:22:33:00:00:5e:00:53:fe\n",
                        "DNSMASQ"));
    }

    static Stream<Arguments> dhcpd() {
        return Stream.of(
                of(
                        "a lease with all that dhcpd writes; signs in strings and comments mean nothing",
                        "dhcpd.leases",
                        """
                        # The format of this file is documented in the manual. lease 192.0.2.1 {
                        authoring-byte-order little-endian;
                        server-duid "\\000\\001\\000\\0012\\234\\177\\014RT";

                        lease 192.0.2.32 {
                          starts 4 2026/06/04 10:00:00;
                          ends 5 2100/01/01 00:00:00;
                          tstp 5 2100/01/01 00:00:00;
                          cltt 4 2026/06/04 10:00:00;
                          binding state active;
                          next binding state free;
                          rewind binding state free;
                          hardware ethernet 00:00:5e:00:53:03;
                          uid "\\001\\000\\000^\\000S\\003";
                          set vendor-class-identifier = "a } lease 192.0.2.99 { \\" x";
                          client-hostname "db1";
                          on expiry or release { set x = "}"; if known { log(info, "{"); } }
                        }
                        """,
                        "DHCPD",
                        "00:00:5e:00:53:03 192.0.2.32 2100-01-01T00:00:00Z name=db1 id=01:00:00:5e:00:53:03 :5"),
                of(
                        "the last entry counts; only active is in use",
                        "x",
                        """
                        lease 192.0.2.34 { ends epoch 4102444800; # Fri Jan 01 00:00:00 2100
                          binding state active; hardware ethernet 00:00:5e:00:53:02; }
                        lease 192.0.2.35 { ends never; hardware ethernet 0:0:5E:0:53:4; }
                        lease 192.0.2.34 { ends epoch 1780567100; binding state free; hardware ethernet 00:00:5e:00:53:02; }
                        lease 192.0.2.36 { binding state abandoned; client-hostname "db1"; }
                        lease 192.0.2.37 { binding state backup; hardware ethernet 00:00:5e:00:53:02; }
                        """,
                        "DHCPD",
                        "00:00:5e:00:53:04 192.0.2.35 forever :3",
                        "00:00:5e:00:53:02 192.0.2.34 2026-06-04T09:58:20Z ended :4",
                        "- 192.0.2.36 unknown ended name=db1 :5",
                        "00:00:5e:00:53:02 192.0.2.37 unknown ended :6"),
                of(
                        "tokens on lines anyhow, in capitals; other hardware; hex identifiers",
                        "x",
                        "LEASE\n192.0.2.1\n{Hardware\nEthernet\n00:00:5e:00:53:01;UID 01:0A:ff;}lease 192.0.2.2{hardware "
                                + "fddi 00:00:5e:00:53:01;}",
                        "DHCPD",
                        "00:00:5e:00:53:01 192.0.2.1 unknown id=01:0a:ff :1",
                        "- 192.0.2.2 unknown :5"),
                of(
                        "a host has no lease, nor has what stands around leases",
                        "x",
                        """
                        failover peer "a" state { my state normal at 4 2026/06/04 10:00:00; }
                        host dyn1 { dynamic; hardware ethernet 00:00:5e:00:53:08; fixed-address 192.0.2.88; }
                        lease 192.0.2.1 { hardware ethernet 00:00:5e:00:53:01; }
                        """,
                        "DHCPD",
                        "00:00:5e:00:53:01 192.0.2.1 unknown :3"),
                of(
                        "IPv6, by the DUID behind the number of the association",
                        "dhcpd6.leases",
                        """
                        server-duid "\\000\\001\\000\\0012\\234\\177\\014RT\\000\\376\\000\\001";

                        ia-na "\\007\\000\\252\\000\\000\\003\\000\\001\\000\\000^\\000S\\007" {
                          cltt 4 2026/06/04 10:00:00;
                          iaaddr 2001:db8:2::110 {
                            binding state active;
                            preferred-life 125;
                            max-life 200;
                            ends 5 2100/01/01 00:00:00;
                          }
                          iaaddr 2001:db8:2::112 { binding state expired; ends 5 2001/01/01 00:00:00; }
                        }
                        ia-ta "\\007\\000\\252\\000\\000\\003\\000\\001\\000\\000^\\000S\\007" {
                          iaaddr 2001:db8:2::113 { binding state active; ends never; }
                        }
                        ia-na "\\003\\000\\252\\000\\000\\002\\000\\000\\253\\021\\012\\013" {
                          iaaddr 2001:db8:2::111 { binding state active; ends epoch 4102444800; }
                        }
                        ia-pd "\\007\\000\\252\\000\\000\\003\\000\\001\\000\\000^\\000S\\007" {
                          iaprefix 2001:db8:200::/56 { binding state active; ends never; }
                        }
                        """,
                        "DHCPD",
                        "00:00:5e:00:53:07 (by DUID) 2001:db8:2::110 2100-01-01T00:00:00Z duid=00:03:00:01:00:00:5e:00:53:07 :5",
                        "00:00:5e:00:53:07 (by DUID) 2001:db8:2::112 2001-01-01T00:00:00Z ended"
                                + " duid=00:03:00:01:00:00:5e:00:53:07 :11",
                        "00:00:5e:00:53:07 (by DUID) 2001:db8:2::113 (temporary) forever duid=00:03:00:01:00:00:5e:00:53:07 :14",
                        "- 2001:db8:2::111 2100-01-01T00:00:00Z duid=00:02:00:00:ab:11:0a:0b :17"),
                of("just begun", "x", "# The format of this file is documented.\n", "DHCPD"),
                of(
                        "cut off in a block",
                        "x",
                        "lease 192.0.2.1 { ends never; }\nlease 192.0.2.2 {\n  ends never;\n  hardware",
                        "DHCPD cut",
                        "- 192.0.2.1 forever :1",
                        "lease-cut at 2:1"),
                of("cut off in a string", "x", "lease 192.0.2.2 {\n  uid \"\\001", "DHCPD cut", "lease-cut at 1:1"),
                of("cut off before the block", "x", "lease 192.0.2.2", "DHCPD cut", "lease-cut at 1:1"),
                of(
                        "cut off in an address of IPv6",
                        "x",
                        "ia-na \"abcd\\000\\003\" {\n iaaddr 2001:db8::1 { ends never; }\n iaaddr 2001:db8::2 {",
                        "DHCPD cut",
                        "- 2001:db8::1 forever duid=00:03 :2",
                        "lease-cut at 1:1"),
                of(
                        "mixed with a file of dnsmasq, and bad addresses and dates",
                        "x",
                        """
                        lease 192.0.2.1 { ends 4 2100/13/01 00:00:00; }
                        4102444800 00:00:5e:00:53:01 192.0.2.57 web1 *
                        lease 192.0.02.1 { ends never; }
                        lease 192.0.2.3 { ends x; }
                        """,
                        "DHCPD",
                        "- 192.0.2.1 unknown :1",
                        "- 192.0.2.3 unknown :4",
                        "lease-entry at 2:1"));
    }

    static Stream<Arguments> kea() {
        return Stream.of(
                of(
                        "IPv4: the last row counts, what is not assigned is not in use, commas are escaped",
                        "kea-leases4.csv",
                        KEA4 + """
                        192.0.2.41,00:00:5e:00:53:03,01:00:00:5e:00:53:03,3600,4102444800,7,0,0,db1.example.org.,0,
                        192.0.2.42,00:00:5e:00:53:02,,3600,4102444800,7,0,0,,0,
                        192.0.2.42,00:00:5e:00:53:02,,0,1780567100,7,0,0,,0,
                        192.0.2.43,00:00:5e:00:53:06,FF:9f,4294967295,6090769273,7,0,0,a&#x2cb&#x4,0,{ "n": "x&#x2c y" }
                        192.0.2.44,,,86400,4102444800,7,0,0,,1,
                        192.0.2.45,00:00:5e:00:53:01,,3600,1000000000,7,0,0,,2,
                        192.0.2.46,80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:00:53:06,,3600,4102444800,7,0,0,,0,
                        192.0.2.41,00:00:5e:00:53:03,01:00:00:5e:00:53:03,3600,4102448400,7,0,0,db1.example.org.,0,
                        """,
                        "KEA",
                        "00:00:5e:00:53:02 192.0.2.42 2026-06-04T09:58:20Z ended :4",
                        "00:00:5e:00:53:06 192.0.2.43 forever name=a,b&#x4 id=ff:9f :5",
                        "- 192.0.2.44 2100-01-01T00:00:00Z ended :6",
                        "00:00:5e:00:53:01 192.0.2.45 2001-09-09T01:46:40Z ended :7",
                        "- 192.0.2.46 2100-01-01T00:00:00Z :8",
                        "00:00:5e:00:53:03 192.0.2.41 2100-01-01T01:00:00Z name=db1.example.org id=01:00:00:5e:00:53:03 :9"),
                of(
                        "IPv6: by the hardware or the DUID; a prefix is no address",
                        "kea-leases6.csv",
                        KEA6 + """
                        2001:db8:2::50,00:03:00:01:00:00:5e:00:53:07,4000,4102444800,9,3000,0,7,128,0,0,six1,00:00:5e:00:53:07,0,,1,2
                        2001:db8:2::51,00:02:00:00:ab:11:0a:0b,4000,4102444800,9,3000,0,3,128,0,0,,00:00:5e:00:53:03,0,,1,1
                        2001:db8:200::,00:03:00:01:00:00:5e:00:53:07,4000,4102444800,9,3000,2,7,56,0,0,,00:00:5e:00:53:07,0,,1,2
                        2001:db8:2::52,00:02:00:00:ab:11:0a:0b,4000,4102444800,9,3000,1,4,128,0,0,,,0,,,
                        2001:db8:2::53,00:01:00:01:01:02:03:04:00:00:5e:00:53:09,4000,4102444800,9,3000,0,4,128,0,0,,,0,,,
                        """,
                        "KEA",
                        "00:00:5e:00:53:07 (by DUID) 2001:db8:2::50 2100-01-01T00:00:00Z name=six1"
                                + " duid=00:03:00:01:00:00:5e:00:53:07 :2",
                        "00:00:5e:00:53:03 2001:db8:2::51 2100-01-01T00:00:00Z duid=00:02:00:00:ab:11:0a:0b :3",
                        "- 2001:db8:2::52 (temporary) 2100-01-01T00:00:00Z duid=00:02:00:00:ab:11:0a:0b :5",
                        "00:00:5e:00:53:09 (by DUID) 2001:db8:2::53 2100-01-01T00:00:00Z"
                                + " duid=00:01:00:01:01:02:03:04:00:00:5e:00:53:09 :6"),
                of(
                        "columns in another order and of other versions, CR LF",
                        "x",
                        "address,new,expire,hostname,valid_lifetime,hwaddr\r\n192.0.2.1,a,4102444800,n,60,00-00-5E-00-53-01\r\n",
                        "KEA",
                        "00:00:5e:00:53:01 192.0.2.1 2100-01-01T00:00:00Z name=n :2"),
                of("no row yet", "x", KEA4, "KEA"),
                of("cut off in the names", "x", "address,hwaddr,cli", "KEA cut", "lease-cut at 1:1"),
                of("cut off in the first name", "x", "addr", "KEA cut", "lease-cut at 1:1"),
                of(
                        "cut off in a row",
                        "x",
                        KEA4 + "192.0.2.41,00:00:5e:00:53:03,,3600,4102444800,7,0,0,,0,\n192.0.2.4",
                        "KEA cut",
                        "00:00:5e:00:53:03 192.0.2.41 2100-01-01T00:00:00Z :2",
                        "lease-cut at 3:1"),
                of(
                        "rows of another format",
                        "x",
                        KEA4 + "\n4102444800 00:00:5e:00:53:01 192.0.2.57 * *\n192.0.2.41,,,60,4102444800,7,0,0,,0,\n",
                        "KEA",
                        "- 192.0.2.41 2100-01-01T00:00:00Z :4",
                        "lease-entry at 3:1"),
                of("names of something else", "x", "address,phone\na,b\n", "UNKNOWN", "lease-format at 1:1"));
    }

    static Stream<Arguments> libvirt() {
        return Stream.of(
                of(
                        "the bridge's status, IPv4 and IPv6",
                        "/var/lib/libvirt/dnsmasq/virbr0.status",
                        """
                        [
                          {
                            "ip-address": "192.0.2.57",
                            "mac-address": "00:00:5e:00:53:01",
                            "hostname": "web1",
                            "client-id": "01:00:00:5e:00:53:01",
                            "expiry-time": 4102444800
                          },
                          { "ip-address": "192.0.2.90", "mac-address": "00:00:5e:00:53:03", "expiry-time": 0 },
                          { "ip-address": "192.0.2.91", "mac-address": "00:00:5e:00:53:04", "new": { "a": [1] } },
                          {
                            "iaid": "11141127",
                            "ip-address": "2001:db8:1::77",
                            "mac-address": "00:00:5e:00:53:07",
                            "client-id": "00:02:00:00:ab:11:0a",
                            "server-duid": "00:01:00:01:2c:11:22:33:00:00:5e:00:53:fe",
                            "expiry-time": 4102444800
                          },
                          { "ip-address": "2001:db8:1::78", "client-id": "00:03:00:01:00:00:5e:00:53:08" }
                        ]
                        """,
                        "LIBVIRT",
                        "00:00:5e:00:53:01 192.0.2.57 2100-01-01T00:00:00Z name=web1 id=01:00:00:5e:00:53:01 on=virbr0 :2",
                        "00:00:5e:00:53:03 192.0.2.90 forever on=virbr0 :9",
                        "00:00:5e:00:53:04 192.0.2.91 unknown on=virbr0 :10",
                        "00:00:5e:00:53:07 2001:db8:1::77 2100-01-01T00:00:00Z duid=00:02:00:00:ab:11:0a on=virbr0 :11",
                        "00:00:5e:00:53:08 (by DUID) 2001:db8:1::78 unknown duid=00:03:00:01:00:00:5e:00:53:08 on=virbr0 :19"),
                of(
                        "the guests of a bridge",
                        "virbr0.macs",
                        "[{\"domain\": \"web1\", \"macs\": [\"00:00:5e:00:53:01\", \"00:00:5E:00:53:02\"]},\n"
                                + "{\"domain\": \"db1\", \"macs\": []}]",
                        "LIBVIRT_MACS",
                        "web1 has 00:00:5e:00:53:01 :1",
                        "web1 has 00:00:5e:00:53:02 :1"),
                of("an empty array", "virbr0.status", "[\n]\n", "EMPTY"),
                of(
                        "cut off in an object",
                        "virbr0.status",
                        "[\n{ \"ip-address\": \"192.0.2.1\", \"mac-address\": \"00:00:5e:00:53:01\" },\n{ \"ip-addr",
                        "LIBVIRT cut",
                        "00:00:5e:00:53:01 192.0.2.1 unknown on=virbr0 :2",
                        "lease-cut at 3:11"),
                of(
                        "cut off in a number and in a word",
                        "virbr0.status",
                        "[{ \"ip-address\": \"192.0.2.1\", \"expiry-time\": 41",
                        "EMPTY cut",
                        "lease-cut at 1:48"),
                of("cut off at once", "virbr0.status", "[", "EMPTY cut", "lease-cut at 1:2"),
                of(
                        "damaged behind an object",
                        "virbr0.status",
                        "[{ \"ip-address\": \"192.0.2.1\" },\n?]",
                        "LIBVIRT",
                        "- 192.0.2.1 unknown on=virbr0 :1",
                        "lease-damaged at 2:1"),
                of(
                        "objects of something else among them",
                        "virbr0.status",
                        "[{ \"ip-address\": \"192.0.2.1\" },\n{ \"dst\": \"192.0.2.2\" }, { \"ip-address\": \"192.0.2.03\" }]",
                        "LIBVIRT",
                        "- 192.0.2.1 unknown on=virbr0 :1",
                        "lease-entry at 2:1"),
                of(
                        "a name in Latin-1",
                        "virbr0.status",
                        "[{ \"ip-address\": \"192.0.2.1\", \"hostname\": \"b\u00fcro\" }]",
                        "LIBVIRT",
                        "- 192.0.2.1 unknown name=b\u00fcro on=virbr0 :1"),
                of(
                        "what it overhears on bridges: the last line of a guest's MAC and an address counts",
                        "/run/libvirt/network/nwfilter.leases",
                        """
                        4102444800 0a0b0c0d-0e0f-4011-8213-141516171819-00:00:5e:00:53:03 192.0.2.32 192.0.2.1
                        4102444800 0a0b0c0d-0e0f-4011-8213-141516171820-00:00:5e:00:53:02 192.0.2.12 192.0.2.1
                        0 0a0b0c0d-0e0f-4011-8213-141516171820-00:00:5e:00:53:02 192.0.2.12 192.0.2.1
                        1000000000 0a0b0c0d-0e0f-4011-8213-141516171821-00:00:5e:00:53:01 192.0.2.99 192.0.2.1
                        4102444800 0a0b0c0d-0e0f-4011-8213-141516171822-00:00:5e:00:53:03 192.0.2.32 192.0.2.1
                        """,
                        "NWFILTER",
                        "00:00:5e:00:53:03 192.0.2.32 2100-01-01T00:00:00Z guest=0a0b0c0d-0e0f-4011-8213-141516171819 :1",
                        "00:00:5e:00:53:02 192.0.2.12 unknown ended guest=0a0b0c0d-0e0f-4011-8213-141516171820 :3",
                        "00:00:5e:00:53:01 192.0.2.99 2001-09-09T01:46:40Z guest=0a0b0c0d-0e0f-4011-8213-141516171821 :4",
                        "00:00:5e:00:53:03 192.0.2.32 2100-01-01T00:00:00Z guest=0a0b0c0d-0e0f-4011-8213-141516171822 :5"),
                of(
                        "what it overhears, with lines of others and cut off",
                        "x",
                        "4102444800 0a0b0c0d-0e0f-4011-8213-141516171819-00:00:5e:00:53:03 192.0.2.32 192.0.2.1\n"
                                + "4102444800 00:00:5e:00:53:03 192.0.2.33 192.0.2.1\n4102444800 0a0b0c0d-0e0f",
                        "NWFILTER cut",
                        "00:00:5e:00:53:03 192.0.2.32 2100-01-01T00:00:00Z guest=0a0b0c0d-0e0f-4011-8213-141516171819 :1",
                        "lease-entry at 2:1",
                        "lease-cut at 3:1"));
    }

    static Stream<Arguments> networkd() {
        return Stream.of(
                of(
                        "leases, over or not, and none of the fixed ones",
                        "/var/lib/systemd/network/dhcp-server-lease/br0",
                        """
                        {"BootID":"0a0b0c0d0e0f10111213141516171819","Address":[192,0,2,1],"PrefixLength":24,
                        "StaticLeases":[{"Address":[192,0,2,9],"HardwareAddress":[0,0,94,0,83,9]}],
                        "Leases":[
                        {"ClientId":[1,0,0,94,0,83,3],"Address":[192,0,2,60],"Hostname":"db1","HardwareAddressType":1,
                        "HardwareAddressLength":6,"HardwareAddress":[0,0,94,0,83,3,0,0,0,0,0,0,0,0,0,0],
                        "ExpirationUSec":3600000000,"ExpirationRealtimeUSec":4102444800000000},
                        {"ClientId":[255,159],"Address":[192,0,2,61],"HardwareAddressType":32,"HardwareAddressLength":20,
                        "HardwareAddress":[0,0,94,0,83,3,0,0,0,0,0,0,0,0,0,0],"ExpirationRealtimeUSec":1000000000000000},
                        {"ClientId":[300],"Address":[192,0,2,62],"HardwareAddressType":1,"HardwareAddressLength":6}]}
                        """,
                        "NETWORKD",
                        "00:00:5e:00:53:03 192.0.2.60 2100-01-01T00:00:00Z name=db1 id=01:00:00:5e:00:53:03 on=br0 :4",
                        "- 192.0.2.61 2001-09-09T01:46:40Z id=ff:9f on=br0 :7",
                        "- 192.0.2.62 unknown on=br0 :9"),
                of("no lease yet", "x", "{\"BootID\":\"0a\",\"Address\":[192,0,2,1],\"Leases\":[]}", "NETWORKD"),
                of(
                        "cut off",
                        "x",
                        "{\"BootID\":\"0a\",\"Leases\":[{\"Address\":[192,0,2,60]},{\"Addr",
                        "NETWORKD cut",
                        "- 192.0.2.60 unknown :1",
                        "lease-cut at 1:57"));
    }

    static Stream<Arguments> others() {
        String nothing = "lease-format at 1:1";
        return Stream.of(
                of("no byte", "virbr1.status", "", "EMPTY"),
                of("blanks", "x", " \r\n\n\t", "EMPTY"),
                of(
                        "a table of neighbours",
                        "x",
                        "192.0.2.1 dev br0 lladdr 00:00:5e:00:53:01 STALE\n",
                        "UNKNOWN",
                        nothing),
                of("the same in JSON", "x", "[{\"dst\":\"192.0.2.1\",\"dev\":\"br0\"}]", "UNKNOWN", nothing),
                of("a configuration in JSON", "x", "{\"Dhcp4\":{\"subnet4\":[{\"id\":1}]}}", "UNKNOWN", nothing),
                of("an array of numbers", "x", "[1, 2]", "UNKNOWN", nothing),
                of("broken JSON", "x", "[}", "UNKNOWN", nothing),
                of("a configuration of dhcpd", "x", "subnet 192.0.2.0 netmask 255.255.255.0 { }\n", "UNKNOWN", nothing),
                of("XML", "x", "<network/>\n", "UNKNOWN", nothing),
                of("numbers", "x", "1 2 3\n4 5 6\n", "UNKNOWN", nothing),
                of("zeros", "x", "\0\0\0\0\0\0", "UNKNOWN", nothing),
                of("a program", "x", "\u007fELF\u0002\u0001\u0001\0\0\n\0\0", "UNKNOWN", nothing));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"dnsmasq", "dhcpd", "kea", "libvirt", "networkd", "others"})
    void tellsAllThatAFileSays(String name, String path, String text, List<String> told) {
        assertThat(Told.of(path, text)).isEqualTo(told);
    }

    private static List<String> told(String text, List<String> macs, List<String> addresses) {
        Wanted wanted = Wanted.of(
                macs.stream().map(MacAddress::parse).toList(),
                addresses.stream().map(IpAddress::parse).toList());
        return Told.of(LeaseFile.read("x", text.getBytes(UTF_8), wanted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4102444800 00:00:5e:00:53:01 192.0.2.1 * *\n4102444800 00:00:5e:00:53:02 192.0.2.2 * *\n"
                        + "4102444800 00:00:5e:00:53:03 192.0.2.1 * *\n",
                "lease 192.0.2.1 { ends epoch 4102444800; hardware ethernet 00:00:5e:00:53:01; }\n"
                        + "lease 192.0.2.2 { ends epoch 4102444800; hardware ethernet 00:00:5e:00:53:02; }\n"
                        + "lease 192.0.2.1 { ends epoch 4102444800; hardware ethernet 00:00:5e:00:53:03; }\n",
                KEA4 + "192.0.2.1,00:00:5e:00:53:01,,60,4102444800,7,0,0,,0,\n"
                        + "192.0.2.2,00:00:5e:00:53:02,,60,4102444800,7,0,0,,0,\n"
                        + "192.0.2.1,00:00:5e:00:53:03,,60,4102444800,7,0,0,,0,\n"
            })
    void tellsOnlyWhatIsAskedForAndWhoHasItNow(String text) {
        String second = "00:00:5e:00:53:02 192.0.2.2 2100-01-01T00:00:00Z :";
        String third = "00:00:5e:00:53:03 192.0.2.1 2100-01-01T00:00:00Z :";

        assertThat(told(text, List.of(DATABASE), List.of()))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith(second);
        assertThat(told(text, List.of(WEB), List.of()))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith(third);
        assertThat(told(text, List.of(), List.of("192.0.2.1")))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith(third);
        assertThat(told(text, List.of("00:00:5e:00:53:09"), List.of("2001:db8::1")))
                .hasSize(1);
    }

    @Test
    void knowsWhetherALeaseIsOver() {
        Instant now = Instant.ofEpochSecond(1_795_000_000);
        Leases leases = LeaseFile.read("x", """
                1795000000 00:00:5e:00:53:01 192.0.2.1 * *
                1795000001 00:00:5e:00:53:01 192.0.2.2 * *
                0 00:00:5e:00:53:01 192.0.2.3 * *
                """.getBytes(ISO_8859_1), Wanted.everything());
        assertThat(leases.leases()).extracting(lease -> lease.isOver(now)).containsExactly(true, false, false);
        assertThat(leases.leases().get(0).where()).hasToString("x:1");
    }

    @Test
    void readsUtf16WithAMark() {
        byte[] bytes =
                "\ufeff0 00:00:5e:00:53:01 192.0.2.1 * *\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        assertThat(Told.of(LeaseFile.read("x", bytes, Wanted.everything())))
                .containsExactly("DNSMASQ", "00:00:5e:00:53:01 192.0.2.1 forever :1");
    }

    /** A line of ten million characters costs a moment, and no more memory than itself. */
    @Test
    void readsAVeryLongLine() {
        String words = "a ".repeat(5_000_000);
        assertThat(Told.of(
                        "x", "0 00:00:5e:00:53:01 192.0.2.1 * *\n" + words + "\n0 00:00:5e:00:53:01 192.0.2.2 * *\n"))
                .containsExactly(
                        "DNSMASQ",
                        "00:00:5e:00:53:01 192.0.2.1 forever :1",
                        "00:00:5e:00:53:01 192.0.2.2 forever :3",
                        "lease-entry at 2:1");
    }

    @Test
    void saysSoInOneLineEach() {
        List<Diagnostic> remarks = LeaseFile.read(
                        "x", "0 00:00:5e:00:53:01 192.0.2.1 * *\nx\ny\n0 1".getBytes(ISO_8859_1), Wanted.everything())
                .remarks();
        assertThat(remarks)
                .extracting(Diagnostic::message)
                .containsExactly(
                        "2 entries are no lease of dnsmasq and skipped; look for damage or a second format",
                        "the file ends inside an entry; read the file again when the server has written it");
    }
}
