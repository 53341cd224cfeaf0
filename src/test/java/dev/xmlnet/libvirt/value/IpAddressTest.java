package dev.xmlnet.libvirt.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.AddressValueException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.math.BigInteger;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@link IpAddress} to be what the library has. */
class IpAddressTest {
    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowSingleSegment(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .allowUnlimitedLeadingZeros(false)
            .getParentBuilder()
            .toParams();

    /** Octets of which many are 0 or 255, so that rows of zeros, masks and the ends come up. */
    @Provide
    Arbitrary<IPAddress> addresses() {
        Arbitrary<Byte> octet = Arbitraries.oneOf(
                Arbitraries.of((byte) 0, (byte) 0, (byte) 0, (byte) -1, (byte) -1),
                Arbitraries.of((byte) 127, (byte) 0xe0, (byte) 0xf0, (byte) 1, (byte) 0xfe),
                Arbitraries.bytes());
        Arbitrary<IPAddress> ipv4 = octet.array(byte[].class).ofSize(4).map(IPv4Address::new);
        Arbitrary<IPAddress> ipv6 = octet.array(byte[].class).ofSize(16).map(IPv6Address::new);
        return Arbitraries.oneOf(ipv4, ipv6);
    }

    @Property(tries = 2000)
    void isTheAddressOfTheLibrary(@ForAll("addresses") IPAddress library, @ForAll("addresses") IPAddress other) {
        IpAddress ours = LibraryAddress.of(library);
        assertThat(LibraryAddress.of(ours)).isEqualTo(library);
        assertThat(ours).hasToString(library.toCanonicalString());
        assertThat(IpAddress.of(library.toCanonicalString())).isEqualTo(ours);
        assertThat(IpAddress.of(library.toFullString())).isEqualTo(read(library.toFullString()));
        assertThat(ours.isIpv6()).isEqualTo(library.isIPv6());
        assertThat(ours.bits()).isEqualTo(library.getBitCount());
        assertThat(ours.isForHosts())
                .isEqualTo(!library.getSegment(0).isZero() && !library.isLoopback() && !library.isMulticast());
        assertThat(ours.maskLength()).isEqualTo(Objects.requireNonNullElse(library.getBlockMaskPrefixLength(true), -1));
        IpAddress theirs = LibraryAddress.of(other);
        assertThat(Integer.signum(ours.compareTo(theirs))).isEqualTo(Integer.signum(library.compareTo(other)));
        assertThat(ours.equals(theirs)).isEqualTo(library.equals(other));
        assertThat(LibraryAddress.of(library)).isEqualTo(ours).hasSameHashCodeAs(ours);
    }

    @Property(tries = 2000)
    void masksAreThoseOfTheLibrary(@ForAll boolean ipv6, @ForAll("prefixes") int prefix) {
        int length = ipv6 ? prefix : prefix / 4;
        IPAddress any = new IPAddressString(ipv6 ? "::" : "0.0.0.0").getAddress();
        IPAddress mask = any.getNetwork().getNetworkMask(length, false);
        assertThat(LibraryAddress.of(mask).maskLength()).isEqualTo(length);
    }

    @Property(tries = 2000)
    void networksAreThoseOfTheLibrary(@ForAll("addresses") IPAddress library, @ForAll("prefixes") int prefix) {
        int length = library.isIPv6() ? prefix : prefix / 4;
        IpAddress ours = LibraryAddress.of(library);
        assertThat(ours.network(length)).isEqualTo(IpBlock.of(ours, length).first());
    }

    @Provide
    Arbitrary<Integer> prefixes() {
        return Arbitraries.integers().between(0, 128);
    }

    @Property(tries = 2000)
    void countsLikeTheLibrary(@ForAll("addresses") IPAddress library, @ForAll int number) {
        IpAddress ours = LibraryAddress.of(library);
        IPAddress sum;
        try {
            sum = library.increment(number);
        } catch (AddressValueException e) {
            assertThatThrownBy(() -> ours.plus(number)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        assertThat(LibraryAddress.of(ours.plus(number))).isEqualTo(sum);
        assertThat(new BigInteger(1, sum.getBytes()).subtract(new BigInteger(1, library.getBytes())))
                .isEqualTo(BigInteger.valueOf(number));
    }

    /** What the characters of addresses make up at random, and addresses with one of them changed. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> random =
                Arbitraries.strings().withChars("0123ab:::..% ").ofMaxLength(24);
        Arbitrary<String> changed = addresses().flatMap(address -> {
            String text = address.toCanonicalString();
            return Arbitraries.integers()
                    .between(0, text.length())
                    .flatMap(at -> Arbitraries.of("", ":", ".", "0", "00", "ff", "g", "*", "-", " ", "%1", "/8", "٣")
                            .map(piece -> text.substring(0, at) + piece + text.substring(at)));
        });
        return Arbitraries.oneOf(random, changed);
    }

    @Property(tries = 5000)
    void readsWhatTheLibraryReads(@ForAll("texts") String text) {
        assertThat(IpAddress.of(text)).as(text).isEqualTo(read(text));
    }

    /** The library takes {@code ::0.0} too, and drops blanks at both ends. */
    private static IpAddress read(String text) {
        boolean part = text.matches(".*:[0-9]*(\\.[0-9]*){1,2}");
        IPAddress ip = text.equals(text.strip()) && !part ? new IPAddressString(text, PLAIN).getAddress() : null;
        return ip == null ? null : LibraryAddress.of(ip);
    }

    @Test
    void aMappedAddressIsNoneOfIpv4() {
        assertThat(IpAddress.parse("::ffff:192.0.2.1")).isNotEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(IpAddress.of((String) null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void thereIsNoneBeforeTheFirst(String first) {
        assertThatThrownBy(() -> IpAddress.parse(first).plus(-1)).hasMessageContaining("there is no address -1 after");
    }
}
