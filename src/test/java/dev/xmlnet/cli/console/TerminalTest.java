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
        return printed(Level.NORMAL, work);
    }

    private static String printed(Level level, Consumer<Terminal> work) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream err = new PrintStream(bytes, false, UTF_8)) {
            Terminal terminal = new Terminal(new Screen(err, false, false).with(false, level), true);
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

    private static void forty(Terminal terminal) {
        for (int file = 1; file <= 40; file++) {
            String path = "g" + file + ".xml";
            terminal.print(path, Diagnostic.note("host-bridge", "the host needs br0", new Location(7, 5)), null);
            terminal.print(path, Diagnostic.note("static-lease", "lease " + file, new Location(7, 5)), null);
            terminal.print(path, Diagnostic.warning("lost-mtu", "gone", new Location(9, 7)), null);
            if (file > 38) {
                terminal.print(path, Diagnostic.error("refused", "no", null), null);
            }
        }
    }

    @Test
    void aBatchTellsEachKindOnceAndEveryError() {
        assertThat(printed(TerminalTest::forty)).isEqualTo("""
                        g1.xml:9:7: warning: gone [lost-mtu]
                        g2.xml:9:7: warning: gone [lost-mtu]
                        g3.xml:9:7: warning: gone [lost-mtu]
                        g4.xml:9:7: warning: gone [lost-mtu]
                        g5.xml:9:7: warning: gone [lost-mtu]
                        g39.xml: error: no [refused]
                        g40.xml: error: no [refused]
                        xmlnet: note: the host needs br0 (40 places) [host-bridge]
                        g1.xml:7:5: note: lease 1 (and 39 more like it) [static-lease]
                        xmlnet: more warnings of these kinds: lost-mtu 35; --verbose shows all
                        """);
    }

    @Test
    void quietIsErrorsOnlyAndVerboseIsAll() {
        assertThat(printed(Level.QUIET, TerminalTest::forty))
                .isEqualTo("g39.xml: error: no [refused]\ng40.xml: error: no [refused]\n");
        assertThat(printed(Level.VERBOSE, TerminalTest::forty).lines()).hasSize(122);
    }

    @Test
    void nothingIsSaidOfNothing() {
        assertThat(printed(terminal -> {})).isEmpty();
    }
}
