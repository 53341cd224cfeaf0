package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.PortProfile;
import dev.xmlnet.libvirt.support.Verdict.Word;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the parts of an interface in its context. */
final class InterfaceJudge extends Judge<Carrier> {
    private final Context context;

    InterfaceJudge(Context context) {
        super(Tables.interfaces());
        this.context = context;
    }

    @Override
    <T> @Nullable Judgement judge(Row<Carrier> row, Shape<T> shape, T element, @Nullable T parent) {
        if (!row.isAbout(context.driver())) {
            return null;
        }
        Verdict verdict = verdict(row, shape, element);
        if (verdict == null) {
            return null;
        }
        boolean keeps = verdict.word() == Word.KEPT || (verdict.word() == Word.DEPENDS && context.keepsDependent());
        boolean known = context.isQemu() || !(row.onlyQemu() || verdict.word() == Word.FAILS);
        boolean varies = context.carrier() == Carrier.NETWORK && row.varying().contains(Carrier.NETWORK);
        return new Judgement(row, verdict, context.where(), "interface", keeps, known, varies);
    }

    private <T> @Nullable Verdict verdict(Row<Carrier> row, Shape<T> shape, T element) {
        Verdict verdict = row.verdicts().get(context.carrier());
        if (verdict == null) {
            return null;
        }
        verdict = verdict.at(context.libvirt());
        if (context.carrier().isKnownNetwork()) {
            String against = againstNetwork(row, shape, element, verdict);
            if (against != null) {
                return Verdict.of(Word.FAILS, against);
            }
        }
        return saysModel(row) ? row.withoutVirtio() : verdict;
    }

    /** What the definition of the network has against a part that others of its mode take; null for nothing. */
    private <T> @Nullable String againstNetwork(Row<Carrier> row, Shape<T> shape, T element, Verdict verdict) {
        if (row.path().equals("virtualport")) {
            PortProfile own = profile(shape, element);
            String against = own.against(context.givenPort());
            String lacking = own.lacking(context.givenPort());
            boolean lacks = against == null && lacking != null && verdict.word() == Word.KEPT;
            return lacks ? "it has no " + lacking + ", and the network gives none" : against;
        }
        boolean floor = row.path().equals("bandwidth/inbound@floor");
        return floor && context.carrier() == Carrier.NETWORK_OWN && !context.sharesBandwidth()
                ? "the network has no inbound <bandwidth> of which it could be a part"
                : null;
    }

    private static <T> PortProfile profile(Shape<T> shape, T port) {
        Map<String, String> said = new HashMap<>();
        T parameters = shape.child(port, "parameters");
        if (parameters != null) {
            shape.attributeNames(parameters).forEach(name -> said.put(name, shape.attribute(parameters, name)));
        }
        return new PortProfile(shape.attribute(port, "type"), said);
    }

    /** True if the model decides: libvirt reads the tuning before it chooses one, and judges the rest after it. */
    private boolean saysModel(Row<Carrier> row) {
        if (row.withoutVirtio() == null || context.carrier() == Carrier.HOSTDEV) {
            return false;
        }
        return row.withoutVirtio().word() == Word.IGNORED
                ? context.device() != Device.VIRTIO
                : context.device() == Device.OTHER;
    }
}
