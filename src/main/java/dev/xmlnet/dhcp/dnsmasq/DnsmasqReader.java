package dev.xmlnet.dhcp.dnsmasq;

import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a configuration with the files that it names. */
final class DnsmasqReader {
    private static final String ETHERS = "/etc/ethers";

    private final ServerText main;
    private final Includes includes;
    private final Set<String> seen = new HashSet<>();
    private final List<HostLine> hosts = new ArrayList<>();
    private final List<ServedSubnet> named = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final List<IpAddress> own = new ArrayList<>();

    /**
     * Reads a file.
     *
     * @throws RefusedException if a file that it names is missing
     */
    DnsmasqReader(ServerText main, LineForm form, Includes includes) throws RefusedException {
        this.main = main;
        this.includes = includes;
        read(main, form);
    }

    List<HostLine> hosts() {
        return hosts;
    }

    /** Returns the subnets of ranges with a netmask. */
    List<ServedSubnet> subnets() {
        List<ServedSubnet> whole = new ArrayList<>();
        for (ServedSubnet one : named) {
            List<IpAddress> inside = own.stream().filter(one.block()::contains).toList();
            whole.add(new ServedSubnet(one.block(), inside, one.pools(), one.where()));
        }
        return whole;
    }

    /** Returns the ranges without one. */
    List<Pool> pools() {
        return pools;
    }

    private void read(ServerText file, LineForm form) throws RefusedException {
        seen.add(file.path());
        String text = file.source().text();
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            ConfLine line = ConfLine.of(text, new Span(start, end), form != LineForm.CONF);
            if (line != null && form != LineForm.CONF) {
                hosts.add(new HostLine(file, line, form));
            } else if (line != null) {
                take(file, line, line.value().of(text).replace("\"", ""));
            }
            start = end;
        }
    }

    private void take(ServerText file, ConfLine line, String value) throws RefusedException {
        switch (line.option()) {
            case "dhcp-host" -> hosts.add(new HostLine(file, line, LineForm.CONF));
            case "dhcp-range" -> range(file, line, value.split("\\s*,\\s*"));
            case "dhcp-option", "dhcp-option-force" -> option(value.split("\\s*,\\s*"));
            case "listen-address" -> addresses(value.split("\\s*,\\s*"), 0);
            case "conf-file" -> include(file, line, value, LineForm.CONF);
            case "dhcp-hostsfile" -> hosts(file, line, value);
            case "dhcp-hostsdir" -> directory(file, line, value, LineForm.HOSTS);
            case "conf-dir" -> directory(file, line, value, LineForm.CONF);
            case "read-ethers" -> ethers(file, line);
            default -> {}
        }
    }

    private void option(String[] words) {
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].equals("3") || words[i].equals("option:router")) {
                addresses(words, i + 1);
            }
        }
    }

    private void addresses(String[] words, int from) {
        for (int i = from; i < words.length; i++) {
            IpAddress address = IpAddress.of(words[i].strip());
            if (address != null) {
                own.add(address);
            }
        }
    }

    /** Reads {@code START,END|static[,mode]...[,NETMASK|PREFIX][,TIME]} behind tags. */
    private void range(ServerText file, ConfLine line, String[] words) {
        int at = 0;
        while (at < words.length && words[at].matches("(set|tag|net):.*")) {
            at++;
        }
        IpAddress start = at < words.length ? IpAddress.of(words[at]) : null;
        if (start == null) {
            return;
        }
        IpAddress end = at + 1 < words.length ? IpAddress.of(words[at + 1]) : null;
        boolean isPool = end != null && end.isIpv6() == start.isIpv6();
        int prefix = -1;
        for (int i = at + (isPool ? 2 : 1); i < words.length; i++) {
            IpAddress mask = IpAddress.of(words[i]);
            if (!start.isIpv6() && mask != null && !mask.isIpv6() && prefix < 0) {
                prefix = mask.maskLength();
            } else if (start.isIpv6() && words[i].matches("\\d{1,3}") && Integer.parseInt(words[i]) <= start.bits()) {
                prefix = prefix < 0 ? Integer.parseInt(words[i]) : prefix;
            }
        }
        // Without a length dnsmasq takes 64 for IPv6; of IPv4 only the interface knows.
        prefix = prefix < 0 && start.isIpv6() ? start.defaultPrefix() : prefix;
        List<Pool> pool = isPool && end != null
                ? List.of(new Pool(IpRange.of(start, end), file.at(line.value().start())))
                : List.of();
        if (prefix >= 0) {
            named.add(new ServedSubnet(
                    IpBlock.of(start, prefix),
                    List.of(),
                    pool,
                    file.at(line.value().start())));
        } else {
            pools.addAll(pool);
        }
    }

    private void hosts(ServerText file, ConfLine line, String value) throws RefusedException {
        if (includes.list(main.beside(value)) != null) {
            directory(file, line, value, LineForm.HOSTS);
        } else {
            include(file, line, value, LineForm.HOSTS);
        }
    }

    private void include(ServerText file, ConfLine line, String value, LineForm form) throws RefusedException {
        String path = main.beside(value);
        if (seen.contains(path)) {
            return;
        }
        SourceText text = includes.read(path);
        if (text == null) {
            throw missing(file, line, "file '" + shown(value) + "' cannot be read; name one that is there");
        }
        read(new ServerText(path, text), form);
    }

    /** Reads {@code DIR[,.SUFFIX|*.SUFFIX]...}: with a star those of the suffix alone, without one all but them. */
    private void directory(ServerText file, ConfLine line, String value, LineForm form) throws RefusedException {
        String[] words = value.split("\\s*,\\s*");
        List<String> names = includes.list(main.beside(words[0]));
        if (names == null) {
            throw missing(file, line, "directory '" + shown(words[0]) + "' cannot be read; name one that is there");
        }
        for (String name : names.stream().sorted().toList()) {
            if (isWanted(name, words)) {
                include(file, line, words[0].replaceAll("/+$", "") + "/" + name, form);
            }
        }
    }

    private static boolean isWanted(String name, String[] words) {
        boolean only = false;
        boolean matched = false;
        for (int i = 1; i < words.length; i++) {
            boolean star = words[i].startsWith("*");
            if (!star && name.endsWith(words[i])) {
                return false;
            }
            only |= star;
            matched |= star && name.endsWith(words[i].substring(1));
        }
        boolean hidden = name.startsWith(".") || name.endsWith("~") || (name.startsWith("#") && name.endsWith("#"));
        return !hidden && (!only || matched);
    }

    private void ethers(ServerText file, ConfLine line) throws RefusedException {
        SourceText text = includes.read(ETHERS);
        if (text == null) {
            throw missing(file, line, "read-ethers needs /etc/ethers; make it or remove this");
        }
        read(new ServerText(ETHERS, text), LineForm.ETHERS);
    }

    private static String shown(String word) {
        return word.length() <= 40 ? word : word.substring(0, 37) + "...";
    }

    private static RefusedException missing(ServerText file, ConfLine line, String problem) {
        return new RefusedException(
                Remark.error("include", problem, file.at(line.value().start())));
    }
}
