package dev.xmlnet.dhcp.dhcpd;

import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.Subnets;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a configuration with its includes in one pass: hosts, subnets, ranges and routers. All else is passed over. */
final class DhcpdReader {
    private static final int DEEPEST = 20;

    private final ServerText main;
    private final Includes includes;
    private final List<DhcpdHost> hosts = new ArrayList<>();
    private final List<ServedSubnet> named = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final List<IpAddress> routers = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /**
     * Reads a file.
     *
     * @throws RefusedException if blocks or statements do not end, or an include is missing
     */
    DhcpdReader(ServerText main, Includes includes) throws RefusedException {
        this.main = main;
        this.includes = includes;
        new Part(main, new Scope(Scope.Kind.FILE, null, 0, null), 0).read();
    }

    List<DhcpdHost> hosts() {
        return hosts;
    }

    /** What dhcpd makes of words that it cannot read as they are meant. */
    List<Remark> remarks() {
        return remarks;
    }

    /** Returns the subnets, with the ranges that a pool of a shared network has for them. */
    List<ServedSubnet> subnets() {
        Subnets all = new Subnets(named);
        IdentityHashMap<ServedSubnet, List<Pool>> byPool = new IdentityHashMap<>();
        for (Pool pool : pools) {
            ServedSubnet subnet = all.of(pool.range().start());
            if (subnet != null) {
                byPool.computeIfAbsent(subnet, one -> new ArrayList<>()).add(pool);
            }
        }
        IdentityHashMap<ServedSubnet, List<IpAddress>> byRouter = new IdentityHashMap<>();
        for (IpAddress router : routers) {
            ServedSubnet subnet = all.of(router);
            if (subnet != null) {
                byRouter.computeIfAbsent(subnet, one -> new ArrayList<>()).add(router);
            }
        }
        List<ServedSubnet> whole = new ArrayList<>();
        for (ServedSubnet one : named) {
            List<IpAddress> own = byRouter.getOrDefault(one, List.of());
            whole.add(new ServedSubnet(one.block(), own, byPool.getOrDefault(one, List.of()), one.where()));
        }
        return whole;
    }

    /** One file, which ends in the block in which it begins. */
    private final class Part {
        private final ServerText file;
        private final Scope base;
        private final int depth;
        private final Tokens tokens;
        private final Statement statement;
        private Scope scope;

        Part(ServerText file, Scope base, int depth) {
            this.file = file;
            this.base = base;
            this.depth = depth;
            this.scope = base;
            tokens = new Tokens(file.source().text());
            statement = new Statement(file.source().text());
        }

        void read() throws RefusedException {
            if (file.hasMark()) {
                throw refusal("dhcpd refuses a byte order mark; remove it", 0);
            }
            while (true) {
                switch (tokens.next()) {
                    case END -> {
                        end();
                        return;
                    }
                    case SEMICOLON -> {
                        take();
                        statement.clear();
                    }
                    case OPEN -> {
                        scope = open();
                        statement.clear();
                    }
                    case CLOSE -> close();
                    default -> add();
                }
            }
        }

        private void add() throws RefusedException {
            if (tokens.isCut()) {
                throw refusal("the string does not end; add a quote", tokens.start());
            }
            statement.add(tokens);
        }

        private void end() throws RefusedException {
            if (!statement.isEmpty()) {
                throw refusal("the statement does not end; add a semicolon", statement.start());
            } else if (scope != base) {
                throw refusal("the block does not end; add }", scope.start());
            }
        }

        private void close() throws RefusedException {
            if (scope == base) {
                throw refusal("} ends no block; remove it", tokens.start());
            } else if (!statement.isEmpty() && scope.kind() != Scope.Kind.OTHER) {
                throw refusal("the statement does not end; add a semicolon", statement.start());
            }
            statement.clear();
            if (scope.host() != null) {
                hosts.add(scope.host().build(tokens.end()));
            }
            scope = Objects.requireNonNull(scope.parent());
        }

