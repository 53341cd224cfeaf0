package dev.xmlnet.dhcp.kea;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.HexBytes;
import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.json.JsonException;
import dev.xmlnet.json.JsonNode;
import dev.xmlnet.json.JsonNode.JsonArray;
import dev.xmlnet.json.JsonNode.JsonObject;
import dev.xmlnet.json.JsonNode.JsonScalar;
import dev.xmlnet.json.JsonTree;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads subnets and reservations from the tree. What it cannot read Kea cannot either, which is told. */
final class KeaReader {
    private final KeaText text;
    private final boolean ipv6;
    private final JsonObject server;
    private final List<KeaSubnet> subnets = new ArrayList<>();
    private final List<KeaHost> hosts = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /**
     * Reads a configuration.
     *
     * @throws RefusedException if it is not one of a DHCP server
     */
    KeaReader(KeaText text) throws RefusedException {
        this.text = text;
        JsonNode root;
        try {
            root = JsonTree.parse(text.text());
        } catch (JsonException e) {
            throw refusal("json", String.valueOf(e.getMessage()), e.offset());
        }
        if (!(root instanceof JsonObject all) || all.members().size() != 1) {
            int at = root instanceof JsonObject some && some.members().size() > 1
                    ? some.members().get(1).nameSpan().start()
                    : root.span().start();
            throw refusal("kea", "a file of Kea has one key, Dhcp4 or Dhcp6", at);
        }
        var member = all.members().get(0);
        if (!member.name().matches("Dhcp[46]") || !(member.value() instanceof JsonObject object)) {
            throw refusal(
                    "kea",
                    "'" + member.name() + "' is no DHCP server; expected Dhcp4 or Dhcp6",
                    member.nameSpan().start());
        }
        ipv6 = member.name().equals("Dhcp6");
        server = object;
        read();
    }

    private RefusedException refusal(String id, String message, int offset) {
        return new RefusedException(Remark.error(id, message, text.at(offset)));
    }

    boolean isIpv6() {
        return ipv6;
    }

    /** The object that Dhcp4 or Dhcp6 is. */
    JsonObject server() {
        return server;
    }

    List<KeaSubnet> subnets() {
        return subnets;
    }

    List<KeaHost> hosts() {
        return hosts;
    }

    /** What cannot be read. */
    List<Remark> remarks() {
        return remarks;
    }

    private void read() {
        String key = ipv6 ? "subnet6" : "subnet4";
        KeaSubnet.Modes modes = KeaSubnet.Modes.DEFAULT.with(server);
        List<IpAddress> gateways = gateways(server);
        server.objects(key).forEach(node -> subnet(node, modes, gateways));
        for (JsonObject shared : server.objects("shared-networks")) {
            List<IpAddress> more = new ArrayList<>(gateways);
            more.addAll(gateways(shared));
            shared.objects(key).forEach(node -> subnet(node, modes.with(shared), more));
        }
        hosts(server, null);
    }

    private void subnet(JsonObject node, KeaSubnet.Modes modes, List<IpAddress> gateways) {
        IpBlock block = block(node.string("subnet"));
        if (block == null || block.isIpv6() != ipv6) {
            remarks.add(error("subnet", "a subnet is an address and a prefix, such as 192.0.2.0/24", node));
            return;
        }
        List<IpAddress> own = new ArrayList<>(gateways);
        own.addAll(gateways(node));
        List<Pool> pools = new ArrayList<>();
        for (JsonObject pool : node.objects("pools")) {
            IpRange range = range(pool.string("pool"));
            if (range != null) {
                pools.add(new Pool(range, at(pool)));
            }
        }
        String id = node.get("id") instanceof JsonScalar scalar ? scalar.text() : null;
        own.removeIf(address -> !block.contains(address));
        KeaSubnet subnet = new KeaSubnet(node, new ServedSubnet(block, own, pools, at(node)), id, modes.with(node));
        subnets.add(subnet);
        hosts(node, subnet);
    }

    private void hosts(JsonObject parent, @Nullable KeaSubnet subnet) {
        if (parent.get("reservations") instanceof JsonArray list) {
            for (int i = 0; i < list.items().size(); i++) {
                if (list.items().get(i) instanceof JsonObject node) {
                    hosts.add(new KeaHost(reservation(node), node, list, i, parent, subnet));
                }
            }
        }
    }

