package dev.xmlnet.dhcp.networkd;

import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.ini.Grammar;
import dev.xmlnet.ini.IniFile;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.xml.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a .network with its drop-ins, whichever of them is the one in question. */
final class NetworkdReader {
    private static final Pattern DROP_IN = Pattern.compile("(.*\\.network)\\.d/[^/]+\\.conf");
    private static final Pattern CIDR = Pattern.compile("([^/]+)/(\\d{1,3})");

    private final List<StaticLease> leases = new ArrayList<>();
    private final List<IpAddress> own = new ArrayList<>();
    private final boolean complete;
    private boolean serves;
    private int offset;
    private int size;
    private @Nullable IpBlock block;
    private boolean fixedBlock;
    private @Nullable Whence blockAt;

    /** Reads a file and those that networkd reads with it. */
    NetworkdReader(ServerText file, Includes includes) {
        Matcher dropIn = DROP_IN.matcher(file.path());
        String unit = dropIn.matches() ? dropIn.group(1) : file.path();
        SourceText main = unit.equals(file.path()) ? file.source() : includes.read(unit);
        complete = main != null;
        if (main != null) {
            read(unit.equals(file.path()) ? file : new ServerText(unit, main));
        }
        List<String> names = includes.list(unit + ".d");
        boolean found = unit.equals(file.path());
        for (String name :
                names == null ? List.<String>of() : names.stream().sorted().toList()) {
            String path = unit + ".d/" + name;
            SourceText text = !name.endsWith(".conf") || path.equals(file.path()) ? null : includes.read(path);
            if (path.equals(file.path())) {
                found = true;
                read(file);
            } else if (text != null) {
                read(new ServerText(path, text));
            }
        }
        if (!found) {
            read(file);
        }
    }

    private void read(ServerText file) {
        List<IniLine> section = new ArrayList<>();
        List<IniLine> attached = new ArrayList<>();
        for (IniLine line : new IniFile(file.source(), Grammar.NETWORKD).lines()) {
            if (line.kind() == IniLine.Kind.HEADER) {
                end(file, section);
                attached.clear();
            }
            if (line.isAttached()) {
                attached.add(line);
            } else if (line.section().equals(StaticLease.SECTION)) {
                section.addAll(section.isEmpty() ? List.of() : attached);
                section.add(line);
                attached.clear();
            } else if (line.kind() == IniLine.Kind.SETTING) {
                take(file, line);
            }
        }
        end(file, section);
    }

    private void end(ServerText file, List<IniLine> section) {
        if (!section.isEmpty()) {
            leases.add(StaticLease.of(file, section));
            section.clear();
        }
    }

    private void take(ServerText file, IniLine line) {
        String value = line.value();
        switch (line.section() + "." + line.key()) {
            case "Network.DHCPServer" -> serves = value.matches("(?i)1|yes|y|true|t|on");
            case "Network.Address", "Address.Address" -> address(file, line, false);
            case "DHCPServer.ServerAddress" -> address(file, line, true);
            case "DHCPServer.PoolOffset" -> offset = number(value);
            case "DHCPServer.PoolSize" -> size = number(value);
            case "DHCPServer.Router" -> {
                IpAddress router = IpAddress.of(value);
                if (router != null) {
                    own.add(router);
                }
            }
            default -> {}
        }
    }

    private static int number(String value) {
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    }

    /** Takes the server's address: what is said to be it, else the first of IPv4. */
    private void address(ServerText file, IniLine line, boolean fixed) {
        Matcher cidr = CIDR.matcher(line.value());
        IpAddress address = cidr.matches() ? IpAddress.of(cidr.group(1)) : null;
        if (address == null || address.isIpv6() || Integer.parseInt(cidr.group(2)) > address.bits()) {
            return;
        }
        own.add(address);
        if (block == null || (fixed && !fixedBlock)) {
            block = IpBlock.of(address, Integer.parseInt(cidr.group(2)));
            blockAt = file.at(line.span().start());
            fixedBlock = fixed;
        }
    }

    List<StaticLease> leases() {
        return leases;
    }

    /** True if the .network itself was read, and has no DHCP server. */
    boolean isOff() {
        return complete && !serves;
    }

    /** Returns the one subnet that is served; none if its address is not known. */
    List<ServedSubnet> subnets() {
        if (block == null || blockAt == null || !serves) {
            return List.of();
        }
        IpBlock served = block;
        List<IpAddress> inside = own.stream().filter(served::contains).toList();
        IpAddress last = served.last().plus(-1);
        IpAddress start = served.first().plus(Math.max(1, offset));
        IpAddress end = size == 0 ? last : start.plus(size - 1);
        boolean fits = served.isRoomy() && start.compareTo(last) <= 0;
        IpRange range = IpRange.of(start, end.compareTo(last) > 0 ? last : end);
        return List.of(new ServedSubnet(served, inside, fits ? List.of(new Pool(range, blockAt)) : List.of(), blockAt));
    }
}
