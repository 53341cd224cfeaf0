package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.network.Address;
import dev.xmlnet.network.AddressBlock;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Subnets of networks, held against those of the others and of the host. libvirt refuses to start a network whose IPv4
 * subnet the host has a route to already (networkCheckRouteCollision); it looks for the same subnet only, not for a part of
 * one, and not at IPv6.
 */
final class SubnetRules implements AcrossRule {
    private final Across across;
    private final List<Subnet> subnets = new ArrayList<>();

    private record Subnet(NetworkFacts network, Claim claim, AddressBlock block) {}

    SubnetRules(Across across) {
        this.across = across;
    }

    /** Looks at everything once; nothing that counts with addresses is loaded for one subnet alone. */
    @Override
    public void look() {
        int several = across.host() == null ? 2 : 1;
        List<Claim> claims = new ArrayList<>();
        for (NetworkFacts network : across.networks()) {
            if (network.makesBridge()) {
                for (Claim claim : network.claims()) {
                    if (claim.what() == What.SUBNET) {
                        claims.add(claim);
                    }
                }
            }
        }
        if (claims.size() < several) {
            return;
        }
        for (Claim claim : claims) {
            AddressBlock block = block(claim.key());
            if (block != null) {
                subnets.add(new Subnet((NetworkFacts) claim.owner(), claim, block));
            }
        }
        subnets.forEach(this::betweenNetworks);
        if (across.host() != null) {
            across.host().devices().values().forEach(this::withHost);
        }
    }

    /** Null if it is none, which another rule says. */
    private static AddressBlock block(String text) {
        int slash = text.indexOf('/');
        Address address = Address.parse(text.substring(0, slash));
        if (address == null) {
            return null;
        }
        String length = text.substring(slash + 1);
        int prefix = length.isEmpty() ? address.defaultPrefix() : length(length);
        return prefix < 0 || prefix > address.bits() ? null : AddressBlock.of(address, prefix);
    }

    private static int length(String text) {
        if (text.indexOf('.') >= 0) {
            Address mask = Address.parse(text);
            return mask == null ? -1 : mask.maskLength();
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** One finding for all that have the same subnet, and one for those that overlap otherwise. */
    private void betweenNetworks(Subnet one) {
        List<Subnet> same = new ArrayList<>(0);
        List<Subnet> parts = new ArrayList<>(0);
        for (Subnet other : subnets) {
            if (one.network.identity() != other.network.identity() && one.block.overlaps(other.block)) {
                (one.block.equals(other.block) ? same : parts).add(other);
            }
        }
        withOthers(one, same);
        withOthers(one, parts);
    }

    private void withOthers(Subnet one, List<Subnet> others) {
        if (others.isEmpty()) {
            return;
        }
        List<Claim> named = new ArrayList<>(Finding.MOST_OTHERS);
        for (int i = 0; i < Math.min(others.size(), Finding.MOST_OTHERS); i++) {
            named.add(others.get(i).claim);
        }
        Subnet first = others.get(0);
        say(one, first.block, " of the network '" + first.network.called() + "'", "the second", named, others.size());
    }

    /** The host has a subnet of its own on the bridge of a network that runs. */
    private void withHost(HostFacts.Device device) {
        if (!across.onBridge(device.name()).isEmpty()) {
            return;
        }
        for (String text : device.subnets()) {
            AddressBlock block = block(text);
            for (Subnet one : subnets) {
                boolean own = one.network.bridge() == null && device.name().startsWith("virbr");
                if (block != null && !own && one.block.overlaps(block)) {
                    say(one, block, " of the host's device '" + device.name() + "'", "the network", List.of(), 0);
                }
            }
        }
    }

    private void say(Subnet one, AddressBlock other, String whose, String loser, List<Claim> also, int all) {
        boolean refused = one.block.equals(other) && one.block.first().bits() == Integer.SIZE;
        String what = one.block.equals(other) ? " is that" : " overlaps with " + other;
        String then = refused
                ? ", and libvirt does not start " + loser
                : ", and the host reaches an address in both on one side only";
        across.say(
                Rule.NET002,
                refused ? Severity.ERROR : Severity.WARNING,
                "the subnet " + one.block + what + whose + then + ": choose another",
                one.claim,
                also,
                all);
    }
}
