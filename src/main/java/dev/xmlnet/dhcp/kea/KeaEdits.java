package dev.xmlnet.dhcp.kea;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.Subnets;
import dev.xmlnet.json.JsonList;
import dev.xmlnet.json.JsonNode;
import dev.xmlnet.json.JsonNode.JsonArray;
import dev.xmlnet.json.JsonNode.JsonObject;
import dev.xmlnet.json.JsonStyle;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The edits of a configuration, in places of its joined text until they are asked for. */
@SuppressWarnings("ReferenceEquality") // Two subnets may say the very same.
final class KeaEdits {
    private static final String RESERVATIONS = "reservations";
    private static final Pattern INDENTED = Pattern.compile("\\n([ \\t]+)\\S");
    private static final int MOST_NAMED = 3;

    private final KeaText text;
    private final KeaReader reader;
    private final Subnets subnets;
    private final List<Edit> edits = new ArrayList<>();
    private final IdentityHashMap<ServedSubnet, KeaSubnet> byServed = new IdentityHashMap<>();
    private final Map<KeaSubnet, List<Reservation>> added = new LinkedHashMap<>();
    private final String unit;

    KeaEdits(KeaText text, KeaReader reader) {
        this.text = text;
        this.reader = reader;
        reader.subnets().forEach(subnet -> byServed.put(subnet.served(), subnet));
        subnets = new Subnets(reader.subnets().stream().map(KeaSubnet::served).toList());
        Matcher indented = INDENTED.matcher(text.text());
        unit = indented.find() ? indented.group(1) : "  ";
    }

    /** Changes an entry in place. */
    void change(KeaHost host, Reservation wanted) throws RefusedException {
        JsonObject node = host.node();
        List<String> members = new ArrayList<>();
        JsonStyle style = JsonStyle.of(text.text(), node);
        for (IpAddress address : wanted.addresses()) {
            if (host.subnet() != null && !host.subnet().served().block().contains(address)) {
                throw refusal(
                        "other-subnet",
                        wanted.clients().get(0) + " is reserved in "
                                + host.subnet().named() + "; release it first",
                        node);
            }
        }
        if (!wanted.addresses().isEmpty()
                && !Set.copyOf(host.reservation().addresses()).equals(Set.copyOf(wanted.addresses()))) {
            address(host, wanted, style, members);
        }
        String name = wanted.name();
        if (name != null && !name.equalsIgnoreCase(host.reservation().name())) {
            set(node, "hostname", JsonStyle.string(name), style, members);
        }
        if (!members.isEmpty()) {
            edits.addAll(JsonList.of(text.text(), node).add(members, unit));
        }
    }

    private void address(KeaHost host, Reservation wanted, JsonStyle style, List<String> members)
            throws RefusedException {
        JsonObject node = host.node();
        if (!reader.isIpv6()) {
            set(node, "ip-address", JsonStyle.string(wanted.addresses().get(0).toString()), style, members);
        } else if (node.get("ip-addresses") instanceof JsonArray list
                && !list.items().isEmpty()) {
            if (list.items().size() > 1 || wanted.addresses().size() > 1) {
                throw refusal(
                        "several-addresses",
                        wanted.clients().get(0) + " has several addresses here; change them by hand",
                        node);
            }
            replace(
                    list.items().get(0).span(),
                    JsonStyle.string(wanted.addresses().get(0).toString()));
        } else {
            set(node, "ip-addresses", list(wanted), style, members);
        }
    }

    private void set(JsonObject node, String name, String value, JsonStyle style, List<String> members) {
        JsonNode there = node.get(name);
        if (there == null) {
            members.add(style.member(name, value));
        } else {
            replace(there.span(), value);
        }
    }

    private void replace(Span span, String value) {
        edits.add(new Edit(span, value));
    }

    private static String list(Reservation wanted) {
        return wanted.addresses().stream()
                .map(address -> JsonStyle.string(address.toString()))
                .collect(Collectors.joining(", ", "[ ", " ]"));
    }

    /** Adds an entry to the subnet that holds its addresses. */
    void add(Reservation wanted) throws RefusedException {
        KeaSubnet found = null;
        for (IpAddress address : wanted.addresses()) {
            KeaSubnet subnet = subnet(address);
            if (found != null && found != subnet) {
                throw new RefusedException(Remark.error(
                        "two-subnets", "the addresses are of two subnets; reserve them apart", wanted.where()));
            }
            found = subnet;
        }
        if (found != null) {
            added.computeIfAbsent(found, subnet -> new ArrayList<>()).add(wanted);
        }
    }

