package dev.xmlnet.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.check.Finding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a finding is known by in its file whatever its line: what a baseline knows it by, and which one of those it is. */
final class Fingerprints {
    private static final int LENGTH = 16;

    private final MessageDigest digest;
    private final Map<String, Integer> seen = new HashMap<>();
    private @Nullable String lastPath;

    Fingerprints() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns that of the next finding of a file; they come by path. */
    String next(String path, Finding finding) {
        if (!path.equals(lastPath)) {
            seen.clear();
            lastPath = path;
        }
        String hash = hash(finding.rule() + "\n" + finding.message());
        return hash + ":" + seen.merge(hash, 1, Integer::sum);
    }

    /** Returns a short digest of a text. */
    String hash(String text) {
        return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)), 0, LENGTH);
    }
}
