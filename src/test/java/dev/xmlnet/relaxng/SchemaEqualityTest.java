package dev.xmlnet.relaxng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.judge.Libvirt;
import dev.xmlnet.libvirt.value.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/**
 * The schemas of xmlnet accept and refuse what those of the installed libvirt do: documents of libvirt's own tests, with
 * {@code -Dxmlnet.corpus=DIR}, documents generated from both, and mutants of all these. What xmlnet's have because a
 * libvirt that is newer has it is listed in schemas/newer.txt: a document on which they disagree is excused if they agree
 * once exactly the nodes are removed that the lines select whose version is newer than the installed one. So under a libvirt
 * as new as xmlnet's schemas nothing is excused; under one that is newer still, what came since fails here, to be added.
 */
class SchemaEqualityTest {
    /** How many of each kind; five times as many where the judges are asked whole. */
    private static final int MUTANTS = Integer.getInteger("xmlnet.mutants", 700);

    private static final Path OURS = Path.of("schemas");
    private static final Map<String, Side> SIDES = new LinkedHashMap<>();

    @TempDir
    private static Path directory;

    /** A format: both schemas, what is newer in xmlnet's, and the documents. */
    private record Side(
            Schemas schemas,
            NewerParts newer,
            List<Tree> corpus,
            InstanceGenerator.Instances ours,
            InstanceGenerator.Instances theirs,
            List<Tree> valid) {
        String coverage() {
            return "branches taken: %d of %d in xmlnet's schema, %d of %d in libvirt's"
                    .formatted(ours.taken(), ours.branches(), theirs.taken(), theirs.branches());
        }

        List<Tree> generated() {
            return Stream.concat(theirs.trees().stream(), ours.trees().stream()).toList();
        }
    }

    @BeforeAll
    static void generate() throws Exception {
        Path theirs = Libvirt.schemas();
        assumeTrue(Files.isReadable(theirs.resolve("network.rng")), "skipped: no " + theirs + " (Debian: libvirt0)");
        Version installed = Version.parse(Libvirt.version());
        Path driver = Files.writeString(
                directory.resolve("interface.rng"), """
                <grammar xmlns='http://relaxng.org/ns/structure/1.0'>
                  <include href='%s'/>
                  <start><ref name='interface'/></start>
                </grammar>
                """.formatted(theirs.resolve("domaincommon.rng")));
        SIDES.put("network", side("network", installed, theirs.resolve("network.rng"), corpus("network"), 500));
        SIDES.put("interface", side("interface", installed, driver, interfaces(corpus("domain")), 2000));
    }

    private static Side side(String name, Version installed, Path theirs, List<Tree> corpus, int count)
            throws IOException {
        Path ours = OURS.resolve(name + ".rng");
        Schemas schemas = new Schemas(ours, theirs);
        NewerParts newer = NewerParts.of(name, installed);
        InstanceGenerator.Instances fromOurs = InstanceGenerator.of(ours).generate(count, 3);
        InstanceGenerator.Instances fromTheirs = InstanceGenerator.of(theirs).generate(count, 9);
        List<Tree> valid = Stream.of(corpus, fromTheirs.trees(), fromOurs.trees())
                .flatMap(List::stream)
                .map(document -> schemas.differ(document) ? newer.without(document) : document)
                .filter(document -> document != null && schemas.bothAccept(document))
                .toList();
        return new Side(schemas, newer, corpus, fromOurs, fromTheirs, valid);
    }

    private static List<Tree> corpus(String folder) throws IOException, SAXException {
        String directory = System.getProperty("xmlnet.corpus");
        List<Tree> trees = new ArrayList<>();
        if (directory != null) {
            try (Stream<Path> files = Files.list(Path.of(directory, folder))) {
                for (Path file : files.sorted().toList()) {
                    trees.add(Tree.parse(Files.readString(file)));
                }
            }
        }
        return trees;
    }

    private static List<Tree> interfaces(List<Tree> guests) {
        return guests.stream()
                .flatMap(guest -> guest.elements().stream())
                .filter(element -> element.name.local().equals("devices"))
                .flatMap(devices -> devices.elements().stream())
                .filter(device -> device.name.local().equals("interface"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "interface"})
    void theCorpusIsJudgedAlike(String name) {
        Side side = SIDES.get(name);
        assumeTrue(!side.corpus().isEmpty(), "skipped: -Dxmlnet.corpus=DIR says where the documents are");
        assertAlike(side, side.corpus().stream());
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "interface"})
    void whatBothAllowIsJudgedAlike(String name) {
        Side side = SIDES.get(name);
        assertAlike(side, side.generated().stream());
        assertThat(side.coverage())
                .isEqualTo("branches taken: %1$d of %1$d in xmlnet's schema, %2$d of %2$d in libvirt's"
                        .formatted(side.ours().branches(), side.theirs().branches()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "interface"})
    void everyLineOfTheListIsNeeded(String name) {
        Side side = SIDES.get(name);
        side.ours().trees().forEach(instance -> side.newer().use(instance, side.schemas()));
        assertThat(side.newer().unused()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void mutantsAreJudgedAlike(Mutator.Kind kind) {
        int count = MUTANTS * (kind == Mutator.Kind.ILL_VALUE ? 2 : 1);
        for (Side side : SIDES.values()) {
            Mutator mutator = new Mutator(side.valid(), side.generated(), 5);
            assertAlike(side, mutator.mutants(kind, count));
            long wrong = mutator.mutants(kind, 500)
                    .filter(mutant -> !side.schemas().bothAccept(mutant))
                    .count();
            // In most places the order is free.
            assertThat(wrong).isGreaterThanOrEqualTo(kind == Mutator.Kind.REORDER ? 0 : 25);
        }
    }

    /** Fails with the smallest documents on which the schemas differ, one for each thing that is said of them. */
    private static void assertAlike(Side side, Stream<Tree> documents) {
        List<Tree> unlike = documents.parallel().filter(side.schemas()::differ).toList();
        Map<String, String> reports = unlike.stream()
                .filter(document -> side.newer().leaveUnexplained(document, side.schemas()))
                .limit(50)
                .map(document -> smallest(side, document))
                .sorted(Comparator.comparing(document -> document.toString().length()))
                .collect(Collectors.toMap(
                        side.schemas()::difference,
                        Tree::toString,
                        (shortest, longer) -> shortest,
                        LinkedHashMap::new));
        assertThat(reports).as(side.coverage()).isEmpty();
    }

    /** Drops from a document what it does not need to stay unexplained. */
    private static Tree smallest(Side side, Tree document) {
        Tree smallest = document;
        for (boolean smaller = true; smaller; ) {
            smaller = false;
            for (int number = 0; number < parts(smallest).size(); ) {
                Tree less = smallest.copy();
                parts(less).get(number).run();
                if (side.newer().leaveUnexplained(less, side.schemas())) {
                    smallest = less;
                    smaller = true;
                } else {
                    number++;
                }
            }
        }
        return smallest;
    }

    /** What drops one attribute, or one child, of a document. */
    private static List<Runnable> parts(Tree document) {
        List<Runnable> parts = new ArrayList<>();
        for (Tree element : document.all()) {
            for (int child = 0; child < element.children.size(); child++) {
                int place = child;
                parts.add(() -> element.children.remove(place));
            }
            for (Tree.Name attribute : element.attributes.keySet()) {
                parts.add(() -> element.attributes.remove(attribute));
            }
        }
        return parts;
    }
}
