package dev.xmlnet.args.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTextTest {
    /** Each command on a line, with a bar between two words. */
    private static String words(String script) throws DocumentException {
        return CommandText.ofScript(script).commands().stream()
                .map(command -> command.words().stream().map(Word::text).collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }

    private static Command only(String script) throws DocumentException {
        List<Command> commands = CommandText.ofScript(script).commands();
        assertThat(commands).hasSize(1);
        return commands.get(0);
    }

    /** What is not known of the first command, with line and column. */
    private static List<String> unknown(String script) throws DocumentException {
        List<Command> commands = CommandText.ofScript(script).commands();
        return commands.get(commands.size() - 1).words().stream()
                .flatMap(word -> word.expansions().stream())
                .map(one -> one.location().line() + ":" + one.location().column() + " "
                        + one.diagnostic().message())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "kvm -m 512   -nic\tuser ~ kvm|-m|512|-nic|user",
                "kvm 'a b' \"c d\" e\\ f ~ kvm|a b|c d|e f",
                "kvm '' \"\" ~ kvm||",
                "kvm a'b'\"c\"\\d ~ kvm|abcd",
                "kvm 'a\\b' \"a\\b\\\"\\\\\\$x\" ~ kvm|a\\b|a\\b\"\\$x",
                "`kvm -m 1 \\\n  -nic user` ~ kvm|-m|1|-nic|user",
                "`kvm -m 1 \\\r\n  -nic us\\\r\ner\r\n` ~ kvm|-m|1|-nic|user",
                "`kvm \"a\\\nb\"` ~ kvm|ab",
                "`kvm 'a\nb'` ~ `kvm|a\nb`",
                "`\uFEFFkvm a` ~ kvm|a",
                "`#!/bin/sh\n# a comment 'with \" quotes\nkvm a # b\nkvm a#b` ~ `kvm|a\nkvm|a#b`",
                "a; b && c || d & e | f |& g ~ `a\nb\nc\nd\ne\nf\ng`",
                "(a; b) ~ `a\nb`",
                "if a; then b; else c; fi ~ `a\nb\nc`",
                "while true; do kvm x; done ~ `true\nkvm|x`",
                "start() { kvm x; } ~ `start\nkvm|x`",
                "`case $1 in start) kvm x;; esac` ~ kvm|x",
                "`cat <<END >f\nkvm 'not read\nEND\nkvm a` ~ `cat\nkvm|a`",
                "kvm a >f 2>&1 <g &>h 3<>/dev/tap5 ~ kvm|a",
                "kvm a 2 >f ~ kvm|a|2",
                "$ kvm a ~ kvm|a",
                "kvm {\"type\":\"tap\",\"fd\":\"30\"} ~ kvm|{\"type\":\"tap\",\"fd\":\"30\"}",
                "kvm $'a\\tb\\x41\\101\\u00e4\\'\\\\\\q' ~ `kvm|a\tbAA\u00e4'\\\\q`",
                "kvm $'\\303\\244\\xe4' ~ `kvm|\u00e4\uFFFD`",
                "kvm $\"a b\" ~ kvm|a b",
                "kvm a$ \"$\" \"a$\" ~ kvm|a$|$|a$",
            })
    void splitsAsAShellDoes(String script, String expected) throws DocumentException {
        assertThat(words(script)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "exec kvm a ~ kvm|a",
                "sudo kvm a ~ kvm|a",
                "sudo -n -u root -E /usr/bin/kvm a ~ /usr/bin/kvm|a",
                "A=b C='d e' kvm a ~ kvm|a",
                "env -i A=b kvm a ~ kvm|a",
                "nohup nice -n 5 kvm a & ~ kvm|a",
                "nice -5 kvm ~ kvm",
                "taskset -c 0-3 kvm a ~ kvm|a",
                "ip netns exec lab kvm a ~ kvm|a",
                "timeout -k 5 60 kvm a ~ kvm|a",
                "exec ~ ``",
            })
    void leavesOutWhatOnlyStartsTheProgram(String script, String expected) throws DocumentException {
        assertThat(words(script)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`MAC=52:54:00:aa:00:01\nkvm $MAC ${MAC}x \"$MAC\" '$MAC'` ~ kvm|52:54:00:aa:00:01|52:54:00:aa:00:01x|52:54:00:aa:00:01|$MAC",
                "`A='a b'\nB=\"$A c\"\nkvm \"$B\" $B` ~ kvm|a b c|a|b|c",
                "A=1; A+=2; kvm $A ~ kvm|12",
                "export A=1; readonly B=$A; kvm $A$B ~ kvm|11",
                "`A=\nkvm $A \"$A\"` ~ kvm|",
                "A=1; A=2; kvm $A ~ kvm|2",
            })
    void putsSimpleVariablesIn(String script, String expected) throws DocumentException {
        assertThat(words(script)).endsWith(expected);
        assertThat(unknown(script)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "kvm $MAC ~ 1:5 $MAC is not set in this text; write the value instead",
                "`kvm \\\n -x a\"${MAC}\"` ~ 2:7 ${MAC} is not set in this text; write the value instead",
                "kvm $(hostname \")\") ~ 1:5 $(hostname \")\") would be run by the shell; write the value instead",
                "kvm a`b`c ~ 1:6 `b` would be run by the shell; write the value instead",
                "kvm \"`b`\" ~ 1:6 `b` would be run by the shell; write the value instead",
                "kvm <(b) ~ 1:5 <(b) would be run by the shell; write the value instead",
                "kvm $((1+2)) ~ 1:5 $((1+2)) would be run by the shell; write the value instead",
                "kvm ${A:-b} ~ 1:5 ${A:-b} is not a plain variable; write the value instead",
                "A=(1 2); kvm ${A[0]} ~ 1:14 ${A[0]} is not a plain variable; write the value instead",
                "A=(1 2); kvm $A ~ 1:14 $A is an array; write the value instead",
                "kvm \"$@\" ~ 1:6 $@ is an argument of the script; write the value instead",
                "kvm $1 ~ 1:5 $1 is an argument of the script; write the value instead",
                "kvm $$ ~ 1:5 $$ is known only while the script runs; write the value instead",
                "A=$1; kvm $A ~ 1:11 $A is set from a value that is not known; write the value instead",
                "if x; then A=1; fi; kvm $A ~ 1:25 $A is set under a condition; write the value instead",
                "[ x ] || A=1; kvm $A ~ 1:19 $A is set under a condition; write the value instead",
                "for A in 1 2; do kvm $A; done; kvm $A ~ 1:36 $A is set by a loop; write the value instead",
                "read A; kvm $A ~ 1:13 $A is read while the script runs; write the value instead",
                "A=1; unset A; kvm $A ~ 1:19 $A is not set in this text; write the value instead",
                "A=1 kvm $A ~ 1:9 $A is not set in this text; write the value instead",
            })
    void namesWhatOnlyAShellCouldTell(String script, String expected) throws DocumentException {
        assertThat(unknown(script)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "kvm 'abc ~ 1:5: the quote is not closed; close it",
                "`kvm a \\\n  -nic \"user` ~ 2:8: the quote is not closed; close it",
                "kvm a$'b\\' ~ 1:6: the quote is not closed; close it",
                "kvm \u4e16\ud83d\ude00'a ~ 1:7: the quote is not closed; close it",
                "kvm $(a ~ 1:5: the bracket is not closed; close it",
                "kvm \"a ${b\" ~ 1:8: the bracket is not closed; close it",
                "kvm `a ~ 1:5: the bracket is not closed; close it",
            })
    void saysWhereWhatIsNotClosedOpens(String script, String expected) {
        assertThatThrownBy(() -> CommandText.ofScript(script))
                .isInstanceOf(DocumentException.class)
                .hasMessage(expected);
    }

    @Test
    void knowsThePlaceOfEachCharOfAWord() throws DocumentException {
        Command command = only("# x\nkvm \\\n  -nic 'us'\"er,\"mac=5");
        Word value = command.arguments().get(1);
        assertThat(value.text()).isEqualTo("user,mac=5");
        assertThat(value.location()).isEqualTo(new Location(3, 8));
        assertThat(value.at(0)).isEqualTo(new Location(3, 9));
        assertThat(value.at(5)).isEqualTo(new Location(3, 17));
        assertThat(value.at(value.text().length())).isEqualTo(new Location(3, 22));
        assertThat(command.location()).isEqualTo(new Location(2, 1));
    }

    @Test
    void keepsWhichFilesTheShellOpens() throws DocumentException {
        Command command = only("kvm -netdev tap,fd=3 3<>/dev/tap$(cat m0) 4<> '/dev/tap 6' 2>&1 >log");
        assertThat(command.redirections())
                .extracting(one -> one.descriptor() + one.operator() + one.target())
                .containsExactly("3<>/dev/tap$(cat m0)", "4<>/dev/tap 6", "2>&1", "1>log");
    }

    @Test
    void takesWordsThatAShellHasSplitAsTheyAre() {
        Command command = CommandText.ofWords(List.of("sudo", "kvm", "-name", "a $b 'c", "-nic", "user,x=1"))
                .commands()
                .get(0);
        assertThat(command.words())
                .extracting(Word::text)
                .containsExactly("kvm", "-name", "a $b 'c", "-nic", "user,x=1");
        assertThat(command.words()).allMatch(Word::isKnown);
        assertThat(command.words().get(4).at(5)).isEqualTo(new Location(6, 6));
        assertThat(CommandText.ofWords(List.of()).commands()).isEmpty();
    }

    @Test
    void takesWhatLinuxTellsOfAProcess() {
        assertThat(CommandText.ofCmdline("kvm\0-name\0\0-nic\0user\0")
                        .commands()
                        .get(0)
                        .words())
                .extracting(Word::text)
                .containsExactly("kvm", "-name", "", "-nic", "user");
        assertThat(CommandText.ofCmdline("").commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kvm, QEMU",
        "/usr/libexec/qemu-kvm, QEMU",
        "qemu-system-x86_64, QEMU",
        "./build/qemu-system-aarch64, QEMU",
        "qemu-img,",
        "modprobe,",
        "virt-install, VIRT_INSTALL",
        "virt-xml, VIRT_XML",
        "/usr/bin/virsh, VIRSH",
    })
    void knowsTheProgramsByTheirNames(String program, Program expected) {
        assertThat(Program.of(CommandText.ofWords(List.of(program)).commands().get(0)))
                .isEqualTo(expected);
    }

    @Property
    void readsWhatShellWordWrites(@ForAll("words") List<String> words) throws DocumentException {
        String line = "kvm " + words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
        assertThat(only(line).arguments()).extracting(Word::text).isEqualTo(words);
        assertThat(only(line).arguments()).allMatch(Word::isKnown);
    }

    @Provide
    Arbitrary<List<String>> words() {
        Arbitrary<Character> nasty = Arbitraries.of(" \t\n\r'\"\\$`#;&|<>(){}=,*?~!-"
                .chars()
                .mapToObj(c -> (char) c)
                .toList());
        Arbitrary<Character> any = Arbitraries.chars().filter(c -> c != 0 && !Character.isSurrogate(c));
        return Arbitraries.oneOf(nasty, any)
                .list()
                .ofMaxSize(12)
                .map(chars -> chars.stream().map(String::valueOf).collect(Collectors.joining()))
                .list()
                .ofMaxSize(6);
    }

    /** Garbage is split or refused, and its words are in the text. */
    @Property(tries = 3000)
    void takesAnyText(@ForAll("garbage") String script) {
        try {
            for (Command command : CommandText.ofScript(script).commands()) {
                for (Word word : command.words()) {
                    assertThat(word.location().line()).isPositive();
                    assertThat(word.at(word.text().length()).line()).isPositive();
                }
            }
        } catch (DocumentException e) {
            assertThat(e.diagnostic().id()).startsWith("shell-");
            assertThat(e.diagnostic().location()).isNotNull();
        }
    }

    @Provide
    Arbitrary<String> garbage() {
        return Arbitraries.of(
                        "kvm",
                        "-nic",
                        "user",
                        "A",
                        "=",
                        "+=",
                        "$A",
                        "${A}",
                        "$(",
                        ")",
                        "${",
                        "}",
                        "`",
                        "'",
                        "\"",
                        "\\",
                        "$'",
                        "\\x",
                        "\\u",
                        "\\0",
                        " ",
                        "\n",
                        "\r\n",
                        ";",
                        "&",
                        "&&",
                        "|",
                        "<<",
                        "<",
                        ">",
                        "3<>",
                        "<(",
                        "(",
                        "#",
                        "if",
                        "fi",
                        "for",
                        "in",
                        "case",
                        "{\"",
                        "{",
                        "export",
                        "sudo",
                        "-u",
                        "\0",
                        "\uFEFF",
                        "\ud83d\ude00",
                        "\ud83d",
                        "$",
                        "$$")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
