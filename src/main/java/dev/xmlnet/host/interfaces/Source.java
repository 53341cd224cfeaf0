package dev.xmlnet.host.interfaces;

/**
 * A pattern by which a file names others that are read in its place.
 *
 * @param directory true for {@code source-directory}, which takes the files of a directory
 * @param pattern as it is written
 */
public record Source(boolean directory, String pattern) {
    private static final String HOME = "/etc/network/";

    /**
     * The pattern of the files' paths, beside the file that names them. What is below /etc/network is found beside a copy of it too.
     *
     * @param main the path of the file that is read first, such as /etc/network/interfaces
     * @param from the path of the file that names them
     */
    public String paths(String main, String from) {
        String whole;
        if (!pattern.startsWith("/")) {
            whole = parent(from) + pattern;
        } else if (pattern.startsWith(HOME)) {
            whole = parent(main) + pattern.substring(HOME.length());
        } else {
            whole = pattern;
        }
        return directory ? (whole.endsWith("/") ? whole : whole + "/") + "*" : whole;
    }

    /**
     * True if a file is one of those that are named.
     *
     * @param main as {@link #paths} has it
     * @param from as {@link #paths} has it
     * @param path the file's path
     */
    public boolean takes(String main, String from, String path) {
        return Glob.matches(paths(main, from), path)
                && (!directory || isPlain(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Others stay unread, such as those of packages and of editors. */
    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
    }
}
