package dev.xmlnet.cli.io;

import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.xml.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files of libvirtd's own: it does not see that one is written, and overwrites it at the next change. */
public final class LibvirtFiles {
    /** The id of the warning. */
    public static final String ID = "libvirt-file";

    private static final Path CONFIGURATION = Path.of("/etc/libvirt");

    /**
     * The head of what libvirt keeps, with the command that it names (virXMLEmitWarning in libvirt 9.0). libvirt writes a UUID
     * where a name is not as plain as here, so that anything else was written by somebody else.
     */
    private static final class Head {
        static final Pattern PATTERN = Pattern.compile(
                "<!--\\s*WARNING: THIS IS AN AUTO-GENERATED FILE\\.(?:(?!-->).)*?virsh ((?:net-|nwfilter-|pool-|iface-)?edit [\\w.+][\\w.+-]*)(?=\\s)",
                Pattern.DOTALL);
    }

    private static final int LONGEST_HEAD = 1000;

    private @Nullable String first;
    private int count;

    /** Adds one that was written; there is one line for all of a run. */
    public void add(String path, String message) {
        first = first == null ? path + ": warning: " + message : first;
        count++;
    }

    /** Prints the line. */
    public void print(Screen err) {
        if (count > 0) {
            String line = count == 1
                    ? first
                    : "xmlnet: warning: " + count
                            + " files are libvirtd's own, which overwrites the edits; use virsh edit"
                            + " (net-edit), or virsh define (net-define) with copies";
            err.remark(line + " [" + ID + "]");
        }
    }

    /**
     * Warns of a file that is to be written in its place.
     *
     * @param text what the file holds
     * @return null if the file is not libvirtd's
     */
    public static @Nullable Diagnostic warning(Path file, String text) {
        return warning(file, text, CONFIGURATION);
    }

    /** The same where libvirt is configured elsewhere. */
    public static @Nullable Diagnostic warning(Path file, String text, Path configuration) {
        String edit = edit(text.substring(0, Math.min(LONGEST_HEAD, text.length())));
        if (edit == null && !isBelow(file, configuration)) {
            return null;
        }
        String instead = edit != null ? "virsh " + edit : "virsh edit NAME or virsh net-edit NAME";
        return Diagnostic.warning(
                ID,
                "the file is libvirtd's own, which overwrites the edit; use " + instead
                        + ", or virsh define (net-define) with a copy",
                null);
    }

    /** The command that the head of a file names; null if it has none. */
    private static @Nullable String edit(String text) {
        if (!text.contains("AUTO-GENERATED")) {
            return null;
        }
        Matcher head = Head.PATTERN.matcher(text);
        return head.find() ? head.group(1) : null;
    }

    private static boolean isBelow(Path file, Path configuration) {
        try {
            return file.toRealPath().startsWith(configuration);
        } catch (IOException e) {
            return file.toAbsolutePath().normalize().startsWith(configuration);
        }
    }
}
