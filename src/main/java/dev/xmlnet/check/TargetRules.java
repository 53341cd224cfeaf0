package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name that the tap or macvtap of a QEMU guest has on the host. */
final class TargetRules implements GuestRule {
    private static final int LONGEST = 15;

    @Override
    public void look(Guest guest, Findings findings) {
        if (!guest.isQemu()) {
            return;
        }
        List<Element> named = new ArrayList<>(0);
        for (GuestInterface one : guest.interfaces()) {
            Element target = one.element().child("target");
            if (target != null && isMade(one.kind())) {
                look(target, named, findings);
            }
        }
    }

    /** True if a device of that name is on the host while the guest runs. */
    private static boolean isMade(Kind kind) {
        return kind.isBridged() || kind == Kind.ETHERNET || "direct".equals(kind.type());
    }

    private static void look(Element target, List<Element> named, Findings findings) {
        String dev = target.attribute("dev");
        boolean unmanaged = "no".equals(target.attribute("managed"));
        if (dev == null) {
            if (unmanaged) {
                findings.add(
                                Rule.TGT001,
                                "managed='no' says that the tap is there already, but not which it is, and the guest does"
                                        + " not start: write its name, such as dev='tap0'",
                                target)
                        .as(Severity.ERROR)
                        .insteadOfSchema();
            }
            return;
        }
        if (DeviceName.isReserved(dev) && !unmanaged) {
            return; // libvirt drops it
        }
        if (dev.equals(DeviceName.LOOPBACK)) {
            findings.add(
                            Rule.TGT001,
                            "'lo' is there on every host, and the guest does not start: write another name, or none,"
                                    + " and libvirt makes one",
                            target,
                            "dev")
                    .as(Severity.ERROR);
            return;
        }
        String wrong = wrong(dev);
        if (wrong != null) {
            findings.add(
                            Rule.TGT001,
                            "'" + dev + "' " + wrong
                                    + ", which Linux takes in no name of a device, and the guest does not"
                                    + " start: write another name, or none, and libvirt makes one",
                            target,
                            "dev")
                    .as(Severity.ERROR);
        } else {
            twice(target, dev, named, findings);
        }
    }

    /** What is wrong with a name; blanks are the schema's. */
    private static @Nullable String wrong(String dev) {
        if (dev.length() > LONGEST) {
            return "has more than " + LONGEST + " characters";
        } else if (dev.indexOf('/') >= 0) {
            return "holds a slash";
        } else if (dev.indexOf(':') >= 0) {
            return "holds a colon";
        }
        return dev.equals(".") || dev.equals("..") ? "consists of dots" : null;
    }

    private static void twice(Element target, String dev, List<Element> named, Findings findings) {
        for (Element other : named) {
            if (dev.equals(other.attribute("dev"))) {
                findings.add(
                                Rule.TGT001,
                                "another interface of this guest has the name '" + dev
                                        + "', too, and the guest does not start: give one of them another",
                                target,
                                "dev")
                        .as(Severity.ERROR)
                        .also(other, "dev");
                return;
            }
        }
        named.add(target);
    }
}