    private Reservation reservation(JsonObject node) {
        MacAddress mac = mac(node);
        String duid = bytes(node, "duid");
        String clientId = bytes(node, "client-id");
        boolean known = mac != null || duid != null || clientId != null;
        List<IpAddress> addresses = new ArrayList<>();
        address(node, node.get("ip-address"), addresses);
        if (node.get("ip-addresses") instanceof JsonArray array) {
            array.items().forEach(item -> address(node, item, addresses));
        }
        String name = node.string("hostname");
        return new Reservation(
                known ? List.of(new Client(mac, duid, clientId, null)) : List.of(),
                addresses,
                name == null || name.isEmpty() ? null : name,
                at(node));
    }

    /** Kea takes colons, or twelve digits alone. */
    private @Nullable MacAddress mac(JsonObject node) {
        String written = node.string("hw-address");
        if (written == null) {
            return null;
        }
        MacAddress mac =
                MacAddress.of(written.matches("\\p{XDigit}{12}") ? written.replaceAll("..(?=.)", "$0:") : written);
        if (mac == null) {
            remarks.add(
                    error("hw-address", "hw-address '" + shown(written) + "' is not a MAC address; use colons", node));
        }
        return mac;
    }

    private @Nullable String bytes(JsonObject node, String name) {
        String written = node.string(name);
        if (written == null) {
            return null;
        }
        String bytes = written.matches("'[^']*'")
                ? HexBytes.ofText(written.substring(1, written.length() - 1))
                : HexBytes.of(written.toLowerCase(Locale.ROOT));
        if (bytes == null) {
            remarks.add(error("identifier", name + " '" + shown(written) + "' is not bytes in hex; use colons", node));
        }
        return bytes;
    }

    private void address(JsonObject node, @Nullable JsonNode value, List<IpAddress> addresses) {
        if (value instanceof JsonScalar scalar) {
            IpAddress address = IpAddress.of(scalar.text());
            if (address == null || address.isIpv6() != ipv6) {
                String problem = "'" + shown(scalar.text()) + "' is not an " + (ipv6 ? "IPv6" : "IPv4") + " address";
                remarks.add(error("address", problem, node));
            } else {
                addresses.add(address);
            }
        }
    }

    private static String shown(String word) {
        return word.length() <= 40 ? word : word.substring(0, 37) + "...";
    }

    /** The routers that a level names; by their number or their name. */
    private static List<IpAddress> gateways(JsonObject level) {
        List<IpAddress> gateways = new ArrayList<>();
        for (JsonObject option : level.objects("option-data")) {
            String data = option.string("data");
            boolean routers = "routers".equals(option.string("name"))
                    || (option.get("code") instanceof JsonScalar code
                            && code.text().equals("3"));
            if (routers && data != null) {
                for (String one : data.split(",")) {
                    IpAddress address = IpAddress.of(one.strip());
                    if (address != null) {
                        gateways.add(address);
                    }
                }
            }
        }
        return gateways;
    }

    static @Nullable IpBlock block(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.strip().split("\\s*/\\s*", -1);
        IpAddress address = parts.length == 2 ? IpAddress.of(parts[0]) : null;
        if (address == null || !parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > address.bits()) {
            return null;
        }
        return IpBlock.of(address, Integer.parseInt(parts[1]));
    }

    /** A pool is two addresses or a prefix. */
    private static @Nullable IpRange range(@Nullable String text) {
        IpBlock block = block(text);
        if (block != null) {
            return IpRange.of(block.first(), block.last());
        }
        String[] ends = text == null ? new String[0] : text.strip().split("\\s*-\\s*", -1);
        IpAddress first = ends.length == 2 ? IpAddress.of(ends[0]) : null;
        IpAddress last = first == null ? null : IpAddress.of(ends[1]);
        return first == null || last == null || first.isIpv6() != last.isIpv6() ? null : IpRange.of(first, last);
    }

    private Whence at(JsonNode node) {
        return text.at(node.span().start());
    }

    private Remark error(String id, String message, JsonNode node) {
        return Remark.error(id, message, at(node));
    }
}
