package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.Version;
import org.jspecify.annotations.Nullable;

/** Judges the parts of a network of one forward mode. */
final class NetworkJudge extends Judge<NetworkMode> {
    private final NetworkMode mode;
    private final boolean ovsGroups;
    private final Version libvirt;

    NetworkJudge(NetworkMode mode, boolean ovsGroups, Version libvirt) {
        super(Tables.networks());
        this.mode = mode;
        this.ovsGroups = ovsGroups;
        this.libvirt = libvirt;
    }

    @Override
    <T> @Nullable Judgement judge(Row<NetworkMode> row, Shape<T> shape, T element, @Nullable T parent) {
        NetworkMode column = isOfOpenVSwitch(row, shape, parent) ? NetworkMode.OVS : mode;
        Verdict verdict = row.verdicts().get(column);
        if (verdict == null) {
            return null;
        }
        verdict = verdict.at(libvirt);
        boolean keeps = verdict.word() == Verdict.Word.KEPT;
        return new Judgement(row, verdict, mode.word(), "network", keeps, true, false);
    }

    /** A port group that says so itself: the host's bridge is then one of Open vSwitch. */
    private <T> boolean isOfOpenVSwitch(Row<NetworkMode> row, Shape<T> shape, @Nullable T parent) {
        if (!ovsGroups
                || mode != NetworkMode.BRIDGE
                || parent == null
                || !row.path().startsWith("portgroup/")) {
            return false;
        }
        T port = shape.child(parent, "virtualport");
        return port != null && "openvswitch".equals(shape.attribute(port, "type"));
    }
}
