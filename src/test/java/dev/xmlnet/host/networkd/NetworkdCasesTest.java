package dev.xmlnet.host.networkd;

import dev.xmlnet.host.RewriteCases;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** systemd-networkd's files before and after. */
class NetworkdCasesTest {
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return RewriteCases.of("networkd", new NetworkdRewriter());
    }
}
