package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.Words;
import dev.xmlnet.libvirt.SettingException;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.xml.Diagnostic;

/** What the library says of settings, with the options that a person types for them. */
public final class Flags {
    private Flags() {}

    /** Returns the message of a refusal. */
    public static String message(IllegalArgumentException refusal) {
        return refusal instanceof SettingException settings
                ? settings.settings().text(setting -> "--" + setting)
                : Words.of(refusal);
    }

    /** Returns a diagnostic in which the options stand that its reader may want. */
    public static Diagnostic of(Diagnostic one) {
        String said = one.message();
        String message = switch (one.id()) {
            case "needs-libvirt" -> said.replace("open without an address", "open without --address") + version();
            case "host-bridge" -> making(said);
            case "assumed-source" -> "--" + said;
            case "inbound" -> said.replace("without a forwarded port", "without --forward");
            case "host-unreachable" ->
                said.startsWith("guest and host ")
                        ? said + "; --host-access NETWORK adds a second interface for that"
                        : said;
            case "shared-device" -> said.endsWith("; choose one interface") ? said + " (--index, --mac)" : said;
            case "live-state" ->
                said.endsWith(" which libvirt ignores") ? said + "; `xmlnet check --fix` removes it" : said;
            case "guest-option" -> "--" + said.replace(" and ", " and --");
            case "network" -> said.replace(": the source names the", ": --source names the");
            case "refused" ->
                said.endsWith(" needs a source: the name of the network")
                        ? said.replace(" needs a source: ", " needs --source: ")
                        : said;
            case "no-mac", "mac-needed" -> said + " (--mac, --facts)";
            case "unknown-side" -> said + " (--bridge, --network, --direct)";
            case "unknown-bridge" -> said + " (--bridge)";
            case "unknown-network" -> said + " (--networks)";
            case "lost-hostfwd" -> said + " (--passt)";
            case "left-alone" -> said + " (--hostdev)";
            case "dhcp-range" -> said + "; --dhcp adds further ones";
            default -> said.replace("use the form with -device", "use --to qemu");
        };
        return message.equals(said) ? one : new Diagnostic(one.severity(), one.id(), message, one.location());
    }

    /** What makes the bridge that a note is about. */
    private static String making(String said) {
        String needs = "the host needs bridge ";
        String remedy = "; attach a NIC to it for LAN access";
        if (!said.startsWith(needs) || !said.endsWith(remedy)) {
            return said;
        }
        String name = said.substring(needs.length(), said.length() - remedy.length());
        return needs + name + "; make it by xmlnet host bridge " + ShellWord.of(name) + " --nic NIC";
    }

    /** Returns what to do where the version of the host's libvirt would tell more. */
    public static String version() {
        return "; give this host's version by --libvirt";
    }
}
