package dev.xmlnet.args.qemu.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xmlnet.args.shell.Word;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static Settings read(String text) throws DocumentException {
        return SettingsReader.read(Word.ofArgument(text, 1), "type", true);
    }

    private static String pairs(String text) throws DocumentException {
        return read(text).all().stream()
                .map(one -> one.location().column() + ":" + one + (one.form() == Setting.Form.BARE ? "!" : ""))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "user ~ 1:type=user",
                "user,id=n0 ~ 1:type=user 6:id=n0",
                "type=user,id=n0 ~ 1:type=user 11:id=n0",
                "id=n0,type=user ~ 1:id=n0 7:type=user",
                "a,,b,id=c,,d,,,e=f ~ 1:type=a,b 6:id=c,d, 16:e=f",
                "user,restrict,nowait ~ 1:type=user 6:restrict=on! 15:wait=off!",
                "user,net=10.0.2.0/24,hostfwd=tcp::1-:2 ~ 1:type=user 6:net=10.0.2.0/24 22:hostfwd=tcp::1-:2",
                "user,x= ~ 1:type=user 6:x=",
                "a=b=c ~ 1:a=b=c",
                "`` ~ ``",
                "a, ~ 1:type=a",
                ",,a ~ 1:type=,a",
            })
    void splitsAsQemuDoes(String text, String expected) throws DocumentException {
        assertThat(pairs(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"tap\",\"vhost\":true,\"queues\":2,\"x\":false} ~ 2:type=tap 15:vhost=on 28:queues=2 39:x=off",
                "{\"addr\":{\"type\":\"inet\",\"host\":\"::1\"}} ~ 10:addr.type=inet 24:addr.host=::1",
                "{\"hostfwd\":[{\"str\":\"a,b\"},{\"str\":\"c\"}]} ~ 2:hostfwd=a,b 2:hostfwd=c",
                "{\"id\":\"a\\u0062\\\"\"} ~ 2:id=ab\"",
            })
    void readsJson(String text, String expected) throws DocumentException {
        assertThat(pairs(text)).isEqualTo(expected);
    }

    @Test
    void saysWhereJsonEnds() {
        assertThatThrownBy(() -> read("{\"type\":\"user\",\"id\":}"))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith("1:21: not JSON");
    }

    @Test
    void countsTheLastOfAKey() throws DocumentException {
        Settings settings = read("user,net=a,hostfwd=b,net=c,hostfwd=d,ipv6=off");
        assertThat(settings.get("net")).isEqualTo("c");
        assertThat(settings.list("hostfwd")).hasSize(2);
        assertThat(settings.bool("ipv6")).isFalse();
        assertThat(settings.bool("none")).isNull();
        assertThat(settings.find("net").valueLocation()).isEqualTo(new Location(1, 26));
    }

    /** What the writer of QEMU's options does: a comma in a value is doubled. */
    @Property
    void readsAnyValuesThatAreWritten(@ForAll("values") Map<String, String> values) throws DocumentException {
        String text = "user"
                + values.entrySet().stream()
                        .map(one -> "," + one.getKey() + "=" + one.getValue().replace(",", ",,"))
                        .collect(Collectors.joining());
        Map<String, String> expected = new LinkedHashMap<>(Map.of("type", "user"));
        expected.putAll(values);
        Map<String, String> found = new LinkedHashMap<>();
        read(text).all().forEach(one -> found.put(one.key(), one.value()));
        assertThat(found).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Map<String, String>> values() {
        Arbitrary<String> keys = Arbitraries.strings()
                .withChars('a', 'b', '_', '-', '.', 'n', 'o')
                .ofMinLength(1)
                .ofMaxLength(5);
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars(',', '=', 'a', ' ', '"', '{', ':')
                .ofMaxLength(8);
        return Arbitraries.maps(keys, texts).ofMaxSize(6);
    }
}
