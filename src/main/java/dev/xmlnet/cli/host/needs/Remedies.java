package dev.xmlnet.cli.host.needs;

import dev.xmlnet.host.facts.Device;
import dev.xmlnet.host.needs.Answer;
import dev.xmlnet.host.needs.HostAnswers;
import dev.xmlnet.host.needs.Need;
import dev.xmlnet.libvirt.ShellWord;
import org.jspecify.annotations.Nullable;

/** The commands that make what a host lacks; words in capitals are for the person to fill in. */
final class Remedies {
    private final String facts;
    private final String nic;

    /**
     * The commands for a host.
     *
     * @param file where its facts are
     */
    Remedies(HostAnswers host, String file) {
        Device uplink = host.uplink();
        facts = " --facts " + file(file);
        nic = uplink == null ? "NIC" : ShellWord.of(uplink.name());
    }

    /** A path is a word of more characters than a name. */
    private static String file(String path) {
        return path.matches("[A-Za-z0-9._/+-]+") ? path : ShellWord.of(path);
    }

    /** Returns what makes a thing; null for one that is there, and for one that no command makes. */
    @Nullable String of(Need need, Answer answer) {
        if (answer.state() != Answer.State.MISSING) {
            return null;
        }
        String name = ShellWord.of(need.name());
        return switch (need.what()) {
            case BRIDGE -> "xmlnet host bridge " + name + " --nic " + nic + facts;
            case OVS -> "ovs-vsctl add-br " + name;
            case PF -> "xmlnet host vfs --nic " + name + " --count " + Math.max(need.ports(), 1) + facts;
            case MACVTAP -> "xmlnet host macvtap " + name + " --nic " + nic + " --mode bridge" + facts;
            case TAP -> "xmlnet host bridge BRIDGE --nic " + nic + " --tap " + name + facts;
            case NIC, PASSTHROUGH, FORWARD, SOCKET -> null;
        };
    }
}
