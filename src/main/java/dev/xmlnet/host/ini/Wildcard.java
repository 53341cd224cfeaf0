package dev.xmlnet.host.ini;

/** Patterns of names of devices as a shell has them. */
public final class Wildcard {
    private Wildcard() {}

    /** True if a word is a pattern rather than a name. */
    public static boolean isPattern(String word) {
        return word.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    }

    /** True if a pattern or a name takes a name. */
    public static boolean matches(String pattern, String name) {
        return matches(pattern, 0, name, 0);
    }

    private static boolean matches(String pattern, int at, String name, int from) {
        int i = from;
        for (int p = at; p < pattern.length(); p++, i++) {
            char c = pattern.charAt(p);
            if (c == '*') {
                for (int rest = i; rest <= name.length(); rest++) {
                    if (matches(pattern, p + 1, name, rest)) {
                        return true;
                    }
                }
                return false;
            }
            int close = c == '[' ? pattern.indexOf(']', p + 2) : -1;
            if (i == name.length()
                    || !(close > 0
                            ? isIn(pattern.substring(p + 1, close), name.charAt(i))
                            : isOne(c, name.charAt(i)))) {
                return false;
            }
            p = Math.max(p, close);
        }
        return i == name.length();
    }

    private static boolean isOne(char pattern, char c) {
        return pattern == '?' || pattern == c;
    }

    private static boolean isIn(String set, char c) {
        boolean not = set.charAt(0) == '!' || set.charAt(0) == '^';
        boolean in = false;
        for (int i = not ? 1 : 0; i < set.length(); i++) {
            boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
            char last = set.charAt(range ? i + 2 : i);
            in |= c >= set.charAt(i) && c <= last;
            i += range ? 2 : 0;
        }
        return in != not;
    }
}