        private Scope open() {
            int start = statement.isEmpty() ? tokens.start() : statement.start();
            Scope.Kind kind = kind();
            if (kind == Scope.Kind.HOST) {
                HostParts host = new HostParts(file, scope, statement, tokens.start(), this::odd);
                return new Scope(kind, scope, start, host);
            }
            Scope inner = new Scope(kind, scope, start, null);
            IpBlock block = kind == Scope.Kind.SUBNET ? block() : null;
            if (block != null) {
                named.add(new ServedSubnet(block, List.of(), List.of(), file.at(start)));
                inner.addBlock(block);
                for (Scope one = scope; one != null; one = one.parent()) {
                    if (one.kind() == Scope.Kind.SHARED_NETWORK) {
                        one.addBlock(block);
                    }
                }
            }
            return inner;
        }

        private Scope.Kind kind() {
            if (statement.is(0, "host")) {
                return Scope.Kind.HOST;
            } else if (statement.is(0, "subnet") || statement.is(0, "subnet6")) {
                return Scope.Kind.SUBNET;
            } else if (statement.is(0, "shared-network")) {
                return Scope.Kind.SHARED_NETWORK;
            } else if (statement.is(0, "pool") || statement.is(0, "pool6")) {
                return Scope.Kind.POOL;
            }
            return statement.is(0, "group") ? Scope.Kind.GROUP : Scope.Kind.OTHER;
        }

        private @Nullable IpBlock block() {
            if (statement.is(0, "subnet6")) {
                return prefix(statement.word(1));
            }
            IpAddress network = IpAddress.of(statement.word(1));
            IpAddress mask = statement.is(2, "netmask") ? IpAddress.of(statement.word(3)) : null;
            int prefix = mask == null || mask.isIpv6() ? -1 : mask.maskLength();
            return network == null || network.isIpv6() || prefix < 0 ? null : IpBlock.of(network, prefix);
        }

        private @Nullable IpBlock prefix(String word) {
            int slash = word.indexOf('/');
            IpAddress network = slash < 0 ? null : IpAddress.of(word.substring(0, slash));
            String length = word.substring(slash + 1);
            boolean fits = network != null && length.matches("\\d{1,3}") && Integer.parseInt(length) <= network.bits();
            return network != null && fits ? IpBlock.of(network, Integer.parseInt(length)) : null;
        }

        private void take() throws RefusedException {
            if (scope.host() != null && !statement.isEmpty()) {
                scope.host().add(statement, tokens.end());
            } else if (statement.is(0, "include")) {
                include();
            } else if (statement.is(0, "range") || statement.is(0, "range6")) {
                range();
            } else if (statement.begins("option", "routers")) {
                addresses(2);
            } else if (statement.is(0, "server-identifier")) {
                addresses(1);
            }
        }

        private void range() {
            int first = statement.is(1, "dynamic-bootp") ? 2 : 1;
            IpAddress start = IpAddress.of(statement.word(first));
            IpAddress end = IpAddress.of(statement.word(first + 1));
            IpBlock block = prefix(statement.word(first));
            Whence where = file.at(statement.start());
            if (block != null) {
                pools.add(new Pool(IpRange.of(block.first(), block.last()), where));
            } else if (start != null) {
                pools.add(new Pool(
                        IpRange.of(start, end == null || end.isIpv6() != start.isIpv6() ? start : end), where));
            }
        }

        private void addresses(int from) {
            for (int i = from; i < statement.count(); i++) {
                IpAddress address = IpAddress.of(statement.word(i));
                if (address != null) {
                    routers.add(address);
                }
            }
        }

        private void include() throws RefusedException {
            String name = statement.string(1);
            if (name == null) {
                throw refusal("include needs a file name in quotes; add it", statement.start());
            }
            String path = main.beside(name);
            SourceText text = depth == DEEPEST ? null : includes.read(path);
            if (text == null) {
                String problem = depth == DEEPEST
                        ? "includes are nested more than " + DEEPEST + " deep; remove one that includes itself"
                        : "included file '" + HostParts.shown(name) + "' cannot be read; name one that is there";
                throw refusal(problem, statement.span(1).start());
            }
            new Part(new ServerText(path, text), scope, depth + 1).read();
        }

        private void odd(String problem, int offset) {
            remarks.add(Remark.of(Severity.WARNING, "mac-form", problem, file.at(offset)));
        }

        private RefusedException refusal(String message, int offset) {
            return new RefusedException(Remark.error("dhcpd", message, file.at(offset)));
        }
    }
}
