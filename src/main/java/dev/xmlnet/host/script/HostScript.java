package dev.xmlnet.host.script;

import dev.xmlnet.host.HostFile;
import dev.xmlnet.host.HostTemplate;
import dev.xmlnet.host.plan.BridgePlan;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One POSIX shell script that makes a bridge on a host that is reached over its NIC. It has the commands {@code apply}, {@code confirm},
 * {@code undo} and {@code status}: apply looks first, and does nothing on a host that is not as planned; without a confirm from a new
 * session everything is undone after a while, and by a reboot too.
 *
 * <pre>{@code
 * byte[] before = Files.readAllBytes(Path.of("interfaces"));
 * byte[] after = rewritten(before);
 * FileChange file = FileChange.of("/etc/network/interfaces", 0644, before, after);
 * String script = HostScript.of(HostTemplate.of(Dialect.IFUPDOWN), plan, List.of(file), HostScript.TIMEOUT);
 * }</pre>
 */
public final class HostScript {
    /** The seconds after which a switch is undone that nobody confirmed. */
    public static final int TIMEOUT = 90;

    private static final int LONGEST = 99_999;

    private HostScript() {}

    /**
     * Writes the script; its bytes are those of UTF-8.
     *
     * @param template a dialect that imports {@code xmlnet:script.xsl}
     * @param plan the bridge; its address settings may be none if the files have them
     * @param files what becomes of the host's own files; if empty, the files that the dialect writes for the plan come
     * @param timeout seconds until a switch is undone, 1 to 99999; who runs the script can give others
     * @throws DocumentException if the dialect has no script, or none for this plan; the message is the stylesheet's own
     * @throws IllegalArgumentException if the timeout is none of these
     */
    public static String of(HostTemplate template, BridgePlan plan, List<FileChange> files, int timeout)
            throws DocumentException {
        if (timeout < 1 || timeout > LONGEST) {
            throw new IllegalArgumentException(timeout + " s is not a time to confirm in; use 1 to " + LONGEST);
        }
        List<FileChange> changes = files.isEmpty() ? created(template, plan) : files;
        Part script =
                Part.of("script").with("timeout", Integer.toString(timeout)).with(plan.part());
        for (FileChange file : changes) {
            script = script.with(Part.of("file")
                    .with("path", file.path())
                    .with("mode", String.format("%03o", file.mode()))
                    .with("was", text(file.before()))
                    .with("becomes", text(file.after())));
        }
        StringBuilder out = new StringBuilder(template.script(script));
        out.append("\n# What the files are to hold, byte for byte.\ntext() {\n  case $1 in\n");
        for (int i = 0; i < changes.size(); i++) {
            out.append("    ")
                    .append(i + 1)
                    .append(")\n")
                    .append(changes.get(i).commands())
                    .append("      ;;\n");
        }
        return out.append("    *) return 1 ;;\n  esac\n}\n\nmain \"$@\"\n").toString();
    }

    private static List<FileChange> created(HostTemplate template, BridgePlan plan) throws DocumentException {
        return template.write(plan, null).files().stream()
                .map(HostScript::created)
                .toList();
    }

    private static FileChange created(HostFile file) {
        return FileChange.of(file.path(), file.mode(), null, file.text().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
