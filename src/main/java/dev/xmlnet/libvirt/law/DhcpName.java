package dev.xmlnet.libvirt.law;

import dev.xmlnet.libvirt.value.IpAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which dnsmasq misreads the name of a static host. libvirt writes MAC, address and name between commas, and
 * dnsmasq (2.90) tells them apart by their form.
 */
public enum DhcpName {
    /** The guest gets no address at all. */
    IGNORE("makes dnsmasq give the guest no address; use another name"),
    /** The guest gets its address, and no name. */
    LEASE_TIME("is a lease time to dnsmasq, so the guest has no name in DNS; use another name"),
    /** The guest gets this address or none, and no name. */
    ADDRESS("is an address to dnsmasq, so ip is not given to the guest; use another name"),
    /** dnsmasq drops all of the entry, and says so in its log only, or splits it. */
    NONE("is not a host name to dnsmasq, which drops the static host; use letters, digits and hyphens");

    private static final Pattern TIME = Pattern.compile("infinite|[0-9 ]*[0-9][0-9 ]*[smhdwSMHDW]?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[\\x21-\\x2b\\x2d-\\x39\\x3b-\\x7e]*)?");

    private static final int LONGEST_LABEL = 63;

    private final String problem;

    DhcpName(String problem) {
        this.problem = problem;
    }

    /** The misreading of a name that libvirt takes; null if dnsmasq takes it for a name. */
    public static @Nullable DhcpName misread(String name) {
        if (name.equals("ignore")) {
            return IGNORE;
        } else if (TIME.matcher(name).matches()) {
            return LEASE_TIME;
        } else if (name.indexOf(':') < 0 && IpAddress.of(name) != null) {
            return ADDRESS;
        }
        return NAME.matcher(name).matches() && hasShortLabels(name) ? null : NONE;
    }

    /** True if no part between dots is longer than dnsmasq takes. */
    private static boolean hasShortLabels(String name) {
        for (String label : name.split("\\.", -1)) {
            if (label.length() > LONGEST_LABEL) {
                return false;
            }
        }
        return true;
    }

    /** True if a name begins as libvirt wants it: with a letter or a digit. */
    public static boolean beginsWell(String name) {
        char first = name.isEmpty() ? ' ' : name.charAt(0);
        return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
    }

    /** A clause without a subject: what comes of it, and what to do. */
    public String problem() {
        return problem;
    }
}
