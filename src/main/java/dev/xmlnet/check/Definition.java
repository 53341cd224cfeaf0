package dev.xmlnet.check;

import dev.xmlnet.xml.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A guest or network of a file, as far as others may contradict it; nothing of the document is held. */
abstract class Definition {
    private final String path;
    private final @Nullable Claim name;
    private final @Nullable Claim uuid;
    private int identity;

    /** What an element says of itself. */
    Definition(String path, Element element) {
        this.path = path;
        Element called = element.child("name");
        name = called == null ? null : Claim.at(this, Claim.What.NAME, called.content(), called.contentLocation());
        Element id = element.child("uuid");
        String known = id == null ? null : Claim.uuid(id.content());
        uuid = id == null || known == null ? null : Claim.at(this, Claim.What.UUID, known, id.contentLocation());
    }

    /** The file. */
    String path() {
        return path;
    }

    /** Its name; null if it has none, which libvirt refuses. */
    @Nullable
    Claim name() {
        return name;
    }

    /** Its UUID; null if it has none, so that libvirt makes one. */
    @Nullable
    Claim uuid() {
        return uuid;
    }

    /** The name, for a message. */
    String called() {
        return name == null ? "?" : name.key();
    }

    /** A number that definitions of one guest, or one network, share: of guests above 0, of networks below; 0 until it is known. */
    int identity() {
        return identity;
    }

    void identify(int number) {
        identity = number;
    }

    /** True for state of a running guest or for a snapshot, which shows a guest as it is or was. */
    abstract boolean isCopy();

    /** What it says beside its name and UUID, in the order of the text. */
    abstract List<Claim> claims();
}
