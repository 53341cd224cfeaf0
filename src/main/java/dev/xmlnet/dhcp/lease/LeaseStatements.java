package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.dhcpd.Tokens;
import dev.xmlnet.dhcp.dhcpd.Tokens.Kind;
import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.dhcp.text.MacBits;
import dev.xmlnet.dhcp.text.Octets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The statements in the block of a lease of dhcpd. Their places alone are kept until somebody asks for the lease. */
final class LeaseStatements {
    private static final int NOWHERE = -1;

    private final byte[] text;
    private long mac;
    private int ends;
    private int state;
    private int identifier;
    private int name;

    LeaseStatements(byte[] text) {
        this.text = text;
    }

    /**
     * Reads a block, behind whose opening sign the tokens are.
     *
     * @return false if the file ends in it
     */
    boolean read(Tokens tokens) {
        mac = MacBits.NONE;
        ends = NOWHERE;
        state = NOWHERE;
        identifier = NOWHERE;
        name = NOWHERE;
        while (tokens.next() != Kind.CLOSE) {
            keep(tokens);
            if (!tokens.skipStatement()) {
                return false;
            }
        }
        return true;
    }

    private void keep(Tokens tokens) {
        if (tokens.is("ends")) {
            ends = tokens.end();
        } else if (tokens.is("uid")) {
            identifier = tokens.end();
        } else if (tokens.is("client-hostname")) {
            name = tokens.end();
        } else if (tokens.is("binding")) {
            tokens.next();
            state = tokens.is("state") ? tokens.end() : state;
        } else if (tokens.is("hardware")) {
            tokens.next();
            boolean ethernet = tokens.is("ethernet");
            tokens.next();
            mac = ethernet ? MacBits.read(text, tokens.start(), tokens.end()) : mac;
        }
    }

    /** Returns the bits of the MAC that the server has for the client. */
    long mac() {
        return mac;
    }

    /** Tells a lease what the statements say. */
    LeaseBuilder tell(LeaseBuilder lease) {
        return lease.until(end())
                .ended(state != NOWHERE && !tokens(state).is("active"))
                .identifier(identifier == NOWHERE ? null : identifier(tokens(identifier)))
                .name(name == NOWHERE ? null : Bytes.decoded(tokens(name).value()));
    }

    private Tokens tokens(int offset) {
        Tokens tokens = new Tokens(text, offset);
        tokens.next();
        return tokens;
    }

    /** A string of octets, or octets in hex. */
    private static String identifier(Tokens tokens) {
        return tokens.kind() == Kind.STRING ? Octets.of(tokens.value()) : tokens.written();
    }

    /** The end: never, in seconds since 1970, or the day of the week, the date and the time, in UTC. */
    private @Nullable Instant end() {
        if (ends == NOWHERE) {
            return null;
        }
        Tokens tokens = tokens(ends);
        if (tokens.is("never")) {
            return Lease.FOREVER;
        }
        boolean epoch = tokens.is("epoch");
        tokens.next();
        if (epoch) {
            long seconds = Columns.number(text, tokens.start(), tokens.end());
            return seconds < 0 ? null : End.at(seconds);
        }
        int[] date = numbers(tokens.written(), '/');
        tokens.next();
        int[] time = numbers(tokens.written(), ':');
        try {
            return LocalDateTime.of(date[0], date[1], date[2], time[0], time[1], time[2])
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Three numbers with a sign between them; -1 for each that is not a number. */
    private static int[] numbers(String text, char sign) {
        int[] numbers = {-1, -1, -1};
        int start = 0;
        for (int i = 0; i < numbers.length && start <= text.length(); i++) {
            int end = text.indexOf(sign, start);
            end = end < 0 ? text.length() : end;
            long number = Columns.number(text.substring(start, end));
            numbers[i] = number > Integer.MAX_VALUE ? -1 : (int) number;
            start = end + 1;
        }
        return numbers;
    }
}
