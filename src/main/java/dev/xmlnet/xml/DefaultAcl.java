package dev.xmlnet.xml;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Directories whose ACL new files inherit, as {@code ls} tells; asked once for the directory that temporary ones are made in. */
final class DefaultAcl {
    private static final int MARK = "drwxr-xr-x".length();
    private static final int MOST_KNOWN = 10_000;
    private static final Map<Path, Boolean> KNOWN = new ConcurrentHashMap<>();

    private DefaultAcl() {}

    /** True if it has an ACL; it is of the kind of the directory above it, in which it was made. */
    static boolean isOn(Path directory) {
        Path above = directory.getParent();
        Boolean known = KNOWN.get(above);
        if (known == null) {
            String line = Twin.run("ls", "-ld", "--", directory.toString());
            known = line != null && line.length() > MARK && line.charAt(MARK) == '+';
            if (KNOWN.size() >= MOST_KNOWN) {
                KNOWN.clear();
            }
            KNOWN.put(above, known);
        }
        return known;
    }
}
