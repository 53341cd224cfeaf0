package dev.xmlnet.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of paths: as those of Java, with git's directories that may be none. */
class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "lab/** lab/a.xml true",
                "lab/** lab/a/b.xml true",
                "lab/** lab false",
                "**/a.xml a.xml true",
                "**/a.xml b/c/a.xml true",
                "**/a.xml ba.xml false",
                "a/**/b a/b true",
                "a/**/**/**/b a/b true",
                "a/**/b a/c/d/b true",
                "a/**/b ab false",
                "*.xml a/b.xml false",
                "a?.xml a/.xml false",
                "{a,b}/**/c b/d/c true",
                "{a,}b b true",
                "{**/,}b a/b true",
                "[!a]b cb true",
                "[a-c]b bb true",
                "[a-c]b -b false",
                "[-a]b -b true",
                "\\*a *a true",
            })
    void asDocumented(String pattern, String path, boolean matches) {
        assertThat(new Glob(pattern).matches(Path.of(path))).isEqualTo(matches);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "b", "/", "*", "**", "?", "[", "]", "!", "-", "{", "}", ",", "\\", "[ab]", "{a,b*}")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("ab/").ofMinLength(1).ofMaxLength(8);
    }

    @Property(tries = 5000)
    void asJavaUnderstandsThem(@ForAll("patterns") String pattern, @ForAll("paths") String path) {
        Path file = Path.of(path);
        PathMatcher java;
        try {
            java = FileSystems.getDefault().getPathMatcher("glob:" + javas(pattern));
        } catch (PatternSyntaxException e) {
            return;
        }
        assertThat(new Glob(pattern).matches(file)).isEqualTo(java.matches(file));
    }

    /** Java wants a directory for each {@code **}, and takes no braces within braces. */
    private static String javas(String pattern) {
        StringBuilder glob = new StringBuilder();
        boolean braces = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean begins = i == 0 || pattern.charAt(i - 1) == '/';
            if (begins && !braces && pattern.startsWith("**/", i)) {
                glob.append("{**/,}");
                i += 2;
                continue;
            }
            braces = c == '{' || (braces && c != '}');
            glob.append(c);
        }
        return glob.toString();
    }
}
