package dev.xmlnet.schema;

import com.thaiopensource.relaxng.match.MatchContext;
import org.jspecify.annotations.Nullable;

/** libvirt's schemas have no type whose values bear prefixes. */
final class NoPrefixes implements MatchContext {
    static final NoPrefixes CONTEXT = new NoPrefixes();

    private NoPrefixes() {}

    @Override
    public @Nullable String getPrefix(String namespace) {
        return null;
    }

    @Override
    public @Nullable String resolveNamespacePrefix(String prefix) {
        return null;
    }

    @Override
    public @Nullable String getBaseUri() {
        return null;
    }

    @Override
    public boolean isUnparsedEntity(String name) {
        return false;
    }

    @Override
    public boolean isNotation(String name) {
        return false;
    }
}
