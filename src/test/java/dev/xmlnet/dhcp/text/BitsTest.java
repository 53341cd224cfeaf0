package dev.xmlnet.dhcp.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:00:5e:00:53:0a",
                "00:00:5E:00:53:0A",
                "0:0:5e:0:53:a",
                "00-00-5e-00-53-0a",
                "0000.5e00.530a",
                "00005e00530a"
            })
    void readsEverySpellingOfAMac(String text) {
        assertThat(MacBits.read(text)).isEqualTo(0x5e00530aL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00:00:5e:00:53",
                "00:00:5e:00:53:0a:00",
                "00:00:5e:00:53:0a:00:00",
                "00:00:5e:00:53:",
                "00:00:5e:00:53:0g",
                "00:00-5e:00:53:0a",
                "000:00:5e:00:53:0a",
                ":00:00:5e:00:53:0a",
                "0000.5e00.53",
                "000.5e00.530a",
                "0000.5e00.530a.0000",
                "00005e0053",
                "00005e00530a0",
                "0:::::0:0:0",
                "00:00:5e:00:53:*",
                "<incomplete>",
            })
    void takesNothingElseForAMac(String text) {
        assertThat(MacBits.read(text)).isEqualTo(MacBits.NONE);
    }

    @Property(tries = 200)
    void aMacIsItsBits(@ForAll @LongRange(min = 0, max = 0xffff_ffff_ffffL) long bits) {
        MacAddress mac = MacAddress.ofBits(bits);
        assertThat(mac.bits()).isEqualTo(bits);
        assertThat(MacAddress.of(mac.toString())).isEqualTo(mac);
        assertThat(MacBits.read(mac.toString())).isEqualTo(bits);
    }

    @Property(tries = 300)
    void readsEachAddressAsItIsPrinted(@ForAll @Size(16) byte[] octets, @ForAll boolean ipv6)
            throws UnknownHostException {
        byte[] bytes = ipv6 ? octets : java.util.Arrays.copyOf(octets, 4);
        InetAddress address = InetAddress.getByAddress(bytes);
        AddressBits bits = new AddressBits();
        for (String text : List.of(
                address.getHostAddress(),
                IpAddress.parse(address.getHostAddress()).toString())) {
            assertThat(bits.read(text)).as(text).isTrue();
            assertThat(bits.isIpv6()).isEqualTo(text.indexOf(':') >= 0);
            ByteBuffer buffer = ByteBuffer.wrap(address.getAddress());
            boolean four = address.getAddress().length == 4;
            assertThat(bits.high()).isEqualTo(four ? 0 : buffer.getLong());
            assertThat(bits.low())
                    .isEqualTo(four ? 0xffff_0000_0000L | (buffer.getInt() & 0xffff_ffffL) : buffer.getLong());
        }
    }

    /** One reader decides which lines are entries, another makes the addresses: what the first takes, the second must take. */
    @Property(tries = 5000)
    void takesOnlyWhatAnAddressIs(
            @ForAll @StringLength(max = 12) @CharRange(from = '0', to = '2') @Chars({'.', ':', ':', 'f'}) String text) {
        boolean read = new AddressBits().read(text);
        boolean mixed = text.indexOf(':') >= 0 && text.indexOf('.') >= 0;
        boolean address = IpAddress.of(text) != null;
        assertThat(!read || address).as(text).isTrue();
        assertThat(read || mixed || !address).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "1::2",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::ffff:192.0.2.1",
                "1:2:3:4:5:6:192.0.2.1"
            })
    void readsIpv6InEachForm(String text) {
        assertThat(new AddressBits().read(text)).isTrue();
        assertThat(IpAddress.of(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1:",
                ":1",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "12345::",
                "::1%eth0",
                "::1/64",
                "::192.0.2",
                "192.0.2.1.1",
                "192.0.2.",
                ".1.2.3",
                "1.2.3",
                "01.2.3.4",
                "0x1.2.3.4",
                "1.2.3.4 ",
                "g::"
            })
    void takesNothingElseForAnAddress(String text) {
        assertThat(new AddressBits().read(text)).as(text).isFalse();
    }

    @Test
    void aTableKeepsTheLastNumberOfEachKey() {
        BitsTable table = new BitsTable();
        Map<Long, Integer> same = new HashMap<>();
        assertThat(table.isEmpty()).isTrue();
        for (int i = 0; i < 5000; i++) {
            long key = i * 7919L % 3001;
            table.put(key % 3, key, i);
            same.put(key, i);
        }
        same.forEach((key, value) -> assertThat(table.get(key % 3, key)).isEqualTo(value));
        assertThat(table.get(0, 4000)).isEqualTo(BitsTable.NONE);
        assertThat(table.isEmpty()).isFalse();
    }
}
