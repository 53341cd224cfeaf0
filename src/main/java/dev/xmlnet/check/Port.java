package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of an interface of a guest. */
final class Port {
    private final Kind kind;
    private final Claim[] claims;
    private final List<Deferred> deferred;

    private Port(Kind kind, Claim[] claims, List<Deferred> deferred) {
        this.kind = kind;
        this.claims = claims;
        this.deferred = deferred;
    }

    /** What an interface says, with the parts on which its network decides. */
    static Port of(GuestFacts guest, GuestInterface one, List<Deferred> deferred) {
        Reader reader = new Reader(guest, one.kind());
        for (Element child : one.element().children()) {
            if (child.namespace().isEmpty()) {
                reader.read(child);
            }
        }
        reader.forwarded();
        return new Port(one.kind(), reader.claims.toArray(new Claim[0]), deferred);
    }

    /** How it is connected. */
    Kind kind() {
        return kind;
    }

    /** What it says, in the order of the text; not a copy. */
    Claim[] claims() {
        return claims;
    }

    /** The parts on which only the definition of its network decides. */
    List<Deferred> deferred() {
        return deferred;
    }

    /** What it says of something; null if it says nothing. */
    @Nullable
    Claim claim(What what) {
        for (Claim claim : claims) {
            if (claim.what() == what) {
                return claim;
            }
        }
        return null;
    }

    /** The value of what it says of something; null if it says nothing. */
    @Nullable
    String value(What what) {
        Claim claim = claim(what);
        return claim == null ? null : claim.key();
    }

    /** Reads the parts of one interface. */
    private static final class Reader {
        private final GuestFacts guest;
        private final Kind kind;
        private final List<Claim> claims = new ArrayList<>(4);
        private final List<Element> forwards = new ArrayList<>(0);
        private boolean passt;

        Reader(GuestFacts guest, Kind kind) {
            this.guest = guest;
            this.kind = kind;
        }

        void read(Element child) {
            switch (child.name()) {
                case "mac" -> mac(child);
                case "source" -> source(child);
                case "target" -> target(child);
                case "virtualport" -> virtualport(child);
                case "teaming" -> teaming(child);
                case "filterref" -> filter(child);
                case "vlan" -> vlan(child);
                case "mtu" -> add(What.MTU, child, "size");
                case "ip" -> ip(child);
                case "backend" -> passt = "passt".equals(child.attribute("type"));
                case "portForward" -> forwards.add(child);
                default -> {
                    // Nothing that others may contradict.
                }
            }
        }

        private void add(What what, Element element, String attribute) {
            String value = element.attribute(attribute);
            if (value != null) {
                claims.add(Claim.of(guest, what, value, element, attribute));
            }
        }

        /** Without passt libvirt refuses the guest. */
        private void forwarded() {
            if (passt) {
                for (Element forward : forwards) {
                    ForwardedPorts.claims(guest, forward, claims);
                }
            }
        }

        private void mac(Element mac) {
            String address = Claim.mac(mac.attribute("address"));
            if (address != null) {
                claims.add(Claim.of(guest, What.MAC, address, mac, "address"));
            }
        }

        private void source(Element source) {
            if (kind == Kind.HOSTDEV) {
                GuestFacts.addPci(source, guest, claims);
            }
            String attribute = kind.sourceAttribute();
            if (attribute == null) {
                return;
            }
            switch (kind) {
                case NETWORK -> {
                    add(What.SOURCE, source, attribute);
                    add(What.PORTGROUP, source, "portgroup");
                }
                case BRIDGE, OVS, DIRECT -> add(What.SOURCE, source, attribute);
                case PASSTHROUGH -> {
                    add(What.SOURCE, source, attribute);
                    add(What.NIC, source, attribute);
                }
                case VDPA -> add(What.DEVICE, source, attribute);
                case VHOSTUSER -> {
                    // As a client QEMU reaches a switch, which may serve several on one socket.
                    if ("server".equals(source.attribute("mode"))) {
                        add(What.SOCKET, source, attribute);
                    }
                }
                default -> {
                    // Nothing of the host's.
                }
            }
        }

        private void target(Element target) {
            String name = target.attribute("dev");
            if ((kind.isBridged() || kind == Kind.ETHERNET || kind.type().equals("direct"))
                    && name != null
                    && !DeviceName.isReserved(name)) {
                add(What.TARGET, target, "dev");
            }
        }

        private void virtualport(Element virtualport) {
            String type = virtualport.attribute("type");
            claims.add(Claim.at(guest, What.VIRTUALPORT, type == null ? "" : type, virtualport.location()));
            Element parameters = virtualport.child("parameters");
            String id = parameters == null ? null : Claim.uuid(parameters.attribute("interfaceid"));
            if (parameters != null && id != null) {
                claims.add(Claim.of(guest, What.INTERFACEID, id, parameters, "interfaceid"));
            }
        }

        private void teaming(Element teaming) {
            String half = "transient".equals(teaming.attribute("type")) ? "-" : "+";
            claims.add(Claim.at(guest, What.TEAMING, half, teaming.location()));
        }

        private void filter(Element filter) {
            for (Element parameter : filter.children()) {
                if (parameter.is("parameter") && "IP".equals(parameter.attribute("name"))) {
                    add(What.IP, parameter, "value");
                }
            }
        }

        private void vlan(Element vlan) {
            StringBuilder tags = new StringBuilder();
            for (Element tag : vlan.children("tag")) {
                tags.append(tag.attribute("id")).append(' ');
            }
            claims.add(Claim.at(guest, What.VLAN, tags.toString(), vlan.location()));
        }

        /** What user-mode networking gives its guest is seen by that guest only. */
        private void ip(Element ip) {
            if (kind.isBridged() || kind == Kind.ETHERNET) {
                add(What.IP, ip, "address");
            }
        }
    }
}
