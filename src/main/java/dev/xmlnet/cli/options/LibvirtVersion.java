package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** The version of libvirt that the host runs: by {@code --libvirt}, by {@code .xmlnet.toml}, or asked of virsh. */
public final class LibvirtVersion {
    /** The word that asks the libvirt of this machine. */
    public static final String HOST = "host";

    private static final String OPTION = "--libvirt";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d+\\.\\d+)");

    /** The lines of {@code virsh version --daemon}, the best first: the daemon may be older than the client. */
    private static final List<Pattern> ANSWERS = List.of(
            Pattern.compile("Running against daemon: " + NUMBER), Pattern.compile("Using library: libvirt " + NUMBER));

    private LibvirtVersion() {}

    /** The option; every command that takes one takes the same. */
    public static OptionSpec option() {
        return Options.text(
                OPTION,
                "VERSION",
                "What the host runs, such as 11.3 ('virsh version' prints it); host asks virsh on this machine"
                        + " (default: libvirt in .xmlnet.toml, else the newest known).");
    }

    /**
     * The version that a person gave.
     *
     * @param option what {@code --libvirt} says, or null; then {@code .xmlnet.toml} counts, of this directory or one above
     * @return null if neither says one
     * @throws UsageException if it is no version, or virsh does not tell it
     */
    public static @Nullable Version given(@Nullable String option) {
        if (option != null) {
            return read(option, OPTION, "virsh");
        }
        return given(null, CheckConfigFile.here());
    }

    /** The same where {@code .xmlnet.toml} was read. */
    public static @Nullable Version given(@Nullable String option, CheckConfig config) {
        if (option != null) {
            return read(option, OPTION, "virsh");
        }
        return config.libvirt() == null
                ? null
                : read(config.libvirt(), config.shown() + ": libvirt " + config.libvirt(), "virsh");
    }

    /** Says of a version that was given, or null, that it is older than all that is known, if it is. */
    public static @Nullable Version noted(@Nullable Version given, Screen err) {
        if (given != null && !given.isAtLeast(Version.OLDEST_KNOWN)) {
            err.remark("xmlnet: note: nothing is known of libvirt before " + Version.OLDEST_KNOWN + "; " + given
                    + " is taken for that [old-libvirt]");
        }
        return given;
    }

    /**
     * Reads a version, or asks for it.
     *
     * @param place where it stands, for messages
     * @param virsh the program to ask
     */
    public static Version read(String text, String place, String virsh) {
        try {
            return text.equals(HOST) ? ofHost(virsh) : Version.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(place + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException((place.equals(OPTION) ? OPTION + " " + HOST : place) + ": " + e.getMessage()
                    + "; give the version, such as 11.3");
        }
    }

    private static Version ofHost(String virsh) throws IOException {
        try {
            Program.Ended daemon = Program.run(LIMIT, List.of(virsh, "version", "--daemon"));
            for (Pattern answer : ANSWERS) {
                Matcher line = answer.matcher(daemon.text());
                if (line.find()) {
                    return Version.parse(line.group(1));
                }
            }
        } catch (IOException e) {
            // It is missing, which shows again, or it waits for a daemon.
        }
        return ofLibrary(virsh);
    }

    /** Where no daemon answers, the library tells what was installed. */
    private static Version ofLibrary(String virsh) throws IOException {
        Program.Ended library;
        try {
            library = Program.run(LIMIT, List.of(virsh, "--version"));
        } catch (IOException e) {
            throw new IOException("virsh is missing or does not answer", e);
        }
        Matcher number = NUMBER.matcher(library.text());
        if (library.exit() != 0 || !number.find()) {
            throw new IOException("virsh does not tell its version");
        }
        return Version.parse(number.group(1));
    }
}
