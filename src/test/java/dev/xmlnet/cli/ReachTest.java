package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.CheckConfigFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas, templates and .xmlnet.toml of a repository that somebody else wrote: which files are read, and that nobody is called. */
class ReachTest {
    private static final String GUEST = """
            <domain type='kvm'><name>a</name><devices><interface type='network'>
            <source network='default'/></interface></devices></domain>
            """;
    private static final String SECRET = "hunter2";
    private static final String RNG = "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>%s</grammar>";
    private static final String OPEN =
            RNG.formatted("<start><ref name='a'/></start><define name='a'><element><anyName/>"
                    + "<zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name='a'/></choice></zeroOrMore></element>"
                    + "</define>");

    @TempDir
    private Path top;

    private Path own;
    private Path outside;
    private Path guest;
    private HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private String http;
    private String out;
    private String err;

    @BeforeEach
    void makeFiles() throws IOException {
        own = Files.createDirectories(top.resolve("own/sub")).getParent();
        outside = Files.createDirectory(top.resolve("outside"));
        guest = Files.writeString(top.resolve("guest.xml"), GUEST);
        Files.writeString(outside.resolve("secret.txt"), SECRET);
        Files.writeString(outside.resolve("secret.xml"), "<a>" + SECRET + "</a>");
        Files.writeString(outside.resolve("part.rng"), OPEN);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] answer = OPEN.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        http = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        assertThat(requests).as("requests").hasValue(0);
    }

    private int run(String... words) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        try (PrintStream errors = new PrintStream(errBytes, true, UTF_8)) {
            System.setErr(errors);
            return Main.run(words, Streams.plain(new ByteArrayInputStream(new byte[0]), outBytes, errors));
        } finally {
            System.setErr(before);
            out = outBytes.toString(UTF_8);
            err = errBytes.toString(UTF_8);
        }
    }

    private String filled(String text) {
        return text.replace("HTTP", http).replace("OUTSIDE", outside.toString());
    }

    // ---------------------------------------------------------------- schemas

    private int checkWith(String schema, String... more) throws IOException {
        for (String root : List.of("domain", "network")) {
            Files.writeString(own.resolve(root + ".rng"), schema);
        }
        String[] words = {"check", "--schemas", own.toString(), guest.toString()};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return run(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/inc.rng",
                "HTTP/inc.rng#a",
                "https://127.0.0.1:1/inc.rng",
                "ftp://127.0.0.1:1/inc.rng",
                "jar:HTTP/a.jar!/inc.rng",
                "jar:file:OUTSIDE/a.jar!/inc.rng",
                "//127.0.0.1/inc.rng",
                "file://127.0.0.1/inc.rng",
                "file:OUTSIDE/part.rng",
                "OUTSIDE/part.rng",
                "../outside/part.rng",
                "sub/../../outside/part.rng",
                "%2e%2e/outside/part.rng",
                "link.rng",
                "linked/part.rng",
                "/dev/zero",
                "zero.rng",
                "not a:uri[",
                "data:text/xml,x"
            })
    void aSchemaIncludesNothingFromElsewhere(String href) throws IOException {
        Files.createSymbolicLink(own.resolve("link.rng"), outside.resolve("part.rng"));
        Files.createSymbolicLink(own.resolve("linked"), outside);
        Files.createSymbolicLink(own.resolve("zero.rng"), Path.of("/dev/zero"));
        for (String way : List.of("<include href='%s'/>", "<start><externalRef href='%s'/></start>")) {
            assertThat(checkWith(RNG.formatted(way.formatted(filled(href))))).isEqualTo(ExitCode.USAGE);
            assertThat(err).startsWith("xmlnet check: error: --schemas: ").doesNotContain(SECRET);
            assertThat(err.lines()).hasSize(2);
        }
    }

    @Test
    void aSchemaIncludesWhatIsBelowItAndWhatIsAllowed() throws IOException {
        Files.writeString(own.resolve("sub/part.rng"), OPEN);
        Files.createSymbolicLink(own.resolve("inner.rng"), Path.of("sub/part.rng"));
        Files.createSymbolicLink(own.resolve("link.rng"), outside.resolve("part.rng"));
        for (String href : List.of("sub/part.rng", "./sub/../sub/part.rng", "inner.rng")) {
            assertThat(checkWith(RNG.formatted("<include href='" + href + "'/>")))
                    .as(href)
                    .isZero();
        }
        assertThat(checkWith(RNG.formatted("<include href='link.rng'/>"), "--allow-read", outside.toString()))
                .isZero();
        assertThat(checkWith(RNG.formatted("<include href='link.rng'/>"))).isEqualTo(ExitCode.USAGE);
        assertThat(err)
                .contains("link.rng is outside", "--allow-read DIR allows its directory")
                .doesNotContain("not a RELAX");
        assertThat(run("convert", "--to", "bridge", "--validate", "--schemas", own.toString(), guest.toString()))
                .isEqualTo(ExitCode.INPUT);
        assertThat(err).contains("is outside", "--allow-read");
        assertThat(run(
                        "convert",
                        "--to",
                        "bridge",
                        "--validate",
                        "--schemas",
                        own.toString(),
                        "--allow-read",
                        outside.toString(),
                        guest.toString()))
                .isZero();
    }

    @Test
    void aDoctypeOfASchemaIsNotFetched() throws IOException {
        checkWith(filled("<!DOCTYPE grammar SYSTEM 'HTTP/a.dtd'>" + OPEN));
        checkWith(filled("<!DOCTYPE grammar [<!ENTITY % a SYSTEM 'HTTP/a.dtd'> %a;]>" + OPEN));
        assertThat(err).contains("DOCTYPE");
    }

    @Test
    void aLinkToASchemaLeadsNowhere() throws IOException {
        Files.createSymbolicLink(own.resolve("domain.rng"), outside.resolve("part.rng"));
        Files.writeString(own.resolve("network.rng"), OPEN);
        assertThat(run("check", "--schemas", own.toString(), guest.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("domain.rng is outside");
    }

    // ---------------------------------------------------------------- .xmlnet.toml

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/secret.txt",
                "OUTSIDE/secret.txt",
                "link.txt",
                "linked/new.json",
                "sub/../../b",
                "/dev/zero"
            })
    void aConfigurationNamesNothingOutside(String path) throws IOException {
        Files.createSymbolicLink(own.resolve("link.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(own.resolve("linked"), outside);
        for (String key : List.of("baseline", "host-facts", "schemas")) {
            Path file =
                    Files.writeString(own.resolve(".xmlnet.toml"), "[check]\n" + key + " = '" + filled(path) + "'\n");
            assertThatThrownBy(() -> CheckConfigFile.read(file, own, List.of()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(
                            ".xmlnet.toml:2:1: '" + key + "' names '" + filled(path) + "', which is outside")
                    .hasMessageEndingWith("or give the path by --" + key);
            assertThat(CheckConfigFile.read(file, own, List.of(Path.of("/"))).directory())
                    .isEqualTo(own);
        }
    }

    @Test
    void aConfigurationNamesWhatIsBelowIt() throws IOException {
        Path file = Files.writeString(
                own.resolve(".xmlnet.toml"), "[check]\nbaseline = 'sub/../new.json'\nschemas = '" + own + "/sub'\n");
        CheckConfig config = CheckConfigFile.read(file, top, List.of());
        assertThat(config.schemas()).isEqualTo("own/sub");
    }

    // ---------------------------------------------------------------- templates

    private int convertWith(String stylesheet, String... more) throws IOException {
        Files.writeString(
                own.resolve("t.xsl"),
                filled("<xsl:stylesheet version='3.0' expand-text='yes' "
                        + "xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:map='http://www.w3.org/2005/xpath-functions/map' "
                        + "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>" + stylesheet + "</xsl:stylesheet>"));
        String[] words = {"convert", "--templates", own.toString(), "--to", "t", guest.toString()};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return run(all);
    }

    private static String bridge(String value) {
        return "<xsl:template name='xsl:initial-template'><interface type='bridge'><source bridge=\"{" + value
                + "}\"/></interface></xsl:template>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doc('HTTP/a.xml')",
                "document('HTTP/a.xml')",
                "doc('file:OUTSIDE/secret.xml')",
                "doc('../outside/secret.xml')",
                "document('OUTSIDE/secret.xml')",
                "doc('link.xml')",
                "doc('%2e%2e/outside/secret.xml')",
                "doc('xinclude.xml')",
                "doc('dtd.xml')",
                "doc('entity.xml')",
                "doc('local-entity.xml')",
                "doc('parameter.xml')",
                "unparsed-text('HTTP/a.txt')",
                "unparsed-text('../outside/secret.txt')",
                "unparsed-text('link.txt')",
                "unparsed-text-lines('OUTSIDE/secret.txt')[1]",
                "json-doc('HTTP/a.json')",
                "string(unparsed-text-available('OUTSIDE/secret.txt'))",
                "string(unparsed-text-available('HTTP/secret.txt'))",
                "string(doc-available('OUTSIDE/secret.xml'))",
                "string(doc-available('HTTP/secret.xml'))",
                "collection('OUTSIDE?select=*.xml')[1]",
                "collection('file:OUTSIDE')[1]",
                "collection('HTTP/')[1]",
                "collection('.')[1]",
                "uri-collection('file:OUTSIDE')[1]",
                "uri-collection('HTTP/a')[1]",
                "transform(map{'stylesheet-location': 'HTTP/t.xsl'})?output",
                "transform(map{'stylesheet-location': '../outside/t.xsl'})?output",
                "transform(map{'source-location': 'OUTSIDE/secret.xml', 'stylesheet-location': 't.xsl'})?output",
                "(if (function-available('transform')) then doc('HTTP/a') else ())",
                "function-lookup(xs:QName('transform'), 1)(map{'source-location': 'OUTSIDE/secret.xml', 'stylesheet-location':"
                        + " 't.xsl'})?output",
                "(function-lookup(QName('http://www.w3.org/2005/xpath-functions', 'transform'), 1), function($m) {'none'})[1]"
                        + "(map{'source-location': 'OUTSIDE/secret.xml', 'stylesheet-location': 't.xsl'})",
                "(function-lookup(QName('http://www.w3.org/2005/xpath-functions', 'collection'), 1), function($m) {'none'})[1]"
                        + "('file:OUTSIDE')[1]",
                "transform#1(map{'source-location': 'OUTSIDE/secret.xml', 'stylesheet-location': 't.xsl'})?output",
                "Q{http://expath.org/ns/file}read-text('OUTSIDE/secret.txt')",
                "Q{http://saxon.sf.net/}parse-html('x')",
                "Q{http://saxon.sf.net/}evaluate('1')",
                "Q{java:java.lang.System}getenv('PATH')",
                "Q{java:java.io.File}new('x')",
                "load-xquery-module('a', map{'location-hints': 'HTTP/a.xq'})",
                "environment-variable('PATH')",
                "string-join(available-environment-variables(), 'x')",
                "system-property('user.home')",
                "system-property('java.class.path')"
            })
    void aTemplateReadsNothingElse(String expression) throws IOException {
        Files.createSymbolicLink(own.resolve("link.xml"), outside.resolve("secret.xml"));
        Files.createSymbolicLink(own.resolve("link.txt"), outside.resolve("secret.txt"));
        Files.writeString(
                outside.resolve("t.xsl"),
                "<xsl:stylesheet version='3.0' xmlns:xsl="
                        + "'http://www.w3.org/1999/XSL/Transform'><xsl:template name='xsl:initial-template'>" + SECRET
                        + "</xsl:template></xsl:stylesheet>");
        String entity = "<!DOCTYPE a [<!ENTITY e SYSTEM '%s'>]><a>&e;</a>";
        Files.writeString(own.resolve("entity.xml"), filled(entity.formatted("HTTP/e")));
        Files.writeString(own.resolve("local-entity.xml"), filled(entity.formatted("../outside/secret.txt")));
        Files.writeString(own.resolve("dtd.xml"), filled("<!DOCTYPE a SYSTEM 'HTTP/a.dtd'><a>hunter</a>"));
        Files.writeString(
                own.resolve("parameter.xml"), filled("<!DOCTYPE a [<!ENTITY % p SYSTEM 'HTTP/p'> %p;]><a>hunter</a>"));
        Files.writeString(
                own.resolve("xinclude.xml"),
                filled("<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='OUTSIDE/secret.xml'/>"));
        int exit = convertWith(bridge("(" + expression + ", 'none')[string(.) ne 'false'][1]"));
        assertThat(out).doesNotContain(SECRET, System.getenv("PATH"), System.getProperty("user.home"), "true");
        assertThat(exit).as(err).isIn(ExitCode.OK, ExitCode.INPUT, ExitCode.USAGE);
        assertThat(err).doesNotContain(SECRET);
        assertThat(out)
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isEmpty(),
                        none -> assertThat(none).contains("bridge='none'"),
                        none -> assertThat(none).contains("type='bridge'").doesNotContain("<source bridge='h"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xsl:include href='HTTP/a.xsl'/>",
                "<xsl:import href='HTTP/a.xsl'/>",
                "<xsl:import href='../outside/t.xsl'/>",
                "<xsl:import href='file:OUTSIDE/t.xsl'/>",
                "<xsl:import href='link.xsl'/>",
                "<xsl:use-package name='HTTP/p'/>",
                "<xsl:import-schema schema-location='HTTP/a.xsd'/>",
                "<xsl:message use-when=\"transform(map{'source-location': 'OUTSIDE/secret.xml', 'stylesheet-location':"
                        + " 't.xsl'})\"/>",
                "<xsl:variable name='v' static='yes' select=\"doc('HTTP/a')\"/>",
                "<xsl:variable name='v' static='yes' select=\"unparsed-text('../outside/secret.txt')\"/>"
                        + "<xsl:message use-when=\"error((), $v)\"/>"
            })
    void aTemplateIsMadeOfNothingElse(String declaration) throws IOException {
        Files.writeString(
                outside.resolve("t.xsl"),
                "<xsl:stylesheet version='3.0' xmlns:xsl=" + "'http://www.w3.org/1999/XSL/Transform'/>");
        Files.createSymbolicLink(own.resolve("link.xsl"), outside.resolve("t.xsl"));
        assertThat(convertWith(declaration + bridge("'br0'"))).isEqualTo(ExitCode.INPUT);
        assertThat(err).doesNotContain(SECRET);
        assertThat(out).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:OUTSIDE/written.xml",
                "OUTSIDE/written.xml",
                "written.xml",
                "HTTP/written.xml",
                "",
                "../w.xml"
            })
    void aTemplateWritesNoFile(String href) throws IOException {
        convertWith(
                "<xsl:template name='xsl:initial-template'><interface type='bridge'><source bridge='br0'/></interface>"
                        + "<xsl:result-document href='" + href + "'><x/></xsl:result-document></xsl:template>");
        try (var files = Files.walk(top)) {
            assertThat(files.filter(file ->
                            file.toString().contains("w.xml") || file.toString().contains("written")))
                    .isEmpty();
        }
        assertThat(Path.of("written.xml")).doesNotExist();
        assertThat(err).contains("[template]");
    }

    @Test
    void aTemplateReadsWhatIsBelowItAndWhatIsAllowed() throws IOException {
        Files.writeString(own.resolve("sub/a.xml"), "<!DOCTYPE a [<!ENTITY e SYSTEM 'e.txt'>]><a>br&e;</a>");
        Files.writeString(own.resolve("sub/e.txt"), "7");
        Files.writeString(own.resolve("n.txt"), "br\u00e9", UTF_8);
        Files.writeString(
                own.resolve("sub/i.xsl"),
                "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/"
                        + "Transform'><xsl:variable name='i' select=\"'br9'\"/></xsl:stylesheet>");
        assertThat(convertWith(bridge("doc('sub/a.xml')"))).as(err).isZero();
        assertThat(out).contains("bridge='br7'");
        assertThat(convertWith(bridge("unparsed-text('n.txt')"))).as(err).isZero();
        assertThat(out).contains("bridge='br\u00e9'");
        assertThat(convertWith("<xsl:include href='sub/i.xsl'/>" + bridge("$i")))
                .as(err)
                .isZero();
        assertThat(out).contains("bridge='br9'");
        assertThat(convertWith(bridge("doc('../outside/secret.xml')"), "--allow-read", outside.toString()))
                .as(err)
                .isZero();
        assertThat(out).contains(SECRET);
        assertThat(convertWith(bridge("doc('../outside/secret.xml')"))).isEqualTo(ExitCode.INPUT);
        assertThat(err).contains("secret.xml is outside", "--allow-read DIR allows its directory [not-allowed]");
        assertThat(convertWith(bridge("doc('missing.xml')"))).isEqualTo(ExitCode.INPUT);
        assertThat(err).contains("there is no file ", "missing.xml [template]");
    }

    @Test
    void whatATemplateTracesIsANote() throws IOException {
        assertThat(convertWith(bridge("trace('br0', 'the bridge')"))).isZero();
        assertThat(err).contains("note: the bridge").contains("[template]");
        assertThat(err.lines()).noneMatch(line -> line.startsWith("the bridge"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside/t", "/OUTSIDE/t", "sub/t", "./t", "..", "", "../own/t", "t\0"})
    void theNameOfATemplateIsNoPath(String name) throws IOException {
        String sheet = "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                + bridge("'br0'") + "</xsl:stylesheet>";
        for (Path directory : List.of(outside, own, own.resolve("sub"))) {
            Files.writeString(directory.resolve("t.xsl"), sheet);
        }
        assertThat(run("convert", "--templates", own.toString(), "--to", filled(name), guest.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("is not a target");
        assertThat(run("convert", "--templates", own.toString(), "--map", "network:" + filled(name), guest.toString()))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aLinkToATemplateLeadsNowhere() throws IOException {
        Files.writeString(
                outside.resolve("t.xsl"),
                "<xsl:stylesheet version='3.0' xmlns:xsl=" + "'http://www.w3.org/1999/XSL/Transform'>" + bridge("'br0'")
                        + "</xsl:stylesheet>");
        Files.createSymbolicLink(own.resolve("t.xsl"), outside.resolve("t.xsl"));
        String[] words = {"convert", "--templates", own.toString(), "--to", "t", guest.toString()};
        assertThat(run(words)).isEqualTo(ExitCode.INPUT);
        assertThat(err).contains("t.xsl is outside");
    }
}
