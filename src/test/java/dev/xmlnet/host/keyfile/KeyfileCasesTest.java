package dev.xmlnet.host.keyfile;

import dev.xmlnet.host.RewriteCases;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** NetworkManager's profiles before and after. */
class KeyfileCasesTest {
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return RewriteCases.of("keyfile", new KeyfileRewriter());
    }
}
