package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.Uuid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The UUID of a profile of NetworkManager, which is derived from its devices (RFC 9562, version 5), so that two runs write one file. */
final class ProfileUuid {
    private static final UUID NAMESPACE = UUID.fromString("6f0c1c54-4a1e-5d0b-9d3c-2b0f1a7c8e11");

    private ProfileUuid() {}

    /**
     * Returns that of a device of its own, or of a port.
     *
     * @param device what the plan makes
     * @param port the device again, or a port of it
     */
    static Uuid of(DeviceName device, String port) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(ByteBuffer.allocate(Long.BYTES * 2)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha.digest((device + " " + port).getBytes(StandardCharsets.US_ASCII)));
            long high = (hash.getLong() & ~0xf000L) | 0x5000L;
            long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
            return Uuid.parse(new UUID(high, low).toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
