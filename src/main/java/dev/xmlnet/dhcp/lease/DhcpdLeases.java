package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.dhcpd.Tokens;
import dev.xmlnet.dhcp.dhcpd.Tokens.Kind;
import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.dhcp.text.MacBits;
import dev.xmlnet.dhcp.text.Octets;
import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.libvirt.value.IpAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log of dhcpd, of which the last entry of an address counts: {@code lease ADDRESS} with a block of statements, and for IPv6
 * {@code ia-na "IAID and DUID"} with a block for each address. A host with a fixed address has no lease here.
 */
final class DhcpdLeases implements LeaseReader {
    /** The statements that may stand outside of blocks; further ones are not of this file. */
    private static final Set<String> OUTSIDE = Set.of(
            "authoring-byte-order",
            "server-duid",
            "default-duid",
            "failover",
            "host",
            "group",
            "class",
            "subclass",
            "ia-pd");

    private static final int IAID = 4;

    private final AddressBits address = new AddressBits();

    /** True for a word that begins a statement of such a file. */
    static boolean begins(String word) {
        return word.equals("lease") || word.equals("ia-na") || word.equals("ia-ta") || OUTSIDE.contains(word);
    }

    @Override
    public void read(Bytes bytes, Found found) {
        new Pass(bytes, found).read();
    }

    /** One file. */
    private final class Pass {
        private final Bytes bytes;
        private final byte[] text;
        private final Found found;
        private final LeaseStatements statements;
        private Tokens tokens;

        Pass(Bytes bytes, Found found) {
            this.bytes = bytes;
            this.text = bytes.array();
            this.found = found;
            this.tokens = new Tokens(text, 0);
            this.statements = new LeaseStatements(text);
        }

        void read() {
            while (tokens.next() != Kind.END) {
                int start = tokens.start();
                boolean whole;
                if (tokens.is("lease")) {
                    whole = lease(start);
                } else if (tokens.is("ia-na") || tokens.is("ia-ta")) {
                    whole = association(tokens.is("ia-ta"));
                } else if (tokens.kind() == Kind.WORD && OUTSIDE.contains(tokens.written())) {
                    whole = tokens.skipStatement();
                } else {
                    whole = strange(start);
                }
                if (!whole) {
                    found.cut(bytes.locate(start));
                    return;
                }
            }
        }

        /** Goes to the next line behind something that is not of this file. */
        private boolean strange(int start) {
            found.strange(bytes.locate(start));
            tokens = new Tokens(text, bytes.find('\n', start));
            return true;
        }

        private boolean lease(int start) {
            boolean known = address();
            int from = tokens.start();
            int to = tokens.end();
            if (tokens.kind() == Kind.END || tokens.next() == Kind.END) {
                return false;
            } else if (!known || tokens.kind() != Kind.OPEN) {
                return strange(start);
            }
            if (!statements.read(tokens)) {
                return false;
            }
            long mac = statements.mac();
            if (found.asks(mac, address)) {
                LeaseBuilder lease = found.lease(IpAddress.parse(bytes.string(from, to)), bytes.locate(start));
                found.add(address, statements.tell(lease.mac(mac)).build());
            }
            return true;
        }

        private boolean address() {
            return tokens.next() == Kind.WORD && address.read(text, tokens.start(), tokens.end());
        }

        /** The addresses of a client of IPv6, whose DUID stands behind the number of the association. */
        private boolean association(boolean temporary) {
            int start = tokens.start();
            if (tokens.next() != Kind.STRING || tokens.isCut()) {
                return tokens.kind() != Kind.END && !tokens.isCut() && strange(start);
            }
            String key = tokens.value();
            String duid = key.length() > IAID ? Octets.of(key.substring(IAID)) : null;
            if (tokens.next() != Kind.OPEN) {
                return tokens.kind() != Kind.END && strange(start);
            }
            while (tokens.next() != Kind.CLOSE) {
                boolean whole = tokens.is("iaaddr") ? associated(duid, temporary) : tokens.skipStatement();
                if (!whole) {
                    return false;
                }
            }
            return true;
        }

        private boolean associated(@Nullable String duid, boolean temporary) {
            int start = tokens.start();
            boolean known = address();
            int from = tokens.start();
            int to = tokens.end();
            if (!known || tokens.next() != Kind.OPEN) {
                found.strange(bytes.locate(start));
                return tokens.skipStatement();
            }
            if (!statements.read(tokens)) {
                return false;
            }
            long mac = duid == null ? MacBits.NONE : Octets.mac(duid);
            if (found.asks(mac, address)) {
                LeaseBuilder lease = found.lease(IpAddress.parse(bytes.string(from, to)), bytes.locate(start))
                        .macOfDuid(mac)
                        .temporary(temporary);
                found.add(address, statements.tell(lease).identifier(duid).build());
            }
            return true;
        }
    }
}
