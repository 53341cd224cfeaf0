import dev.xmlnet.host.facts.DhcpIdentity;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.facts.Manager;
import dev.xmlnet.report.HostFactsReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints what the reader knows of a host, a line each, for the labs beside this file. */
final class Known {
    private Known() {}

    public static void main(String[] args) throws Exception {
        HostFacts facts = HostFactsReader.read(args[0]);
        facts.devices().values().forEach(device -> {
            say("mac", device.name(), device.mac());
            say("mtu", device.name(), device.mtu());
            say("device", device.name(), device.kind(), device.mode(), device.link(), device.master());
            say("stp", device.name(), device.stp());
            device.subnets().forEach(subnet -> say("address", device.name(), subnet));
            Manager manager = facts.managers().get(device.name());
            say("manager", device.name(), manager == null ? "none" : manager);
            if (manager != null) {
                say("profile", device.name(), manager.profile(), manager.uuid());
                say("file", device.name(), manager.file());
                manager.settings().forEach((key, value) -> say("setting", device.name(), key + "=" + value));
            }
            facts.dnsOf(device.name()).servers().forEach(server -> say("dns", device.name(), server));
            facts.dnsOf(device.name()).search().forEach(domain -> say("search", device.name(), domain));
        });
        facts.routes().forEach(route -> say(
                "route", route.destination(), route.gateway(), route.device(), route.metric(), route.table()));
        facts.rules().forEach(rule -> say("rule", rule.from(), rule.input(), rule.table()));
        facts.dhcp().forEach(Known::say);
    }

    private static void say(String device, DhcpIdentity dhcp) {
        List<Object> words = new ArrayList<>(
                Arrays.asList("dhcp", device, dhcp.clientId(), dhcp.iaid4(), dhcp.iaid6(), dhcp.duid()));
        words.addAll(dhcp.leases());
        say(words.toArray());
    }

    private static void say(Object... words) {
        System.out.println(String.join(" ", Arrays.stream(words).map(String::valueOf).toList()));
    }
}
