package dev.xmlnet.check;

import dev.xmlnet.libvirt.DeviceModel;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Element;

/** The name of the device that a guest of QEMU sees. */
final class ModelRules implements GuestRule {
    @Override
    public void look(Guest guest, Findings findings) {
        if (!guest.isQemu()) {
            return;
        }
        for (GuestInterface one : guest.interfaces()) {
            Element model = one.element().child("model");
            String type = model == null ? null : model.attribute("type");
            // A device of the host is none of QEMU's, and what else libvirt refuses is said by the kind of connection.
            boolean emulated = one.kind() != Kind.HOSTDEV && one.kind().takesModel(type, findings.libvirt());
            if (model != null
                    && type != null
                    && emulated
                    && !DeviceModel.isKnown(type)
                    && !findings.isRefusedBySchema(model.location("type"))) {
                findings.add(Rule.DRV002, DeviceModel.unknown(type), model, "type");
            }
        }
    }
}
