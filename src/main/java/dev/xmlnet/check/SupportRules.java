package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.HostName;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.SupportTable.Loss;
import dev.xmlnet.libvirt.SupportTable.Row;
import dev.xmlnet.libvirt.Verdict;
import dev.xmlnet.libvirt.Verdict.Word;
import dev.xmlnet.libvirt.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.Summary;

/** What the support table says of the parts of an interface on its own kind of connection, part by part. */
final class SupportRules implements GuestRule {
    private static final Verdict NAME_WITHOUT_VIRTIO =
            new Verdict(Word.IGNORED, null, "libvirt reads it only with a virtio model");

    private static final Verdict MTU_OF_SOCKETS =
            new Verdict(Word.REFUSED, null, "there is no tap on the host to set it on");

    private static final Version PASST_BEHIND_VHOSTUSER = new Version(11, 1, 0);

    @Override
    public void look(Guest guest, Findings findings) {
        // What is wrapped around a guest is libvirt's own record, where live state belongs.
        boolean definition = guest.domain().parent() == null;
        for (GuestInterface one : guest.interfaces()) {
            if (one.kind().compareTo(Kind.VHOSTUSER) <= 0 || isSocket(one.kind())) {
                new Look(guest, one, findings).run(definition);
            }
        }
    }

    /**
     * What the table says against a part of an interface.
     *
     * @param row what the table says of the part; null if that is nothing
     * @param element the part, or what bears it if it is an attribute
     * @return null if it may stay, or only a look at the network can say
     */
    static Against against(Row<Kind> row, Element element, Guest guest, GuestInterface one, Version libvirt) {
        Verdict verdict = row == null ? null : verdict(row, guest, one);
        boolean silent = verdict == null
                || verdict.word() == Word.DEPENDS
                || verdict.keeps(true, libvirt)
                || isUnset(row.path(), element)
                || isOfPasst(row.path(), one, libvirt)
                || (!guest.isQemu() && isOfQemu(row.path(), verdict));
        return silent ? null : new Against(row, verdict);
    }

    /** A verdict and the row that it is from. */
    record Against(Row<Kind> row, Verdict verdict) {
        boolean isLive() {
            return verdict.word() == Word.LIVE;
        }
    }

    /** Values that libvirt takes for none, and a virtualport that makes a bridge another kind of connection. */
    private static boolean isUnset(String path, Element element) {
        return switch (path) {
            case "target@managed" -> !"no".equals(element.attribute("managed"));
            case "driver@queues" -> "1".equals(element.attribute("queues"));
            case "backend@type" -> "default".equals(element.attribute("type"));
            case "mtu" -> "0".equals(element.attribute("size"));
            case "bandwidth" -> element.children().isEmpty();
            case "coalesce" ->
                element.child("rx") == null || element.child("rx").attribute("frames", "max") == null;
            case "virtualport" ->
                "midonet".equals(element.attribute("type"))
                        && "bridge".equals(element.parent().attribute("type"));
            default -> false;
        };
    }

    /** What passt has, where it is behind a vhost-user interface. */
    private static boolean isOfPasst(String path, GuestInterface one, Version libvirt) {
        return one.kind() == Kind.VHOSTUSER
                && libvirt.isAtLeast(PASST_BEHIND_VHOSTUSER)
                && "passt".equals(one.element().attribute("backend", "type"))
                && (path.equals("portForward") || path.equals("ip") || path.startsWith("backend@"));
    }

    /** What the QEMU driver checks, and not libvirt for all drivers. */
    private static boolean isOfQemu(String path, Verdict verdict) {
        return verdict.word() == Word.FAILS || path.equals("mtu") || path.equals("coalesce") || path.equals("teaming");
    }

    private static Verdict verdict(Row<Kind> row, Guest guest, GuestInterface one) {
        Verdict verdict = isSocket(one.kind()) ? ofSocket(row) : row.verdicts().get(one.kind());
        String model = one.element().attribute("model", "type");
        if (one.kind() == Kind.HOSTDEV || Kind.isVirtio(model)) {
            return verdict;
        }
        if (row.withoutVirtio() == null) {
            return row.path().equals("driver@name") ? NAME_WITHOUT_VIRTIO : verdict;
        }
        // libvirt reads the tuning before it chooses a model, and judges the rest after it: of x86 we know what it
        // chooses.
        boolean known = model != null || row.withoutVirtio().word() == Word.IGNORED || isX86(guest);
        return known ? row.withoutVirtio() : null;
    }

