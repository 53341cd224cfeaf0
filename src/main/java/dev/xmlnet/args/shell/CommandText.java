package dev.xmlnet.args.shell;

import dev.xmlnet.xml.DocumentException;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with commands in it: a script, the words of one command, or a {@code /proc/PID/cmdline}.
 *
 * <pre>{@code
 * for (Command command : CommandText.ofScript("MAC=52:54:00:aa:00:01\nsudo kvm -nic user,mac=$MAC").commands()) {
 *     if (Program.of(command) == Program.QEMU) { // its arguments: -nic, user,mac=52:54:00:aa:00:01
 *     }
 * }
 * }</pre>
 *
 * @param commands all commands in their order, each without what only starts it
 */
public record CommandText(List<Command> commands) {
    /** Makes it unmodifiable. */
    public CommandText {
        commands = List.copyOf(commands);
    }

    /**
     * Reads a script, or lines of a shell; a byte order mark and Windows line ends are fine. Values of simple variables that are assigned before are
     * put in.
     *
     * @throws DocumentException if a quote or a bracket is not closed
     */
    public static CommandText ofScript(String text) throws DocumentException {
        return new CommandText(ShellReader.read(text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    /** Takes the words of one command, as a shell has split them already; the number of a word counts as its line. */
    public static CommandText ofWords(List<String> words) {
        List<Word> all = new ArrayList<>();
        for (String word : words) {
            all.add(Word.ofArgument(word, all.size() + 1));
        }
        List<Word> rest = Wrappers.peel(all);
        return new CommandText(rest.isEmpty() ? List.of() : List.of(new Command(rest, List.of())));
    }

    /** Takes the words of one command with a NUL behind each, as Linux tells them; the number of a word counts as its line. */
    public static CommandText ofCmdline(String text) {
        String all = text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
        return ofWords(all.isEmpty() ? List.of() : List.of(all.split("\0", -1)));
    }
}
