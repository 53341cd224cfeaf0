package dev.xmlnet.dhcp;

import java.io.Serial;
import java.util.List;

/** A configuration that cannot be read, or into which something cannot be put without a guess; the remarks say where and why. */
public final class RefusedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Remark> remarks;

    /** Refuses for one cause. */
    public RefusedException(Remark remark) {
        this(List.of(remark));
    }

    /**
     * Refuses for several causes.
     *
     * @param remarks at least one, each an error
     */
    public RefusedException(List<Remark> remarks) {
        super(remarks.get(0).toString());
        this.remarks = List.copyOf(remarks);
    }

    /** All there is to tell, in order. */
    public List<Remark> remarks() {
        return remarks;
    }
}
