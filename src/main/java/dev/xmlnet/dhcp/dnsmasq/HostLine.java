package dev.xmlnet.dhcp.dnsmasq;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.HexBytes;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.libvirt.law.DhcpName;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a {@code dhcp-host}, of which dnsmasq tells each part by its form. */
final class HostLine {
    private static final Pattern MAC =
            Pattern.compile("(?:\\p{XDigit}{1,2}-)?(\\p{XDigit}{1,2}(?::\\p{XDigit}{1,2}){5})");
    private static final Pattern TIME = Pattern.compile("\\d+[smhdwSMHDW]?|infinite");

    private final ServerText file;
    private final ConfLine line;
    private final LineForm form;
    private final List<Span> parts = new ArrayList<>();
    private final List<Span> ipv4 = new ArrayList<>(1);
    private final List<Span> ipv6 = new ArrayList<>(1);
    private @Nullable Span name;
    private @Nullable Span identity;
    private boolean ignored;
    private boolean dropped;
    private final Reservation reservation;

    /** Reads a line of a file. */
    HostLine(ServerText file, ConfLine line, LineForm form) {
        this.file = file;
        this.line = line;
        this.form = form;
        String text = file.source().text();
        int start = line.value().start();
        for (int i = start; i <= line.value().end(); i++) {
            if (i == line.value().end() || isSeparator(text.charAt(i))) {
                Span part = trimmed(text, start, i);
                if (form != LineForm.ETHERS || part.end() > part.start()) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
        List<MacAddress> macs = new ArrayList<>(1);
        List<String> ids = new ArrayList<>(0);
        List<IpAddress> addresses = new ArrayList<>(1);
        for (Span part : parts) {
            read(part, part.of(text).replace("\"", ""), macs, ids, addresses);
        }
        reservation = new Reservation(
                clients(macs, ids),
                ignored ? List.of() : addresses,
                named(),
                file.at(line.value().start()));
    }

    private boolean isSeparator(char c) {
        return form == LineForm.ETHERS ? ConfLine.isBlank(c) : c == ',';
    }

    private static Span trimmed(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && ConfLine.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && ConfLine.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    private void read(Span part, String word, List<MacAddress> macs, List<String> ids, List<IpAddress> addresses) {
        if (word.startsWith("[")) {
            IpAddress address = IpAddress.of(word.replaceAll("^\\[|(/\\d+)?]$", ""));
            // A suffix alone, such as [::10], is an address in whatever prefix.
            if (address != null && !word.startsWith("[::")) {
                addresses.add(address);
                ipv6.add(part);
            }
        } else if (word.indexOf(':') >= 0) {
            readIdentity(part, word, macs, ids);
        } else if (word.equalsIgnoreCase("ignore")) {
            ignored = true;
        } else if (!word.isEmpty() && !TIME.matcher(word).matches()) {
            IpAddress address = IpAddress.of(word);
            if (address != null) {
                addresses.add(address);
                ipv4.add(part);
            } else {
                name = part;
            }
        }
    }

    private void readIdentity(Span part, String word, List<MacAddress> macs, List<String> ids) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("id:")) {
            String id = word.substring("id:".length());
            String hex = HexBytes.of(id.toLowerCase(Locale.ROOT));
            if (!id.equals("*")) {
                ids.add(hex == null || id.indexOf(':') < 0 ? HexBytes.ofText(id) : hex);
                identity = part;
            }
        } else if (!lower.matches("(net|set|tag):.*")) {
            var mac = MAC.matcher(word);
            MacAddress address = mac.matches() ? MacAddress.of(mac.group(1)) : null;
            if (address != null) {
                macs.add(address);
                identity = part;
            } else {
                // Wildcards only tag.
                dropped = true;
            }
        }
    }

    /** Clients of one entry share it; an id is another client's unless there is one of each. */
    private List<Client> clients(List<MacAddress> macs, List<String> ids) {
        List<Client> clients = new ArrayList<>(1);
        macs.forEach(mac -> clients.add(Client.of(mac)));
        for (String id : ids) {
            boolean isIpv6 = !ipv6.isEmpty() || (ipv4.isEmpty() && id.startsWith("00:0"));
            clients.add(new Client(null, isIpv6 ? id : null, isIpv6 ? null : id, null));
        }
        if (clients.isEmpty() && !dropped && named() != null) {
            clients.add(Client.named(named()));
        }
        return clients;
    }

    private @Nullable String named() {
        return name == null ? null : name.of(file.source().text()).replace("\"", "");
    }

    ServerText file() {
        return file;
    }

    ConfLine line() {
        return line;
    }

    Reservation reservation() {
        return reservation;
    }

    /** The places of its parts between commas, without blanks around them. */
    List<Span> parts() {
        return parts;
    }

    /** The places of its addresses of a family. */
    List<Span> addresses(boolean isIpv6) {
        return isIpv6 ? ipv6 : ipv4;
    }

    /** The place of its name; null if it has none. */
    @Nullable
    Span name() {
        return name;
    }

    /** Returns how dnsmasq reads a word that is not a name, or looks like a MAC; null if it is a name. */
    @Nullable
    String problem() {
        String word = named();
        if (word == null) {
            return null;
        }
        String mac = MacAddress.respelled(word);
        if (mac != null) {
            return "'" + word + "' is a name to dnsmasq, not a MAC; write " + mac;
        }
        String shown = word.length() <= 30 ? word : word.substring(0, 27) + "...";
        return DhcpName.misread(word) == DhcpName.NONE
                ? "name '" + shown + "' is none, dnsmasq drops the line; use letters, digits and hyphens"
                : null;
    }

    /** True if its name comes before its address. */
    boolean isNameFirst() {
        return identity != null
                && name != null
                && !ipv4.isEmpty()
                && name.start() < ipv4.get(0).start();
    }

    /** True if dnsmasq gives the client nothing. */
    boolean isIgnored() {
        return ignored;
    }

    /** Where an address or a name may be added: behind all that says who the client is. */
    int endOfIdentity() {
        Span last = identity == null ? name : identity;
        return (last == null ? parts.get(parts.size() - 1) : last).end();
    }

    /** What stands between two parts. */
    String separator() {
        String text = file.source().text();
        String usual = form == LineForm.ETHERS ? " " : ",";
        if (parts.size() < 2) {
            return usual;
        }
        String between = text.substring(parts.get(0).end(), parts.get(1).start());
        return between.strip().equals(usual.strip()) ? between : usual;
    }
}
