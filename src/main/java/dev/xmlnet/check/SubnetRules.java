package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.host.facts.Device;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Subnets of networks, held against those of the others and of the host. libvirt refuses to start a network whose IPv4
 * subnet the host has a route to already (networkCheckRouteCollision); it looks for the same subnet only, not for a part of
 * one, and not at IPv6.
 */
final class SubnetRules implements AcrossRule {
    /** The owner of what the host has on bridges that may be those of networks that name none. */
    private static final int MADE_BY_LIBVIRT = 1;

    private final Across across;
    private final List<Subnet> subnets = new ArrayList<>();

    private record Subnet(NetworkFacts network, Claim claim, IpBlock block) {}

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
            IpBlock block = block(claim.key());
            if (block != null) {
                subnets.add(new Subnet((NetworkFacts) claim.owner(), claim, block));
            }
        }
        List<IpBlock> blocks = subnets.stream().map(Subnet::block).toList();
        OverlappingBlocks<Subnet> networks = new OverlappingBlocks<>(blocks);
        subnets.forEach(one -> networks.add(one.block, one.network.identity(), one));
        subnets.forEach(one -> betweenNetworks(one, networks));
        if (across.host() != null) {
            OverlappingBlocks<Device> host = new OverlappingBlocks<>(blocks);
            across.host().devices().values().forEach(device -> addHost(device, host));
            subnets.forEach(one -> withHost(one, host));
        }
    }

    /** Null if it is none, which another rule says. */
    private static @Nullable IpBlock block(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.of(text.substring(0, slash));
        if (address == null) {
            return null;
        }
        String length = text.substring(slash + 1);
        int prefix = length.isEmpty() ? address.defaultPrefix() : length(length);
        return prefix < 0 || prefix > address.bits() ? null : IpBlock.of(address, prefix);
    }

    private static int length(String text) {
        if (text.indexOf('.') >= 0) {
            IpAddress mask = IpAddress.of(text);
            return mask == null ? -1 : mask.maskLength();
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** One finding for all that have the same subnet, and one for those that overlap otherwise. */
    private void betweenNetworks(Subnet one, OverlappingBlocks<Subnet> networks) {
        int own = one.network.identity();
        withOthers(one, networks.equal(one.block, own));
        withOthers(one, networks.parts(one.block, own));
    }

    private void withOthers(Subnet one, OverlappingBlocks.Found<Subnet> others) {
        if (others.count() > 0) {
            Subnet first = others.first().get(0).what();
            List<Claim> named =
                    others.first().stream().map(other -> other.what().claim).toList();
            String whose = " of the network '" + first.network.called() + "'";
            say(one, first.block, whose, "the second", named, others.count());
        }
    }

    /** The host has a subnet of its own on the bridge of a network that runs. */
    private void addHost(Device device, OverlappingBlocks<Device> host) {
        if (!across.onBridge(device.name()).isEmpty()) {
            return;
        }
        for (String text : device.subnets()) {
            IpBlock block = block(text);
            if (block != null) {
                host.add(block, device.name().startsWith("virbr") ? MADE_BY_LIBVIRT : 0, device);
            }
        }
    }

    /** One finding for each subnet of the host, but for a few at most that are the same and a few that are not. */
    private void withHost(Subnet one, OverlappingBlocks<Device> host) {
        int own = one.network.bridge() == null ? MADE_BY_LIBVIRT : -1;
        List<OverlappingBlocks.Member<Device>> some =
                new ArrayList<>(host.equal(one.block, own).first());
        some.addAll(host.parts(one.block, own).first());
        some.sort(OverlappingBlocks.ORDER);
        for (OverlappingBlocks.Member<Device> other : some) {
            String whose = " of the host's device '" + other.what().name() + "'";
            say(one, other.block(), whose, "the network", List.of(), 0);
        }
    }

    private void say(Subnet one, IpBlock other, String whose, String loser, List<Claim> also, int all) {
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
