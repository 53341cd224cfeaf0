package dev.xmlnet.host.interfaces;

/** A pattern of a shell, without the braces, as fnmatch() and wordexp() have it. */
final class Glob {
    private Glob() {}

    /** True if a name is one that the pattern means: {@code *}, {@code ?} and {@code [a-z]} match no slash. */
    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starred = 0;
        while (n < name.length()) {
            int next = p < pattern.length() ? step(pattern, p, name.charAt(n)) : -1;
            if (next >= 0) {
                p = next;
                n++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = ++p;
                starred = n;
            } else if (star >= 0 && name.charAt(starred) != '/') {
                p = star;
                n = ++starred;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on after a character that it takes at a place; -1 if it does not take it. */
    private static int step(String pattern, int at, char c) {
        return switch (pattern.charAt(at)) {
            case '*' -> -1;
            case '?' -> c == '/' ? -1 : at + 1;
            case '[' -> set(pattern, at, c);
            case '\\' -> at + 1 < pattern.length() && pattern.charAt(at + 1) == c ? at + 2 : -1;
            default -> pattern.charAt(at) == c ? at + 1 : -1;
        };
    }

    private static int set(String pattern, int open, char c) {
        int first = open + 1;
        boolean not = first < pattern.length() && (pattern.charAt(first) == '!' || pattern.charAt(first) == '^');
        first += not ? 1 : 0;
        int close = pattern.indexOf(']', first + 1);
        if (close < 0) {
            return c == '[' ? open + 1 : -1;
        }
        boolean found = false;
        for (int i = first; i < close; i++) {
            boolean range = i + 2 < close && pattern.charAt(i + 1) == '-';
            found |= range ? pattern.charAt(i) <= c && c <= pattern.charAt(i + 2) : pattern.charAt(i) == c;
            i += range ? 2 : 0;
        }
        return found != not && c != '/' ? close + 1 : -1;
    }
}
