package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.host.facts.Device;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.xml.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Parts of an interface of type network that only some networks carry: libvirt takes the guest, and finds out when it
 * starts (networkAllocatePort, virDomainActualNetDefValidate).
 */
final class CarrierRules implements AcrossRule {
    private final Across across;

    CarrierRules(Across across) {
        this.across = across;
    }

    /** Looks at every interface once. */
    @Override
    public void look() {
        for (GuestFacts guest : across.guests()) {
            for (Port port : guest.ports()) {
                Claim source = port.claim(What.SOURCE);
                Claim mtu = port.claim(What.MTU);
                if (port.kind() == Kind.NETWORK) {
                    look(guest, port, source == null ? null : across.network(source.key()));
                } else if (source != null && mtu != null && port.kind().isBridged()) {
                    mtuOfHost(mtu, source.key(), "bridge", Severity.WARNING);
                }
            }
        }
    }

    private void look(GuestFacts guest, Port port, @Nullable NetworkFacts network) {
        NetworkMode mode = network == null ? null : network.mode();
        NetworkDefinition definition = network == null || mode == null ? null : network.definition();
        for (Deferred part : port.deferred()) {
            if (network != null && definition != null) {
                judge(guest, port, part, network, definition);
            } else if (!part.judgement().keeps() && part.judgement().known()) {
                Judgement judgement = part.judgement();
                String message = "take " + part.text()
                        + " away, unless the network is one of Open vSwitch or of devices: " + judgement.fact();
                say(guest, judgement, Severity.WARNING, message, part, null);
            }
        }
        Claim mtu = port.claim(What.MTU);
        if (network != null && mode != null && definition != null && mtu != null) {
            mtu(mtu, network, mode);
        }
    }

    private void judge(GuestFacts guest, Port port, Deferred part, NetworkFacts network, NetworkDefinition definition) {
        Context context = part.context().on(definition, port.value(What.PORTGROUP), port.value(What.VIRTUALPORT));
        String path = part.judgement().row().path();
        Judgement judgement = Judge.of(context).one(path, Shape.PART, part.part());
        if (judgement != null && !judgement.keeps() && judgement.known()) {
            Rule rule = Rule.valueOf(judgement.row().rule());
            String message = SupportRules.message(rule, judgement, part.text());
            say(guest, judgement, SupportRules.severity(judgement), message, part, network.name());
        }
    }

    private void say(
            GuestFacts guest,
            Judgement judgement,
            Severity severity,
            String message,
            Deferred part,
            @Nullable Claim also) {
        Rule rule = Rule.valueOf(judgement.row().rule());
        across.say(rule, severity, message, Claim.at(guest, What.SOURCE, "", part.location()), also);
    }

    private void mtu(Claim claim, NetworkFacts network, NetworkMode mode) {
        Claim size = network.claim(What.MTU);
        if (size != null && number(claim.key()) > number(size.key())) {
            String message = "an MTU of " + claim.key() + " is above the " + size.key() + " of the network '"
                    + network.called() + "', which drops larger frames: set one of them to the other";
            across.say(Rule.MTU001, Severity.WARNING, message, claim, size);
        } else if (mode.isHostBridge() && network.bridge() != null) {
            mtuOfHost(claim, network.bridge().key(), "bridge", Severity.WARNING);
        } else if (mode.isDirect()) {
            for (Claim nic : network.claims()) {
                if (nic.what() == What.FORWARD || nic.what() == What.NIC) {
                    mtuOfHost(claim, nic.key(), "NIC", Severity.ERROR);
                }
            }
        }
    }

    /** A macvtap takes no MTU above that of its NIC; a bridge takes the frame and drops it. */
    private void mtuOfHost(Claim claim, String name, String noun, Severity severity) {
        Device device = across.device(name);
        if (device != null && device.mtu() > 0 && number(claim.key()) > device.mtu()) {
            String message = "an MTU of " + claim.key() + " is above the " + device.mtu() + " of the host's " + noun
                    + " '"
                    + name + "'"
                    + (severity == Severity.ERROR ? ", and the guest does not start" : ", which drops larger frames")
                    + ": set one of them to the other";
            across.say(Rule.MTU001, severity, message, claim, null);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            return 0; // which the schema refuses
        }
    }
}
