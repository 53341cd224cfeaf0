package dev.xmlnet.args.qemu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.Written;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a name holds, a shell gives it to QEMU as it is, and runs nothing. */
class QuotingPropertyTest {
    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<Character> nasty = Arbitraries.of(" '\"\\$`()[]{}<>|&;*?!~#=,:/@%\n\t^-+.é\u00ad\u202e\u0085aZ0"
                .chars()
                .mapToObj(c -> (char) c)
                .toList());
        Arbitrary<String> made = nasty.list()
                .ofMaxSize(12)
                .map(list -> list.stream().map(String::valueOf).collect(Collectors.joining()));
        return Arbitraries.oneOf(
                        made,
                        Arbitraries.of(
                                "$(id)", "`id`", "a\n", "\n\n", "=ls", "~root", "##[x]", "-n", "%s\\n", "\uD83D\uDE00"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 150)
    void aShellGivesTheTextBack(@ForAll("texts") List<String> texts) throws Exception {
        for (String shell : shells()) {
            assertThat(printed(shell, texts.stream().map(ShellWord::option).toList()))
                    .as(shell)
                    .isEqualTo(texts);
        }
    }

    /** An option with what a person can put into a path, as QEMU gets it from a shell. */
    @Property(tries = 100)
    void aPathStaysOneValueOfOneOption(@ForAll("texts") List<String> texts) throws Exception {
        List<String> words = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (String text : texts) {
            if (!text.isBlank()) {
                Written written = new QemuWriter(QemuOptions.defaults()).write(onScript(text));
                words.add(ShellWord.option(written.words().get(1)));
                wanted.add("tap,id=net0,ifname=tap0,script=" + text.replace(",", ",,") + ",downscript=no");
            }
        }
        assertThat(printed("sh", words)).isEqualTo(wanted);
    }

    private static PlainInterface onScript(String path) throws Exception {
        Part part = Part.of("interface")
                .with("type", "ethernet")
                .with(
                        Part.of("mac").with("address", "52:54:00:00:00:07"),
                        Part.of("script").with("path", path));
        Guest guest = Guest.of(XmlDocument.parse(SourceText.ofString(part.toString())))
                .get(0);
        return PlainInterface.of(guest, guest.interfaces().get(0));
    }

    private static List<String> shells() {
        return Stream.of("sh", "bash", "dash", "zsh")
                .filter(shell -> new File("/bin/" + shell).canExecute() || new File("/usr/bin/" + shell).canExecute())
                .toList();
    }

    private static List<String> printed(String shell, List<String> words) throws IOException, InterruptedException {
        if (words.isEmpty()) {
            return List.of();
        }
        Process process = new ProcessBuilder(shell, "-c", "printf '%s\\0' " + String.join(" ", words))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        List<String> found = new ArrayList<>(List.of(out.split("\0", -1)));
        found.remove(found.size() - 1);
        return found;
    }
}
