package dev.xmlnet.report;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.xmlnet.host.facts.Address;
import dev.xmlnet.host.facts.Device;
import dev.xmlnet.host.facts.Hardware;
import dev.xmlnet.libvirt.value.MacAddress;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A device as {@code ip -j link} and {@code ip -j addr} print it, while it is read. */
final class IpDevice {
    /** Those that are made on another; of a pair of veths, link is the other end. */
    private static final Set<String> UPPER = Set.of("vlan", "macvlan", "macvtap", "ipvlan", "ipvtap");

    private @Nullable String name;
    private @Nullable String kind;
    private @Nullable String mode;
    private boolean loopback;
    private @Nullable MacAddress mac;
    private @Nullable MacAddress permanentMac;
    private int mtu;
    private @Nullable Boolean up;
    private @Nullable String master;
    private @Nullable String link;
    private @Nullable Integer vlan;
    private @Nullable Boolean vlanFiltering;
    private @Nullable Boolean stp;
    private List<Address> addresses = List.of();

    private IpDevice() {}

    /** Null for an empty object, which ip prints for what was not asked for. */
    static @Nullable Device read(JsonReader json) throws IOException {
        IpDevice device = new IpDevice();
        json.beginObject();
        boolean empty = !json.hasNext();
        while (json.hasNext()) {
            device.readKey(json);
        }
        if (device.name == null && !empty) {
            throw new JsonInput.Unknown("this device has no ifname");
        }
        json.endObject();
        return device.name == null ? null : device.told(device.name);
    }

    private void readKey(JsonReader json) throws IOException {
        switch (json.nextName()) {
            case "ifname" -> name = json.nextString();
            case "mtu" -> mtu = json.nextInt();
            case "master" -> master = json.nextString();
            case "flags" -> up = IpJson.words(json).contains("UP");
            case "link" -> link = IpJson.text(json);
            case "link_type" -> loopback = "loopback".equals(IpJson.text(json));
            case "address" -> mac = MacAddress.of(IpJson.text(json));
            case "permaddr" -> permanentMac = MacAddress.of(IpJson.text(json));
            case "linkinfo" -> readLinkInfo(json);
            case "addr_info" -> addresses = IpJson.items(json, this::address);
            default -> json.skipValue();
        }
    }

    private void readLinkInfo(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            if (key.equals("info_kind") && json.peek() == JsonToken.STRING) {
                kind = json.nextString();
            } else if (key.equals("info_data") && json.peek() == JsonToken.BEGIN_OBJECT) {
                readData(json);
            } else {
                json.skipValue();
            }
        }
        json.endObject();
    }

    /** What a kind has of its own; a bond's mode is a number to some. */
    private void readData(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "mode", "type" -> mode = IpJson.text(json);
                case "id" -> vlan = number(IpJson.text(json));
                case "vlan_filtering" -> vlanFiltering = !Objects.equals(IpJson.text(json), "0");
                case "stp_state" -> stp = !Objects.equals(IpJson.text(json), "0");
                default -> json.skipValue();
            }
        }
        json.endObject();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.valueOf(text) : null;
    }

    private @Nullable Address address(JsonReader json) throws IOException {
        String local = null;
        int prefix = -1;
        String peer = null;
        String broadcast = null;
        String scope = null;
        String label = null;
        boolean ends = false;
        boolean noPrefixRoute = false;
        boolean managed = false;
        boolean temporary = false;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "local" -> local = json.nextString();
                case "prefixlen" -> prefix = json.nextInt();
                case "address" -> peer = IpJson.text(json);
                case "broadcast" -> broadcast = IpJson.text(json);
                case "scope" -> scope = IpJson.text(json);
                case "label" -> label = IpJson.text(json);
                case "dynamic" -> ends |= IpJson.flag(json);
                case "valid_life_time" -> ends |= !Objects.equals(IpJson.text(json), "4294967295");
                case "noprefixroute" -> noPrefixRoute = IpJson.flag(json);
                case "mngtmpaddr" -> managed = IpJson.flag(json);
                case "temporary" -> temporary = IpJson.flag(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (local == null || prefix < 0) {
            return null;
        }
        String alias = Objects.equals(label, name) ? null : label;
        return new Address(
                local, prefix, peer, broadcast, scope, alias, ends, noPrefixRoute, managed, temporary);
    }

    private Device told(String known) {
        return new Device(
                known,
                kind,
                mode,
                loopback,
                mac,
                permanentMac,
                mtu,
                up,
                master,
                kind != null && UPPER.contains(kind) ? link : null,
                "vlan".equals(kind) ? vlan : null,
                vlanFiltering,
                stp,
                addresses,
                Hardware.NONE);
    }
}
