package dev.xmlnet.args;

import dev.xmlnet.xml.Diagnostic;
import java.util.List;

/**
 * An interface as options.
 *
 * @param before commands of the host that must run before, as lines of a POSIX shell
 * @param words the options, a word each, not quoted
 * @param redirections what the command line needs besides, as text of a shell: {@code 3<>/dev/tap5}; empty for none
 * @param after commands of the host that clean up, as lines of a POSIX shell
 * @param losses what the options do not say, one by one, and notes
 */
public record Written(
        List<String> before, List<String> words, String redirections, List<String> after, List<Diagnostic> losses) {
    /** Makes it unmodifiable. */
    public Written {
        before = List.copyOf(before);
        words = List.copyOf(words);
        after = List.copyOf(after);
        losses = List.copyOf(losses);
    }

    /** Options that need nothing of the host. */
    public static Written of(List<String> words, List<Diagnostic> losses) {
        return new Written(List.of(), words, "", List.of(), losses);
    }
}
