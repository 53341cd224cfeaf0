package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Since;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import org.jspecify.annotations.Nullable;

/** The virtio device that the guest sees, and what it needs of the guest. */
final class DriverRules implements GuestRule {
    private static final Version REFUSES_UNSHARED_MEMORY = new Version(11, 2, 0);
    private static final String SHARED = "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>";
    private static final int SMALLEST_QUEUE = 256;
    private static final int LARGEST_QUEUE = 1024;
    private static final int MOST_QUEUES = 256;
    private static final long MOST_NUMBER = 0xffffffffL;

    @Override
    public void look(Guest guest, Findings findings) {
        if (!guest.isQemu()) {
            return;
        }
        for (GuestInterface one : guest.interfaces()) {
            Kind kind = one.kind();
            Element model = one.element().child("model");
            String word = model == null ? null : model.attribute("type");
            Context context = kind == Kind.VDPA || kind == Kind.VHOSTUSER
                    ? Context.of(guest, one, null, findings.libvirt())
                    : null;
            if (context != null) {
                Since since = context.since(word);
                if (!(word == null ? context.device().isVirtio() : kind.takesModel(word, findings.libvirt()))) {
                    needsVirtio(one, model, word, findings);
                } else if (since != null) {
                    findings.need(context.words(word), since, model == null ? one.element() : model);
                }
            }
            Element driver = one.element().child("driver");
            if (driver != null && kind != Kind.HOSTDEV && Kind.isVirtio(word)) {
                queueSize(driver, "rx_queue_size", findings);
                queueSize(driver, "tx_queue_size", findings);
                sendQueue(kind, driver, findings);
                queues(one.kind(), driver, findings);
            }
            if (kind == Kind.VHOSTUSER && !guest.hasSharedMemory()) {
                sharedMemory(one.element(), findings);
            }
        }
    }

    private static void needsVirtio(
            GuestInterface one, @Nullable Element model, @Nullable String word, Findings findings) {
        String has = word == null ? "no model" : "the model '" + word + "'";
        findings.add(
                        Rule.DRV001,
                        "a " + one.kind() + " interface carries virtio only, and has " + has
                                + ", so that libvirt refuses the guest: write <model type='virtio'/>",
                        model == null ? one.element() : model,
                        "type")
                .as(Severity.ERROR);
    }

    private static void queueSize(Element driver, String attribute, Findings findings) {
        long size = number(driver.attribute(attribute));
        if (size <= 0) {
            return;
        }
        boolean powerOfTwo = (size & (size - 1)) == 0;
        if (!powerOfTwo || size < SMALLEST_QUEUE || size > LARGEST_QUEUE) {
            findings.add(
                            Rule.DRV001,
                            attribute + "='" + size + "' "
                                    + (powerOfTwo
                                            ? "is a size that QEMU refuses when the guest starts"
                                            : "is no power of two, and libvirt refuses the guest")
                                    + ": write 256, 512 or 1024",
                            driver,
                            attribute)
                    .as(Severity.ERROR);
        }
    }

    /** QEMU 10.0 and 11.1 do not start the guest, 7.2 does. */
    private static void sendQueue(Kind kind, Element driver, Findings findings) {
        long size = number(driver.attribute("tx_queue_size"));
        boolean other = size == 2 * SMALLEST_QUEUE || size == LARGEST_QUEUE;
        if (other && kind != Kind.VHOSTUSER && kind != Kind.VDPA) {
            findings.add(
                    Rule.DRV001,
                    "tx_queue_size='" + size + "' is only for vhostuser and vdpa, QEMU 10 and newer do not start the"
                            + " guest; use " + SMALLEST_QUEUE,
                    driver,
                    "tx_queue_size");
        }
    }

    private static void queues(Kind kind, Element driver, Findings findings) {
        long queues = number(driver.attribute("queues"));
        if (queues == 1) {
            findings.add(
                            Rule.DRV001,
                            "queues='1' is what every device has, and libvirt drops it: take it away, or write as many as"
                                    + " the guest has processors",
                            driver,
                            "queues")
                    .as(Severity.NOTE);
        } else if (queues > MOST_NUMBER) {
            findings.add(
                            Rule.DRV001,
                            "queues='" + queues + "' is more than libvirt takes for a number, and it refuses the guest:"
                                    + " write as many as the guest has processors",
                            driver,
                            "queues")
                    .as(Severity.ERROR);
        } else if (queues > MOST_QUEUES && hasTap(kind)) {
            findings.add(
                            Rule.DRV001,
                            "queues='" + queues + "' is more than the " + MOST_QUEUES
                                    + " that a tap has, and the guest does not start: write as many as the guest has"
                                    + " processors",
                            driver,
                            "queues")
                    .as(Severity.ERROR);
        }
    }

    /** True for a tap of a bridge, of one's own, or of macvtap, of which Linux gives each 256 queues. */
    private static boolean hasTap(Kind kind) {
        return kind.isBridged() || kind == Kind.ETHERNET || kind == Kind.DIRECT || kind == Kind.PASSTHROUGH;
    }

    private static void sharedMemory(Element element, Findings findings) {
        boolean refused = findings.libvirt().isAtLeast(REFUSES_UNSHARED_MEMORY);
        findings.add(
                        Rule.VHU001,
                        "the switch behind vhost-user cannot read the memory of this guest, which is not shared"
                                + (refused ? ", and libvirt refuses the guest" : "")
                                + ": add " + SHARED,
                        element)
                .as(refused ? Severity.ERROR : Severity.WARNING);
    }

    /** A number of the schema's; 0 where there is none, or the schema has said that it is wrong. */
    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