    static boolean isX86(Guest guest) {
        Element os = guest.domain().child("os");
        String arch = os == null ? null : os.attribute("type", "arch");
        return guest.isQemu() && ("x86_64".equals(arch) || "i686".equals(arch));
    }

    /** A socket between guests, or a device without a cable: QEMU alone has to do with it. */
    private static boolean isSocket(Kind kind) {
        return switch (kind) {
            case SERVER, CLIENT, MCAST, UDP, NULL -> true;
            default -> false;
        };
    }

    /** What QEMU does by itself it does as with user-mode networking, which gives the guest an address, too. */
    private static Verdict ofSocket(Row<Kind> row) {
        return switch (row.path()) {
            case "ip" -> row.verdicts().get(Kind.BRIDGE);
            case "mtu" -> MTU_OF_SOCKETS;
            default -> row.verdicts().get(Kind.USER);
        };
    }

    /** The look at one interface. */
    private static final class Look {
        private final Guest guest;
        private final GuestInterface one;
        private final Findings findings;
        private final LiveState live = new LiveState();

        Look(Guest guest, GuestInterface one, Findings findings) {
            this.guest = guest;
            this.one = one;
            this.findings = findings;
        }

        void run(boolean definition) {
            PartTree tree = PartTree.ofInterface();
            attributes(tree, one.element());
            for (Element child : one.element().children()) {
                PartTree known = child.namespace().isEmpty() ? tree.child(child.name()) : null;
                if (LiveState.isElement(child)) {
                    live.add(child);
                } else if (known != null && child.is("source")) {
                    source(known, child);
                } else if (known != null) {
                    child(known, child);
                }
            }
            if (definition) {
                live.report(one, findings);
            }
        }

        private void child(PartTree tree, Element child) {
            if (element(tree, child)) {
                return;
            }
            if (LiveState.isName(child)) {
                live.add(child, "dev");
            } else {
                attributes(tree, child);
                reservedName(child);
            }
            if (tree.hasChildren()) {
                for (Element grandchild : child.children()) {
                    PartTree known = grandchild.namespace().isEmpty() ? tree.child(grandchild.name()) : null;
                    if (known != null && !element(known, grandchild)) {
                        attributes(known, grandchild);
                    }
                }
            }
        }

        /** A name that only looks as if libvirt had given it goes the same way. */
        private void reservedName(Element child) {
            String dev = child.is("target") ? child.attribute("dev") : null;
            if (dev != null && HostName.isReserved(dev) && !"no".equals(child.attribute("managed"))) {
                findings.add(
                        Rule.TGT001,
                        "libvirt drops '" + dev
                                + "' without a word, since it gives names that begin with vnet, macvtap or"
                                + " macvlan itself: write another name, or none",
                        child,
                        "dev");
            }
        }

        private void source(PartTree tree, Element source) {
            for (String attribute : source.attributeNames()) {
                if (!attribute(tree.attribute(attribute), source, attribute) && isOfAnotherKind(attribute)) {
                    String text = "source " + Summary.of(attribute, source.attribute(attribute));
                    Found found = findings.add(
                            Rule.SRC002,
                            "take " + text + " away: no " + one.kind() + " interface has it, and libvirt drops it"
                                    + " without a word, or refuses it with --validate",
                            source,
                            attribute);
                    leftover(refused(found, findings), source, attribute);
                }
            }
            for (Element child : source.children()) {
                PartTree known = child.namespace().isEmpty() ? tree.child(child.name()) : null;
                if (known != null) {
                    element(known, child);
                }
            }
        }

        /** The schema may take a leftover for the right attribute, and miss what goes with it: that is the same fault. */
        private void leftover(Found found, Element source, String attribute) {
            if (findings.isRefusedBySchema(source.location())) {
                found.as(Severity.ERROR).insteadOfSchemaAt(source.location());
            }
            found.fix(Fix.remove(source, attribute));
        }

