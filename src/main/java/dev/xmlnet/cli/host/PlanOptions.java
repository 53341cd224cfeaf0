package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.plan.BridgePlan;
import dev.xmlnet.host.plan.HostAddress;
import dev.xmlnet.host.plan.HostRoute;
import dev.xmlnet.host.plan.IpSettings;
import dev.xmlnet.host.plan.NicFacts;
import dev.xmlnet.host.plan.SettingsFacts;
import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Mtu;
import dev.xmlnet.libvirt.value.VlanId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What is to be made on a host, from a command line. */
final class PlanOptions {
    private static final int USUAL_MTU = 1500;

    private static final List<String> ADDRESSES =
            List.of("--address", "--gateway", "--dns", "--search", "--route", "--dhcp4", "--dhcp6", "--ra");

    private PlanOptions() {}

    static void declareNic(CommandSpec spec, String description) {
        spec.addOption(Options.text("--nic", "NIC", description));
    }

    static void declareName(CommandSpec spec, String label, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("1")
                .index("0")
                .type(String.class)
                .description(description)
                .build());
    }

    static void declareAddresses(CommandSpec spec) {
        spec.addOption(Options.texts("--address", "CIDR", "The host's address, such as 192.0.2.10/24; repeatable."));
        spec.addOption(Options.texts("--gateway", "IP", "The router to everywhere; one for IPv4, one for IPv6."));
        spec.addOption(Options.texts("--dns", "IP", "A name server; repeatable."));
        spec.addOption(Options.texts("--search", "DOMAIN", "A domain in which names are looked for; repeatable."));
        spec.addOption(Options.texts(
                "--route", "CIDR=GATEWAY[,METRIC[,TABLE]]", "A further route, or default=GATEWAY; repeatable."));
        spec.addOption(Options.flag("--dhcp4", "The host's IPv4 address is given by DHCP."));
        spec.addOption(Options.flag("--dhcp6", "The host's IPv6 address is given by DHCP."));
        spec.addOption(Options.flag("--ra", "The host's IPv6 address comes by router advertisements."));
        spec.addOption(Options.text(
                "--client-id", "HEX", "What a DHCPv4 server knows the host by, such as ff:d1:bf:70:e9:..."));
        spec.addOption(Options.text("--iaid", "IAID", "What a DHCPv6 server knows the NIC by, such as 2b:50:67:35."));
    }

    /**
     * The device that the first word names.
     *
     * @throws IllegalArgumentException if it is no name
     */
    static DeviceName name(ParseResult parsed, String what) {
        String name = parsed.matchedPositionalValue(0, "");
        if (!parsed.hasMatchedPositional(0)) {
            throw new UsageException("the name of the " + what + " is missing");
        }
        return DeviceName.parse(what, name);
    }

    /**
     * The NIC.
     *
     * @throws IllegalArgumentException if it is no name
     */
    static DeviceName nic(ParseResult parsed) {
        String nic = Options.text(parsed, "--nic");
        if (nic == null) {
            throw new UsageException("--nic is missing; name the NIC with the cable, as in --nic eth0");
        }
        return DeviceName.parse("NIC", nic);
    }

    /**
     * The NIC's MAC address, that of the facts where none is given; null if nobody tells it.
     *
     * @throws IllegalArgumentException if it is none
     */
    static @Nullable MacAddress mac(ParseResult parsed, @Nullable NicFacts nic) {
        String mac = Options.text(parsed, "--mac");
        return mac == null && nic != null ? nic.device().mac() : mac == null ? null : MacAddress.parse(mac);
    }

    /** Returns what is made; whatever does not go together is an error of the command line. */
    static <T> T plan(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(Flags.message(e));
        }
    }

    /**
     * The NIC as facts show it; null if there are none.
     *
     * @throws UsageException if it is not there, or no NIC
     */
    static @Nullable NicFacts facts(ParseResult parsed, @Nullable HostFacts facts) {
        return facts == null ? null : plan(() -> NicFacts.of(facts, nic(parsed)));
    }

    /**
     * A bridge; facts tell what was not given.
     *
     * @throws UsageException if what was given is wrong or does not go together
     */
    static BridgePlan bridge(ParseResult parsed, @Nullable HostFacts facts, @Nullable NicFacts nic) {
        return plan(() -> {
            DeviceName name = name(parsed, "bridge");
            if (nic != null) {
                nic.refusePort(name);
            }
            return new BridgePlan(
                    name,
                    nic(parsed),
                    mac(parsed, nic),
                    mtu(parsed, nic),
                    Options.flag(parsed, "--stp"),
                    Options.flag(parsed, "--vlan-aware"),
                    vlans(parsed),
                    Options.texts(parsed, "--tap").stream().map(Tap::parse).toList(),
                    facts == null || givesAddresses(parsed)
                            ? addresses(parsed)
                            : SettingsFacts.of(facts, nic(parsed).toString()),
                    nic == null || nic.manager() == null ? null : nic.manager().uuid());
        });
    }

    /** A NIC has the usual MTU unless somebody gave it another. */
    private static @Nullable Mtu mtu(ParseResult parsed, @Nullable NicFacts nic) {
        Integer mtu = Options.number(parsed, "--mtu");
        int own = nic == null ? 0 : nic.device().mtu();
        return mtu != null ? new Mtu(mtu) : own == 0 || own == USUAL_MTU ? null : new Mtu(own);
    }

    private static boolean givesAddresses(ParseResult parsed) {
        return ADDRESSES.stream().anyMatch(parsed::hasMatchedOption);
    }

    /** Returns what a plan changes in a host's files. */
    static BridgeChange change(BridgePlan plan) {
        return new BridgeChange(
                plan.name(),
                plan.nic(),
                plan.mac(),
                plan.stp(),
                plan.vlanAware(),
                plan.vlans().stream().map(VlanId::number).toList(),
                plan.taps(),
                plan.mtu() == null ? null : plan.mtu().bytes());
    }

    /**
     * Refuses settings that the files of the host have.
     *
     * @throws UsageException if one is given
     */
    static void refuseAddresses(ParseResult parsed) {
        for (String option : ADDRESSES) {
            if (parsed.hasMatchedOption(option)) {
                throw new UsageException(option + " goes without PATH: the files have the host's own; change it there");
            }
        }
    }

    private static List<VlanId> vlans(ParseResult parsed) {
        List<VlanId> vlans = new ArrayList<>();
        for (String id : Options.texts(parsed, "--vlan")) {
            if (!id.matches("[1-9][0-9]{0,3}") || Integer.parseInt(id) >= VlanId.LAST) {
                throw new IllegalArgumentException(
                        "'" + id + "' is not a VLAN of a host; use 1 to " + (VlanId.LAST - 1));
            }
            vlans.add(new VlanId(Integer.parseInt(id)));
        }
        return List.copyOf(vlans);
    }

    private static IpSettings addresses(ParseResult parsed) {
        List<HostRoute> routes = new ArrayList<>();
        @Nullable HostRoute[] everywhere = new HostRoute[2];
        for (String gateway : Options.texts(parsed, "--gateway")) {
            IpAddress router = IpAddress.parse(gateway);
            HostRoute route = HostRoute.everywhere(router);
            int family = route.ipv6() ? 1 : 0;
            if (everywhere[family] != null) {
                throw new IllegalArgumentException(
                        "two gateways of " + router.family() + "; keep one, and use --route for other networks");
            }
            everywhere[family] = route;
            routes.add(route);
        }
        Options.texts(parsed, "--route").forEach(route -> routes.add(HostRoute.parse(route)));
        String iaid = Options.text(parsed, "--iaid");
        return new IpSettings(
                Options.flag(parsed, "--dhcp4"),
                Options.flag(parsed, "--dhcp6"),
                Options.flag(parsed, "--ra"),
                Options.texts(parsed, "--address").stream()
                        .map(HostAddress::parse)
                        .toList(),
                List.copyOf(routes),
                Options.texts(parsed, "--dns").stream().map(IpAddress::parse).toList(),
                Options.texts(parsed, "--search").stream()
                        .map(PlanOptions::domain)
                        .toList(),
                new IpSettings.DhcpIdentity(Options.text(parsed, "--client-id"), iaid, iaid));
    }

    private static String domain(String text) {
        if (!text.matches(
                "[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?)*\\.?")) {
            throw new IllegalArgumentException("'" + text + "' is not a domain, such as example.org");
        }
        return text;
    }
}
