package dev.xmlnet.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generator held against Jing, on schemas of the installed libvirt. */
class InstanceGeneratorTest {
    private static final Path SCHEMAS = Path.of("/usr/share/libvirt/schemas");

    @ParameterizedTest
    @CsvSource({"network.rng, 500", "domain.rng, 1500", "storagepool.rng, 300", "nwfilter.rng, 300"})
    void everyInstanceIsValidAndEveryBranchIsTaken(String name, int count) throws Exception {
        Path schema = SCHEMAS.resolve(name);
        assumeTrue(Files.isReadable(schema), "skipped: no " + schema + " (Debian: libvirt0)");
        InstanceGenerator generator = InstanceGenerator.of(schema);
        InstanceGenerator.Instances instances = generator.generate(count, 1);
        List<String> documents = instances.trees().stream().map(Tree::toString).toList();

        Judge judge = new Judge(schema);
        for (String document : documents) {
            assertThat(judge.refusal(Tree.parse(document))).as(document).isNull();
        }
        assertThat(new HashSet<>(documents)).hasSize(count);
        assertThat(instances.taken()).as("branches taken").isEqualTo(instances.branches());
        assertThat(generator.instances(count, 1)).isEqualTo(documents);
    }
}
