package dev.xmlnet.host.netplan;

import dev.xmlnet.host.RewriteCases;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** netplan before and after. */
class NetplanCasesTest {
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return RewriteCases.of("netplan", new NetplanRewriter());
    }
}
