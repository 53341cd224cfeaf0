package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The libvirt that tests ask, which {@code -Dxmlnet.judge=VERSION} names: {@code 9.0}, or nothing, is the installed one of Debian 12;
 * {@code 11.3} and {@code 12.9} are those of {@code src/test/judge/newer-libvirt}.
 */
public final class Libvirt {
    /** The exit code of the scripts where the machine cannot do it. */
    static final int SKIPPED = 77;

    private static final String INSTALLED = "9.0";
    private static final String VERSION = System.getProperty("xmlnet.judge", INSTALLED);

    private Libvirt() {}

    /** True if it is the installed libvirt. */
    public static boolean isInstalled() {
        return VERSION.equals(INSTALLED);
    }

    /** True if it was built with passt: Debian 12 patches passt out, so that the word of its libvirt on passt is none. */
    public static boolean hasPasst() {
        return !isInstalled();
    }

    /** Its schemas; the folder need not be there. */
    public static Path schemas() {
        String folder = "usr/share/libvirt/schemas";
        return (isInstalled() ? Path.of("/") : newerRoot()).resolve(folder);
    }

    /** Its version, such as {@code 9.0.0}. */
    public static String version() {
        try {
            Process virsh = new ProcessBuilder(command(List.of("virsh", "--version")))
                    .redirectErrorStream(true)
                    .start();
            return new String(virsh.getInputStream().readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command on this machine or, if another libvirt is the judge, in the root that has it; skips the test where there is none. */
    static List<String> command(List<String> command) {
        if (isInstalled()) {
            needVirsh();
            return command;
        }
        newerRoot();
        List<String> inRoot = new ArrayList<>(List.of(script("newer-libvirt"), VERSION));
        inRoot.addAll(command);
        return inRoot;
    }

    static String script(String name) {
        return Path.of("src/test/judge", name).toAbsolutePath().toString();
    }

    /** The root of a newer libvirt; unless it is there, it is made, which takes minutes. */
    private static Path newerRoot() {
        try {
            Process make = new ProcessBuilder(script("newer-libvirt"), VERSION)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String root = new String(make.getInputStream().readAllBytes(), UTF_8).strip();
            int exit = make.waitFor();
            if (exit == SKIPPED) {
                Virsh.skip("libvirt " + VERSION + " is missing; newer-libvirt has said why");
            } else if (exit != 0) {
                throw new AssertionError("newer-libvirt " + VERSION + " ended with exit code " + exit);
            }
            return Path.of(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while newer-libvirt works", e);
        }
    }

    private static void needVirsh() {
        boolean there = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "virsh")));
        if (!there) {
            Virsh.skip("virsh is missing (Debian: libvirt-clients)");
        }
    }
}
