package dev.xmlnet.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every interface of a batch would be told is told once. */
class TerminalTest {
    private static final String VLAN = "<vlan> on bridge needs libvirt 11.0; give this host's version by --libvirt";
    private static final String PASST = "passt needs libvirt 9.2; give this host's version by --libvirt";

    private static String printed(Consumer<Terminal> work) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream err = new PrintStream(bytes, false, UTF_8)) {
            Terminal terminal = new Terminal(new Screen(err, false, false), true);
            work.accept(terminal);
            terminal.close();
        }
        return bytes.toString(UTF_8);
    }

    private static Diagnostic needs(String message, int line) {
        return Diagnostic.note("needs-libvirt", message, new Location(line, 5));
    }

    @Test
    void aNewerLibvirtIsAskedForOnceWithACount() {
        String printed = printed(terminal -> {
            for (int file = 0; file < 40; file++) {
                terminal.print("g" + file + ".xml", needs(VLAN, 10), null);
                terminal.print("g" + file + ".xml", needs(VLAN, 20), null);
            }
            terminal.print("g1.xml", needs(PASST, 10), null);
            terminal.print("g1.xml", Diagnostic.warning("lost-mtu", "gone", new Location(12, 3)), null);
        });
        assertThat(printed)
                .isEqualTo("g1.xml:12:3: warning: gone [lost-mtu]\n"
                        + "xmlnet: note: " + VLAN + " (80 places) [needs-libvirt]\n"
                        + "xmlnet: note: " + PASST + " [needs-libvirt]\n");
    }

    @Test
    void aPlaceIsShownInItsLine() {
        assertThat(Terminal.underlined("\t<mtu size='9000'/>", new Location(7, 7)))
                .containsExactly("  \t<mtu size='9000'/>", "  \t     ^");
    }

    @Test
    void ofALongLineThePartAroundThePlaceIsShown() {
        String line = "<a/>".repeat(60_000);
        assertThat(Terminal.underlined(line, new Location(1, 5)))
                .containsExactly("  " + line.substring(0, 400) + "...", "      ^");
        assertThat(Terminal.underlined(line, new Location(1, 120_001)))
                .containsExactly("  ..." + line.substring(0, 400) + "...", " ".repeat(105) + "^");
        assertThat(Terminal.underlined(line, new Location(1, 240_001)))
                .containsExactly("  ..." + line.substring(0, 100), " ".repeat(105) + "^");
    }

    @Test
    void aCharacterIsNeverHalved() {
        String line = "\uD83D\uDE00".repeat(1000);
        for (int column = 1; column <= 1001; column++) {
            for (String part : Terminal.underlined(line, new Location(1, column))) {
                assertThat(part.replace("\uD83D\uDE00", "")).matches("[ .^]*");
            }
        }
    }

    @Test
    void nothingIsSaidOfNothing() {
        assertThat(printed(terminal -> {})).isEmpty();
    }
}
