package dev.xmlnet.cli.reserve;

import dev.xmlnet.cli.io.FileIncludes;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.ServerFacts;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.ServerKind;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.conflict.Server;
import dev.xmlnet.dhcp.server.ServerFiles;
import dev.xmlnet.dhcp.server.ServerFormat;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that is changed.
 *
 * @param path as it was given
 * @param file what it says
 * @param server the server that reads it
 */
record IntoFile(String path, ServerFile file, Server server) {
    /** Reads it; null if it cannot be read, or is another server's, which is told. */
    static @Nullable IntoFile read(String path, Goal goal, Told told) {
        try {
            ServerText text = new ServerText(path, SourceText.ofLines(Memory.read(Path.of(path))));
            told.source(path, text.source());
            ServerKind kind = Objects.requireNonNull(goal.server());
            ServerFormat found = ServerFormat.of(text);
            ServerFormat format = found == null ? format(kind) : found;
            if (!isOf(kind, format)) {
                told.error(
                        text.at(0),
                        "other-format",
                        "the file is " + program(format) + "'s, not " + kind.word() + "'s; use the --to of its server");
                return null;
            }
            ServerFile file = ServerFiles.read(text, format, new FileIncludes());
            return new IntoFile(path, file, new Server(kind, path, file.facts()));
        } catch (RefusedException e) {
            told.print(e);
        } catch (IOException e) {
            told.print(path, Input.unread(e));
        }
        return null;
    }

    /** Returns the same, where each range of which only the server's interface knows the subnet is in that of a network among the inputs. */
    IntoFile on(List<Net> nets) {
        ServerFacts facts = server.facts();
        List<ServedSubnet> subnets = new ArrayList<>(facts.subnets());
        List<Pool> pools = new ArrayList<>();
        for (Pool pool : facts.pools()) {
            ServedSubnet around = around(pool, nets);
            if (around == null) {
                pools.add(pool);
            } else {
                subnets.add(new ServedSubnet(around.block(), around.own(), List.of(pool), pool.where()));
            }
        }
        ServerFacts placed = new ServerFacts(subnets, pools, facts.reservations(), facts.remarks());
        return new IntoFile(path, file, new Server(server.kind(), server.name(), placed));
    }

    private static @Nullable ServedSubnet around(Pool pool, List<Net> nets) {
        for (Net net : nets) {
            ServedSubnet subnet = net.server().subnetOf(pool.range().start());
            if (subnet != null && subnet.block().contains(pool.range().end())) {
                return subnet;
            }
        }
        return null;
    }

    private static ServerFormat format(ServerKind kind) {
        return switch (kind) {
            case DHCPD -> ServerFormat.DHCPD;
            case KEA, KEA6 -> ServerFormat.KEA;
            case NETWORKD -> ServerFormat.NETWORKD;
            default -> ServerFormat.DNSMASQ;
        };
    }

    private static boolean isOf(ServerKind kind, ServerFormat format) {
        return switch (format) {
            case DHCPD -> kind == ServerKind.DHCPD;
            case KEA -> kind == ServerKind.KEA || kind == ServerKind.KEA6;
            case NETWORKD -> kind == ServerKind.NETWORKD;
            default -> kind == ServerKind.DNSMASQ;
        };
    }

    private static String program(ServerFormat format) {
        return switch (format) {
            case DHCPD -> "dhcpd";
            case KEA -> "Kea";
            case NETWORKD -> "networkd";
            default -> "dnsmasq";
        };
    }
}
