package dev.xmlnet.dhcp.dhcpd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.dhcp.dhcpd.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    /** Each token as it stands, with a bar between two. */
    private static String tokens(String text) {
        List<String> found = new ArrayList<>();
        Tokens tokens = new Tokens(text);
        while (tokens.next() != Kind.END) {
            found.add(tokens.written());
        }
        return String.join("|", found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "host a{hardware ethernet 00:00:5e:00:53:01;} ~ host|a|{|hardware|ethernet|00:00:5e:00:53:01|;|}",
                "option domain-name-servers 192.0.2.1,192.0.2.2; ~ option|domain-name-servers|192.0.2.1|,|192.0.2.2|;",
                "`host a#b { ;\n{}` ~ host|a|{|}",
                "`# only a comment` ~ ``",
                "`a # comment } \"\nb` ~ a|b",
                "option host-name\"a } # \\\" {\"; ~ option|host-name|\"a } # \\\" {\"|;",
                "if x=\"y\"{ ~ if|x=|\"y\"|{",
                "`set a = \"two\nlines\";` ~ `set|a|=|\"two\nlines\"|;`",
                "`a\u000bb\fc\td\r\ne` ~ a|b|c|d|e",
                "`include \"/etc/dhcp/hosts.conf\" ;` ~ include|\"/etc/dhcp/hosts.conf\"|;",
                "h\u00e4 \u4e16 ~ h\u00e4|\u4e16",
                "`\"cut ;` ~ `\"cut ;`",
                "`\"cut\\` ~ `\"cut\\`",
            })
    void splitsAsDhcpdDoes(String text, String expected) {
        assertThat(tokens(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"web1\", web1",
                "\"a\\\"b\", a\"b",
                "\"\\\\\", \\",
                "\"\\001RT\\000\", `\u0001RT\0`",
                "\"\\0012\", `\u00012`",
                "\"\\377\", \u00ff",
                "\"\\x41\\x4g\\xg\", `A\u0004gxg`",
                "\"\\t\\n\\r\\b\\q\", `\t\n\r\bq`",
                "\"\\8\", 8",
                "plain\\n, plain\\n",
            })
    void tellsWhatAStringMeans(String text, String expected) {
        Tokens tokens = new Tokens(text);
        tokens.next();
        assertThat(tokens.value()).isEqualTo(expected);
        assertThat(tokens.isCut()).isFalse();
    }

    @Test
    void knowsAWordInAnyCase() {
        Tokens tokens = new Tokens("HOST \"host\" hosts");
        tokens.next();
        assertThat(tokens.is("host")).isTrue();
        tokens.next();
        assertThat(tokens.is("host")).isFalse();
        tokens.next();
        assertThat(tokens.is("host")).isFalse();
    }

    @Test
    void saysThatAStringIsCutOff() {
        for (String text : List.of("\"", "\"a", "\"a\\", "\"a\\\"")) {
            Tokens tokens = new Tokens(text);
            assertThat(tokens.next()).as(text).isEqualTo(Kind.STRING);
            assertThat(tokens.isCut()).as(text).isTrue();
            assertThat(tokens.end()).as(text).isEqualTo(text.length());
            assertThat(tokens.next()).as(text).isEqualTo(Kind.END);
        }
    }

    /** No character is lost: between two tokens stand blanks and comments alone. */
    @Property
    void leavesOutOnlyBlanksAndComments(
            @ForAll
                    @StringLength(max = 40)
                    @CharRange(from = 'a', to = 'c')
                    @Chars({'{', '}', ';', ',', '"', '\\', '#', ' ', '\n'})
                    String text) {
        Tokens tokens = new Tokens(text);
        int before = 0;
        do {
            tokens.next();
            String between = text.substring(before, tokens.start());
            assertThat(between.replaceAll("#[^\n]*", "")).isBlank();
            before = tokens.end();
        } while (tokens.kind() != Kind.END);
        assertThat(before).isEqualTo(text.length());
    }
}