        /** What names the source of another kind, beside what the table knows; a socket may be that of passt. */
        private boolean isOfAnotherKind(String attribute) {
            Kind kind = one.kind();
            return switch (attribute) {
                case "dev" ->
                    switch (kind) {
                        case NETWORK, BRIDGE, OVS, HOSTDEV, USER, ETHERNET -> true;
                        default -> false;
                    };
                case "mode" -> kind != Kind.DIRECT && kind != Kind.PASSTHROUGH && kind != Kind.VHOSTUSER;
                case "path", "type" -> kind != Kind.VHOSTUSER;
                case "address", "port" -> !isSocket(kind);
                case "name", "switchid", "portgroupid", "connectionid" -> true;
                default -> false;
            };
        }

        private void attributes(PartTree tree, Element element) {
            if (tree.hasAttributes()) {
                for (String attribute : element.attributeNames()) {
                    attribute(tree.attribute(attribute), element, attribute);
                }
            }
        }

        private Against against(PartTree tree, Element element) {
            Row<Kind> row = tree == null ? null : tree.row(element, guest.driver());
            return SupportRules.against(row, element, guest, one, findings.libvirt());
        }

        /** True if there is something to say of an attribute, and it is said. */
        private boolean attribute(PartTree tree, Element element, String attribute) {
            Against against = against(tree, element);
            if (against == null) {
                return false;
            } else if (against.isLive()) {
                live.add(element, attribute);
                return true;
            }
            String text = Summary.of(attribute, element.attribute(attribute));
            String bearer = element == one.element() ? "" : element.name() + " ";
            Rule rule = rule(against.row().path());
            Found found = findings.add(rule, message(rule, against.verdict(), bearer + text), element, attribute);
            refused(found.as(severity(against)), findings);
            if (rule == Rule.SRC002) {
                leftover(found, element, attribute);
            }
            return true;
        }

        /** The same of an element; true if that is all there is to say of what is in it. */
        private boolean element(PartTree tree, Element element) {
            Against against = against(tree, element);
            if (against == null) {
                return false;
            }
            if (against.isLive()) {
                live.add(element);
            } else {
                Rule rule = rule(against.row().path());
                Found found = findings.add(rule, message(rule, against.verdict(), Summary.of(element)), element);
                refused(found.as(severity(against)), findings);
            }
            // What does nothing is stored, and libvirt may yet refuse a part of it.
            return against.verdict().word() != Word.INERT;
        }

        private String message(Rule rule, Verdict verdict, String text) {
            String reason = verdict.fact(one.kind(), "interface");
            if (rule == Rule.FLT001) {
                return "the guest is without the firewall of " + text + ": " + reason;
            } else if (isOnlyForSomeNetworks(verdict)) {
                return "take " + text + " away, unless the network is one of Open vSwitch or of devices: " + reason;
            }
            return "take " + text + " away: " + reason;
        }

        private Severity severity(Against against) {
            if (isOnlyForSomeNetworks(against.verdict())) {
                return Severity.WARNING;
            }
            Loss loss = against.row().loss();
            return switch (against.verdict().word()) {
                case REFUSED, FAILS, SINCE -> Severity.ERROR;
                case INERT -> loss == Loss.NOTE ? Severity.NOTE : Severity.WARNING;
                default -> loss == Loss.FIREWALL ? Severity.ERROR : Severity.WARNING;
            };
        }

        /** An older libvirt takes it on some networks: which this is, stands elsewhere. */
        private boolean isOnlyForSomeNetworks(Verdict verdict) {
            return verdict.word() == Word.SINCE && one.kind() == Kind.NETWORK;
        }
    }

    /** The schema says no more than the finding; what it refuses is an error. */
    static Found refused(Found found, Findings findings) {
        found.insteadOfSchema();
        return findings.isRefusedBySchema(found.location()) ? found.as(Severity.ERROR) : found;
    }

    /** The rule that a row of the table belongs to. */
    private static Rule rule(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '@' && path.charAt(end) != '/') {
            end++;
        }
        return switch (path.substring(0, end)) {
            case "source" -> Rule.SRC002;
            case "filterref" -> Rule.FLT001;
            case "vlan" -> Rule.VLN001;
            case "virtualport" -> Rule.VPT001;
            case "port" -> Rule.PRT001;
            case "bandwidth" -> Rule.QOS001;
            case "mtu" -> Rule.MTU001;
            case "target" -> Rule.TGT001;
            case "driver" -> Rule.DRV001;
            case "portForward" -> Rule.PST001;
            case "backend" -> path.equals("backend@tap") || path.equals("backend@vhost") ? Rule.DRV001 : Rule.PST001;
            default -> Rule.IFC001;
        };
    }
}
