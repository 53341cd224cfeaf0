package dev.xmlnet.dhcp.lease;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What a reader says of a file, a line for each lease, guest and remark, so that a test shows all of it. */
final class Told {
    private Told() {}

    static List<String> of(String path, String text) {
        return of(LeaseFile.read(path, text.getBytes(ISO_8859_1), Wanted.everything()));
    }

    static List<String> of(Leases leases) {
        List<String> lines = new ArrayList<>();
        lines.add(leases.format() + (leases.cut() ? " cut" : ""));
        leases.leases().forEach(lease -> lines.add(of(lease)));
        leases.guests()
                .forEach(guest -> lines.add(guest.guest() + " has " + guest.mac() + " :"
                        + guest.where().location().line()));
        leases.remarks().forEach(remark -> lines.add(of(remark)));
        return lines;
    }

    static String of(Lease lease) {
        String until = lease.until() == null
                ? "unknown"
                : Lease.FOREVER.equals(lease.until()) ? "forever" : "" + lease.until();
        StringBuilder line = new StringBuilder()
                .append(lease.mac() == null ? "-" : lease.mac())
                .append(lease.fromDuid() ? " (by DUID) " : " ")
                .append(lease.address())
                .append(lease.temporary() ? " (temporary) " : " ")
                .append(until);
        add(line, lease.state() == Lease.State.ENDED ? "ended" : null, "");
        add(line, lease.name(), "name=");
        add(line, lease.clientId(), "id=");
        add(line, lease.duid(), "duid=");
        add(line, lease.guest(), "guest=");
        add(line, lease.device(), "on=");
        return line + " :" + lease.where().location().line();
    }

    private static void add(StringBuilder line, Object value, String label) {
        if (value != null) {
            line.append(' ').append(label).append(value);
        }
    }

    static String of(Diagnostic remark) {
        var place = remark.location();
        return remark.id() + " at " + (place == null ? "-" : place.line() + ":" + place.column());
    }
}
