package dev.xmlnet.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.address.neighbour.NeighbourTable;
import dev.xmlnet.dhcp.lease.LeaseFile;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How answers are put together; what is printed of them is in the golden cases address-*. */
class AddressBookTest {
    private static final String MAC = "52:54:00:00:53:01";
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    private static AddressBook book(String... interfaces) throws DocumentException {
        String xml = "<domain type='kvm'><name>web1</name><uuid>0a0b0c0d-0000-4000-8000-000000000001</uuid><devices>"
                + String.join("", interfaces) + "</devices></domain>";
        Guest guest =
                Guest.of(XmlDocument.parse(SourceText.of(xml.getBytes(UTF_8)))).get(0);
        return new AddressBook(GuestNic.of("web1.xml", guest), List.of(), NOW);
    }

    private static String onBridge(String mac) {
        return "<interface type='bridge'><mac address='" + mac + "'/><source bridge='br0'/></interface>";
    }

    private static void leases(AddressBook book, String name, String text) {
        book.add(LeaseFile.read(name, text.getBytes(UTF_8), book.wanted()));
    }

    private static void neighbours(AddressBook book, String text) {
        book.add(NeighbourTable.read("neigh", text.getBytes(UTF_8)));
    }

    private static List<String> answers(AddressBook book) {
        return book.answers().get(0).answers().stream()
                .map(answer -> answer.address() + " " + answer.best().standing().word())
                .toList();
    }

    private static List<String> ids(AddressBook book) {
        List<String> ids = new ArrayList<>();
        book.contradictions(one -> ids.add(one.diagnostic().id()));
        return ids;
    }

    @Test
    void theSurestAnswerIsFirst() throws DocumentException {
        AddressBook book = book(onBridge(MAC));
        neighbours(
                book, "192.0.2.4 dev br0 lladdr " + MAC + " STALE\n192.0.2.2 dev br0 lladdr " + MAC + " REACHABLE\n");
        leases(
                book,
                "dnsmasq.leases",
                "4102444800 " + MAC + " 192.0.2.3 * *\n1000000000 " + MAC + " 192.0.2.5 * 01:" + MAC + "\n");
        book.add(MacAddress.parse(MAC), IpAddress.parse("192.0.2.1"), "virsh agent", Standing.AGENT);
        assertThat(answers(book))
                .containsExactly(
                        "192.0.2.1 agent",
                        "192.0.2.2 seen",
                        "192.0.2.3 leased",
                        "192.0.2.4 stale",
                        "192.0.2.5 expired");
    }

    @Test
    void aLeaseEndsAtItsInstant() throws DocumentException {
        AddressBook book = book(onBridge(MAC));
        leases(
                book,
                "dnsmasq.leases",
                NOW.getEpochSecond() + " " + MAC + " 192.0.2.3 * *\n" + (NOW.getEpochSecond() + 1) + " " + MAC
                        + " 192.0.2.4 * *\n");
        assertThat(answers(book)).containsExactly("192.0.2.4 leased", "192.0.2.3 expired");
    }

    @Test
    void aLeaseOfAnotherGuestWithTheSameMacIsNotThisOnes() throws DocumentException {
        AddressBook book = book(onBridge(MAC));
        leases(
                book,
                "nwfilter.leases",
                "4102444800 0a0b0c0d-0000-4000-8000-000000000002-" + MAC + " 192.0.2.3 192.0.2.1\n"
                        + "4102444800 0a0b0c0d-0000-4000-8000-000000000001-" + MAC + " 192.0.2.4 192.0.2.1\n");
        assertThat(answers(book)).containsExactly("192.0.2.4 leased");
    }

    @Test
    void oneAddressInTwoNetworksIsTwoAddresses() throws DocumentException {
        AddressBook book = book(onBridge(MAC));
        neighbours(
                book,
                "192.0.2.3 dev br0 lladdr " + MAC
                        + " REACHABLE\n192.0.2.3 dev br1 lladdr 52:54:00:00:53:99 REACHABLE\n");
        assertThat(ids(book)).isEmpty();
    }

    @Test
    void oneAddressOfTwoOnOneBridgeIsTold() throws DocumentException {
        AddressBook book = book(onBridge(MAC));
        neighbours(
                book,
                "192.0.2.3 dev br0 lladdr " + MAC
                        + " REACHABLE\n192.0.2.3 dev br0 lladdr 52:54:00:00:53:99 REACHABLE\n");
        assertThat(ids(book)).containsExactly("one-address");
    }

    /** The order in which tables are given says nothing. */
    @Property(tries = 50)
    void theOrderOfSourcesDoesNotMatter(@ForAll @IntRange(max = 1000) int seed) throws DocumentException {
        List<String> lines = new ArrayList<>(List.of(
                "192.0.2.4 dev br0 lladdr " + MAC + " STALE\n",
                "192.0.2.2 dev br0 lladdr " + MAC + " REACHABLE\n",
                "2001:db8::2 dev br0 lladdr " + MAC + " REACHABLE\n",
                "fe80::2 dev br0 lladdr " + MAC + " REACHABLE\n"));
        Collections.shuffle(lines, new java.util.Random(seed));
        AddressBook book = book(onBridge(MAC));
        lines.forEach(line -> neighbours(book, line));
        assertThat(answers(book))
                .containsExactly("192.0.2.2 seen", "2001:db8::2 seen", "fe80::2 seen", "192.0.2.4 stale");
    }

    /** RFC 4291, appendix A: the bit that tells a universal address is turned round. */
    @Test
    void aGuessTurnsTheBitOfTheMacRound() throws DocumentException {
        assertThat(answers(book(onBridge("02:00:5e:00:53:01")))).containsExactly("fe80::5eff:fe00:5301 guess");
        assertThat(answers(book(onBridge("00:00:5e:00:53:01")))).containsExactly("fe80::200:5eff:fe00:5301 guess");
    }
}
