package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.RewriteCases;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases in {@code src/test/resources/host/{interfaces,ifupdown2}}; {@code src/test/host/interfaces-state} brings them up. */
class InterfacesRewriterTest {
    @TestFactory
    Stream<DynamicTest> ifupdown() throws IOException {
        return RewriteCases.of("interfaces", new InterfacesRewriter(Suite.IFUPDOWN));
    }

    @TestFactory
    Stream<DynamicTest> ifupdown2() throws IOException {
        return RewriteCases.of("ifupdown2", new InterfacesRewriter(Suite.IFUPDOWN2));
    }
}
