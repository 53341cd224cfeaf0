package dev.xmlnet.cli.reserve;

import dev.xmlnet.dhcp.ServerKind;

/** When a reservation takes effect. */
final class Effect {
    private Effect() {}

    /** Returns it as a sentence without a full stop. */
    static String of(ReserveOptions options) {
        ServerKind kind = options.goal.server();
        return switch (options.goal.way()) {
            case NETWORKS ->
                "takes effect at virsh net-define and a restart of the network, or at once by --to net-update";
            case UPDATE -> "a guest with another lease changes when it renews, within half the lease time";
            case GUEST -> "takes effect when the guest starts or reloads its network";
            case SERVER ->
                "takes effect after " + (kind == null ? "a reload" : kind.reload())
                        + ", and when the guest renews its lease";
        };
    }
}