    private KeaSubnet subnet(IpAddress address) throws RefusedException {
        List<ServedSubnet> holding = subnets.holding(address);
        if (holding.isEmpty()) {
            String all = reader.subnets().stream()
                    .limit(MOST_NAMED)
                    .map(subnet -> subnet.served().block().toString())
                    .collect(Collectors.joining(", "));
            String more = reader.subnets().size() > MOST_NAMED ? ", ..." : "";
            throw refusal(
                    "no-subnet",
                    "no subnet here holds " + address + (all.isEmpty() ? "" : ", only " + all + more),
                    reader.server());
        }
        KeaSubnet subnet = Objects.requireNonNull(byServed.get(holding.get(0)));
        if (holding.size() > 1) {
            KeaSubnet other = Objects.requireNonNull(byServed.get(holding.get(1)));
            String both = subnet.named() + " and " + other.named();
            throw refusal("two-subnets", both + " hold " + address + "; add the entry by hand", other.node());
        } else if (!subnet.modes().inSubnet()) {
            throw refusal(
                    "no-effect",
                    "Kea ignores reservations in " + subnet.named() + "; see reservations-in-subnet",
                    subnet.node());
        } else if (subnet.modes().outOfPool()
                && subnet.served().pools().stream()
                        .anyMatch(pool -> pool.range().contains(address))) {
            throw refusal(
                    "inside-pool", address + " is in a pool, which reservations-out-of-pool forbids", subnet.node());
        }
        return subnet;
    }

    private RefusedException refusal(String id, String message, JsonNode node) {
        return new RefusedException(
                Remark.error(id, message, text.at(node.span().start())));
    }

    private void flush(KeaSubnet subnet, List<Reservation> wanted) {
        JsonNode there = subnet.node().get(RESERVATIONS);
        JsonObject model = model(there);
        JsonStyle style = model == null ? JsonStyle.ONE_LINE : JsonStyle.of(text.text(), model);
        List<String> objects = wanted.stream().map(one -> object(one, style)).toList();
        if (there instanceof JsonArray list) {
            edits.addAll(JsonList.of(text.text(), list).add(objects, unit));
            return;
        }
        JsonStyle around = JsonStyle.of(text.text(), subnet.node());
        String gap = around.gap().indexOf('\n') >= 0 ? around.gap() + unit : " ";
        String close = around.gap().indexOf('\n') >= 0 ? around.gap() : " ";
        String value = "[" + gap + String.join("," + gap, objects) + close + "]";
        edits.addAll(JsonList.of(text.text(), subnet.node()).add(List.of(around.member(RESERVATIONS, value)), unit));
    }

    /** Returns the entry after which a new one is shaped: the last of its list. */
    private static @Nullable JsonObject model(@Nullable JsonNode there) {
        return there instanceof JsonArray list
                        && !list.items().isEmpty()
                        && list.items().get(list.items().size() - 1) instanceof JsonObject last
                ? last
                : null;
    }

    private String object(Reservation wanted, JsonStyle style) {
        Client client = wanted.clients().get(0);
        KeaIdentifier identifier = KeaIdentifier.of(client);
        Map<String, String> members = new LinkedHashMap<>();
        members.put(identifier.word(), JsonStyle.string(identifier.value(client)));
        if (reader.isIpv6()) {
            members.put("ip-addresses", list(wanted));
        } else {
            members.put("ip-address", JsonStyle.string(wanted.addresses().get(0).toString()));
        }
        if (wanted.name() != null) {
            members.put("hostname", JsonStyle.string(wanted.name()));
        }
        return style.object(members);
    }

    /** Takes entries away; a list of which nothing is left goes with them. */
    void remove(Set<KeaHost> gone) {
        IdentityHashMap<JsonArray, Set<Integer>> byList = new IdentityHashMap<>();
        for (KeaHost host : gone) {
            if (byList.containsKey(host.list())) {
                continue;
            }
            Set<Integer> numbers = new HashSet<>();
            gone.stream().filter(one -> one.list() == host.list()).forEach(one -> numbers.add(one.number()));
            byList.put(host.list(), numbers);
            JsonList items = JsonList.of(text.text(), host.list());
            JsonObject parent = host.parent();
            boolean whole = numbers.size() == host.list().items().size() && items.hasNoComment();
            edits.addAll(
                    whole ? JsonList.of(text.text(), parent).remove(Set.of(number(parent))) : items.remove(numbers));
        }
    }

    private static int number(JsonObject parent) {
        int number = 0;
        while (!parent.members().get(number).name().equals(RESERVATIONS)) {
            number++;
        }
        return number;
    }

    /**
     * Returns the edits of the file that was read first.
     *
     * @throws RefusedException if one is of an included file
     */
    List<Edit> all() throws RefusedException {
        added.forEach(this::flush);
        added.clear();
        List<Edit> own = new ArrayList<>();
        for (Edit edit : edits) {
            Span span = text.own(edit.span());
            if (span == null) {
                throw new RefusedException(Remark.error(
                        "other-file",
                        "the entry belongs into this included file; edit it there",
                        text.at(edit.span().start())));
            }
            own.add(new Edit(span, edit.replacement()));
        }
        return own;
    }
}
