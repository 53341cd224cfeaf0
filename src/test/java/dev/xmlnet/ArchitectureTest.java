package dev.xmlnet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.xmlnet.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms of the house: who may know whom, and which library lives where. */
class ArchitectureTest {
    private static final String ROOT = "dev.xmlnet";

    /** From the top; a room knows those of lower storeys and never one above. Some are not built yet. */
    private static final List<List<String>> STOREYS = List.of(
            List.of("cli"),
            List.of("report"),
            List.of("check"),
            List.of("convert", "network", "host", "address", "args"),
            List.of("dhcp"),
            List.of("libvirt", "template", "model"),
            List.of("schema", "ini", "json"),
            List.of("xml"));

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyClassIsInARoom() {
        classes()
                .should()
                .resideInAnyPackage(rooms(0, STOREYS.size()).toArray(String[]::new))
                .check(HOUSE);
    }

    static Stream<Integer> storeysBelowAnother() {
        return Stream.iterate(1, n -> n + 1).limit(STOREYS.size() - 1L);
    }

    @ParameterizedTest(name = "storey {0}")
    @MethodSource("storeysBelowAnother")
    void aRoomKnowsNoneAboveIt(int storey) {
        noClasses()
                .that()
                .resideInAnyPackage(rooms(storey, storey + 1).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(0, storey).toArray(String[]::new))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void noTwoRoomsKnowEachOther() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    /** The beans alone are made by a program, which gives each namespace a package. */
    @Test
    void noTwoPackagesKnowEachOther() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(ROOT + ".model.."), resideInAPackage(ROOT + ".model.."))
                .check(HOUSE);
    }

    /** So a command can be added, read and removed alone. */
    @Test
    void aCommandKnowsNoOther() {
        List<String> below = List.of("console", "io", "options");
        slices().matching(ROOT + ".cli.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAPackage(ROOT + ".cli.."),
                        resideInAnyPackage(below.stream()
                                .map(name -> ROOT + ".cli." + name)
                                .toArray(String[]::new)))
                .check(HOUSE);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource({
        "picocli, cli",
        "com.google.gson, report",
        "de.siegmar, report",
        "me.tongfei, cli",
        "org.tomlj, cli",
        "inet.ipaddr, libvirt.value",
        "net.sf.saxon, template",
        "javax.xml.transform, template",
        "com.thaiopensource, schema",
        "org.relaxng, schema",
        "jakarta.xml.bind, model",
        "org.glassfish.jaxb, model",
        "com.ctc.wstx, xml",
        "org.codehaus.stax2, xml",
        "javax.xml.stream, xml",
        "com.github.difflib, xml",
        "org.snakeyaml, host.netplan",
        "tools.jackson, json",
        "eu.maveniverse.domtrip, xml"
    })
    void aLibraryLivesInOneRoom(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(HOUSE);
    }

    /** A value is read alike wherever it stands, so it knows nothing of guests, networks and versions of tables. */
    @Test
    void aValueKnowsOnlyXml() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".libvirt.value..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(ROOT + ".libvirt.value..", ROOT + ".xml.."))))
                .check(HOUSE);
    }

    /** The beans alone are made by a program, and return null for what is not written. */
    @Test
    void eachPackageSaysWhatMayBeNull() {
        assertThat(HOUSE.stream()
                        .map(JavaClass::getPackage)
                        .filter(room -> !room.getName().startsWith(ROOT + ".model"))
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .distinct())
                .isEmpty();
    }

    /** Whoever wants to know what becomes of a part asks the judge, in whose package the tables are read. */
    @Test
    void onlyTheJudgeReadsTheSupportTables() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".libvirt.support..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".libvirt.support.Tables")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".libvirt.support.SupportTable")
                .check(HOUSE);
    }

    /** The command's jar is built without the beans and what they stand on. */
    @Test
    void noCommandNeedsTheBeans() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".model..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".model..")
                .check(HOUSE);
    }

    /** So a new library must be given a room in the table above. */
    @Test
    void noLibraryIsWithoutARoom() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "java..",
                        "org.jspecify.annotations..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "javax.xml.namespace..",
                        "javax.xml.parsers..",
                        "picocli..",
                        "com.google.gson..",
                        "de.siegmar..",
                        "me.tongfei..",
                        "org.tomlj..",
                        "inet.ipaddr..",
                        "net.sf.saxon..",
                        "javax.xml.transform..",
                        "com.thaiopensource..",
                        "org.relaxng..",
                        "jakarta.xml.bind..",
                        "org.glassfish.jaxb..",
                        "com.ctc.wstx..",
                        "org.codehaus.stax2..",
                        "javax.xml.stream..",
                        "com.github.difflib..",
                        "org.snakeyaml..",
                        "tools.jackson..",
                        "eu.maveniverse.domtrip..")
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"libvirt", "convert", "check", "network", "address", "args", "dhcp"})
    void aRuleOpensNoFile(String room) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(File.class, java.io.FileInputStream.class, java.io.FileOutputStream.class)
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    /** A program that uses the library types no options; those here are of virsh, cp, iptables and what tells a host's facts; SARIF is about the command. */
    @Test
    void onlyTheCommandNamesItsOptions() throws IOException {
        Set<String> others = Set.of(
                "--live",
                "--config",
                "--domain",
                "--network",
                "--parent-index",
                "--source",
                "--validate",
                "--preserve",
                "--fix",
                "--no-pager",
                "--full",
                "--all",
                "--get-active-zones",
                "--version",
                "--timeout",
                "--physdev");
        List<String> named = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/xmlnet"))) {
            for (Path source : sources.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith("src/main/java/dev/xmlnet/cli"))
                    // The options that it speaks of are those of the command lines that it reads.
                    .filter(file -> !file.startsWith("src/main/java/dev/xmlnet/args"))
                    .toList()) {
                Matcher texts = TEXT.matcher(Files.readString(source).replaceAll("(?m)^ *(\\*|//|/\\*).*", ""));
                while (texts.find()) {
                    OPTION.matcher(texts.group())
                            .results()
                            .map(MatchResult::group)
                            .filter(option -> !others.contains(option))
                            .forEach(option -> named.add(source.getFileName() + " " + option));
                }
            }
        }
        assertThat(named).isEmpty();
    }

    @Test
    void nothingPrintsPastTheStreamsThatItIsGiven() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(HOUSE);
    }

    @Test
    void theProcessEndsInOnePlace() {
        List<JavaMethodCall> exits = HOUSE.stream()
                .flatMap(c -> c.getMethodCallsFromSelf().stream())
                .filter(call -> List.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt")
                        .contains(call.getTargetOwner().getName() + "." + call.getName()))
                .toList();
        assertThat(exits)
                .singleElement()
                .satisfies(call -> assertThat(call.getOriginOwner().isEquivalentTo(Main.class))
                        .isTrue());
    }

    @Test
    void theLibraryWorksWithoutTheLibrariesOfTheCommand() throws Exception {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        !entry.matches(".*[/\\\\](picocli|gson|tomlj|fastcsv|progressbar|jline)-[^/\\\\]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        LibraryUse.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(child.getInputStream().readAllBytes(), UTF_8);
        assertThat(printed).isEqualTo("picocli: absent\n" + LibraryUse.CONVERTED + "\n");
        assertThat(child.waitFor()).isZero();
    }

    /** What a user of the library does, in a JVM of its own. */
    static final class LibraryUse {
        static final String CONVERTED =
                "<domain type='kvm'><devices><interface type='bridge'><source bridge='br0'/></interface></devices></domain>";

        private LibraryUse() {}

        public static void main(String[] args) throws Exception {
            System.out.println("picocli: " + (isThere("picocli.CommandLine") ? "there" : "absent"));
            var source = dev.xmlnet.xml.SourceText.ofString(
                    CONVERTED.replace("'bridge'", "'network'").replace("bridge='br0'", "network='default'"));
            var result = dev.xmlnet.convert.Conversion.to(dev.xmlnet.convert.Target.bridge("br0"))
                    .apply(source);
            System.out.println(result.patch().text());
        }

        private static boolean isThere(String name) {
            try {
                Class.forName(name);
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }

    private static List<String> rooms(int from, int to) {
        List<String> rooms = new ArrayList<>();
        STOREYS.subList(from, to).forEach(storey -> storey.forEach(room -> rooms.add(ROOT + "." + room + "..")));
        return rooms;
    }
}
