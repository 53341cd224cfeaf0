package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.support.Row.Loss;

/**
 * What libvirt does with a part.
 *
 * @param row what the table says of the part everywhere
 * @param verdict what it says here, for the libvirt that was asked about
 * @param where the kind of connection, forward mode or network, for a sentence by its toString
 * @param bearer "interface" or "network"
 * @param keeps true if the part may stay
 * @param known false if another driver than QEMU may see it otherwise
 * @param varies true if the definition of the network, which is not known, decides
 */
public record Judgement(
        Row<?> row, Verdict verdict, Object where, String bearer, boolean keeps, boolean known, boolean varies) {

    /** What the loss of the part means. */
    public Loss loss() {
        return row.loss();
    }

    /** What would become of the part, and why. */
    public String reason() {
        return verdict.reason(where.toString(), bearer);
    }

    /** What becomes of a part that is there, and why. */
    public String fact() {
        return verdict.fact(where.toString(), bearer);
    }
}
