package dev.xmlnet.args.qemu.line;

/** Words of a command line in a message. */
public final class Quoted {
    private static final int LONGEST = 40;

    private Quoted() {}

    /** Returns a word between quotes, as one short line. */
    public static String of(String word) {
        String line = word.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "'" + (line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...") + "'";
    }
}
