package dev.xmlnet.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.xmlnet.RandomGuest;
import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.DirectMode;
import dev.xmlnet.convert.Target;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Any bytes give a diagnostic or a result. {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -Dtest=XmlDocumentFuzzTest#anyBytes} hunts for
 * more; without it, the seeds and a fixed number of mutations of them are tried.
 */
class XmlDocumentFuzzTest {
    private static final int MUTATIONS = 1200;
    private static final Pattern MISPLACED_COLON = Pattern.compile("(?:<\\?[^?\\s]*|[<\\s/]):");
    private static final List<Conversion> CONVERSIONS = List.of(
            Conversion.to(Target.network("br\u017e")),
            Conversion.to(Target.direct("eth0", DirectMode.BRIDGE)).hostAccess("default"),
            Conversion.to(Target.passt(List.of(), null)));

    /** Written by hand: each is a corner of XML, of encodings, or of the guest's format. */
    static Stream<Arguments> seeds() {
        String guest =
                "<domain type='kvm'><name>a</name><devices><interface type='network'><mac address='52:54:00:00:00:01'/>"
                        + "<source network='default'/><filterref filter='f'/></interface></devices></domain>";
        return Stream.of(
                        bytes(guest, UTF_8),
                        bytes("", UTF_8),
                        bytes("<", UTF_8),
                        bytes("\uFEFF", UTF_8),
                        bytes("\uFEFF", UTF_16LE),
                        bytes("\uFEFF" + guest, UTF_16BE),
                        bytes("\uFEFF<?xml version='1.0' encoding='UTF-16'?>" + guest, UTF_16LE),
                        bytes("<?xml version='1.0' encoding='UTF-16BE'?>" + guest, UTF_16BE),
                        bytes("<?xml version='1.0' encoding='UTF-16'?>" + guest, UTF_8),
                        bytes("\uFEFF" + guest, Charset.forName("UTF-32LE")),
                        bytes("<?xml version='1.0' encoding=''?>" + guest, UTF_8),
                        bytes("<?xml version='1.0' encoding='?>" + guest, UTF_8),
                        bytes("<?xml version='1.0' encoding", UTF_8),
                        bytes("<?xml version='1.0' encoding='ISO-2022-CN'?>" + guest, UTF_8),
                        bytes("<?xml version='1.0' encoding='x-JISAutoDetect'?>" + guest, UTF_8),
                        bytes("<?xml version='1.0' encoding='ISO-2022-JP'?>" + guest, UTF_8),
                        bytes("<?xml version='1.0' encoding='IBM037'?>" + guest, UTF_8),
                        bytes("<?xml version='1.0' encoding='no such'?>" + guest, UTF_8),
                        bytes(
                                "<?xml version='1.0' encoding='ISO-8859-1'?>" + guest.replace(">a<", ">\u00e9<"),
                                ISO_8859_1),
                        bytes(guest.replace(">a<", ">\u00e9<"), ISO_8859_1),
                        bytes("<?xml version='1.0' encoding='US-ASCII'?>" + guest.replace(">a<", ">\u00e9<"), UTF_8),
                        bytes("<?xml version='1.1'?>" + guest.replace(">a<", ">&#1;<"), UTF_8),
                        bytes("<?xml version='1.1'?>" + guest.replace("'/>", "'\u0085/>"), UTF_8),
                        bytes("<?xml version='1.1'?>" + guest.replace(" type='n", "\u2028type='n"), UTF_8),
                        bytes("<?xml version='1.1'?>" + guest.replace(">a<", ">a'/>&#1;<"), UTF_8),
                        bytes("<?xml version='1.2'?>" + guest, UTF_8),
                        bytes("<?xml encoding='UTF-8' version='1.0'?>" + guest, UTF_8),
                        bytes("<?xml version='1.0' \u0005encoding='UTF-8'?>" + guest, UTF_8),
                        bytes(" <?xml version='1.0'?>" + guest, UTF_8),
                        bytes(guest.replace(">a<", "><b/><"), UTF_8),
                        bytes(guest.replace(">a<", ">a<!-- c --><![CDATA[<x>]]>&amp;<?p?>&#x10FFFF;<"), UTF_8),
                        bytes(guest.replace(">a<", ">]]><"), UTF_8),
                        bytes(guest.replace(">a<", ">&#0;<"), UTF_8),
                        bytes(guest.replace(">a<", ">\u0001<"), UTF_8),
                        bytes(guest.replace(">a<", ">\uFFFE<"), UTF_8),
                        bytes(guest.replace(">a<", ">\uFFFD<"), UTF_8),
                        bytes(guest.replace(">a<", ">&b;<"), UTF_8),
                        bytes(guest.replace("'default'", "'&b;'"), UTF_8),
                        bytes(guest.replace("'default'", "'a<b'"), UTF_8),
                        bytes(guest.replace("'default'", "'a&#10;b\nc\td'"), UTF_8),
                        bytes(guest.replace("'default'", "'a' network='b'"), UTF_8),
                        bytes(guest.replace("'default'", "'a'b='c'"), UTF_8),
                        bytes(guest.replace("<source network='default'/>", "<source/><source></source>"), UTF_8),
                        bytes(guest.replace("<source", "<x:source"), UTF_8),
                        bytes(guest.replace("<source", "<source xmlns:x='u' x:network='n'"), UTF_8),
                        bytes(guest.replace("<source", "<source xmlns:x='u' xmlns:y='u' x:a='1' y:a='2'"), UTF_8),
                        bytes(guest.replace("<source", "<source :x=''"), UTF_8),
                        bytes(guest.replace("<source", "<source xmlns:x=''"), UTF_8),
                        bytes(guest.replace("<source", "<source xmlns:xml='u'"), UTF_8),
                        bytes(guest.replace("<source", "<source xmlns='u'"), UTF_8),
                        bytes(guest.replace("<domain", "<domain xmlns='u'"), UTF_8),
                        bytes(guest.replace("<filterref", "<!-- -- --><filterref"), UTF_8),
                        bytes(guest.replace("<filterref", "<?XML x?><filterref"), UTF_8),
                        bytes(guest.replace("<filterref", "<?a:b x?><filterref"), UTF_8),
                        bytes(guest.replace("<filterref filter='f'/>", "<filterref filter='f'/> <vlan/>"), UTF_8),
                        bytes(
                                guest.replace("><", ">\r\n  <").replace("f'/>", "f'/> <vlan/> <port isolated='yes'/>"),
                                UTF_8),
                        bytes(guest.replace("><", ">\r<"), UTF_8),
                        bytes(guest + guest, UTF_8),
                        bytes(guest + "x", UTF_8),
                        bytes(guest + "\0", UTF_8),
                        bytes(guest.substring(0, guest.length() - 3), UTF_8),
                        bytes(guest.replace("</devices>", ""), UTF_8),
                        bytes("<!DOCTYPE domain>" + guest, UTF_8),
                        bytes("<!DOCTYPE domain SYSTEM 'file:///etc/passwd'>" + guest, UTF_8),
                        bytes(
                                "<!DOCTYPE domain [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
                                        + guest.replace(">a<", ">&b;<"),
                                UTF_8),
                        bytes(
                                "<!DOCTYPE domain [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]>"
                                        + guest.replace(">a<", ">&c;<"),
                                UTF_8),
                        bytes("<!DOCTYPE domain SYSTEM 'x'>" + guest.replace(">a<", ">&b;<"), UTF_8),
                        bytes("<domstatus><domain/></domstatus>", UTF_8),
                        bytes("<domainsnapshot><domain>" + guest + "</domain></domainsnapshot>", UTF_8),
                        bytes("<network><name><b/></name></network>", UTF_8),
                        bytes("<domain><devices><interface><mac address=''/></interface></devices></domain>", UTF_8),
                        bytes(
                                "<domain><devices><interface type='hostdev'><source><address bus='0xzz' slot='-1'/></source></interface></devices></domain>",
                                UTF_8),
                        bytes("<a>".repeat(900) + "</a>".repeat(900), UTF_8),
                        bytes("<a>".repeat(5000), UTF_8),
                        bytes("<domain a" + " b='c'".repeat(2000) + "/>", UTF_8))
                .map(Arguments::of);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    /** Jazzer's way in: a bounded hunt with JAZZER_FUZZ=1, else the seeds. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void anyBytes(byte[] bytes) throws Exception {
        check(bytes);
    }

    static Stream<Integer> rounds() {
        return Stream.iterate(1, n -> n + 1).limit(4);
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    @Timeout(60)
    void mutatedGuests(int round) throws Exception {
        Random random = new Random(round);
        List<byte[]> seeds =
                new ArrayList<>(seeds().map(arguments -> (byte[]) arguments.get()[0])
                        .filter(seed -> seed.length < 2000)
                        .toList());
        for (RandomGuest.Kind kind : RandomGuest.Kind.values()) {
            var one = new RandomGuest.Interface(kind, List.of(random.nextInt(20), random.nextInt(36)));
            List<RandomGuest.Encoding> encodings = List.of(RandomGuest.Encoding.values());
            RandomGuest.Encoding encoding = encodings.get(random.nextInt(encodings.size()));
            seeds.add(RandomGuest.of(List.of(one), encoding, random.nextInt()).bytes());
        }
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = mutate(seeds.get(random.nextInt(seeds.size())), random);
            try {
                check(mutant);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("mutation " + i + ": " + new String(mutant, ISO_8859_1), e);
            }
        }
    }

    private static final List<String> WORDS = List.of(
            "<",
            ">",
            "/>",
            "</",
            "&",
            "&#1;",
            "&lt;",
            "'",
            "\"",
            "=",
            " ",
            "\n",
            "\r\n",
            "\t",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x ?>",
            "<!DOCTYPE a>",
            "<!DOCTYPE a [",
            "xmlns=''",
            " xmlns:a='b' ",
            "a:",
            "<interface>",
            "</interface>",
            "<a/>",
            "\u0000",
            "\u0085",
            "\uFFFE",
            "\uFEFF",
            "\ud83d\udc0e",
            "<domain>",
            "<source/>",
            " type='direct'",
            " mode='vepa'");

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] now = seed;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(now.length + 1);
            int to = Math.min(now.length, at + random.nextInt(12));
            byte[] piece = switch (random.nextInt(5)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> new byte[0];
                case 2 -> Arrays.copyOfRange(now, at, to);
                default -> WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
            };
            int end = random.nextBoolean() ? at : to;
            byte[] next = Arrays.copyOf(now, at + piece.length + now.length - end);
            System.arraycopy(piece, 0, next, at, piece.length);
            System.arraycopy(now, end, next, at + piece.length, now.length - end);
            now = next;
        }
        return now;
    }

    private static void check(byte[] bytes) throws Exception {
        byte[] copy = bytes.clone();
        SourceText source;
        try {
            source = SourceText.of(bytes);
        } catch (DocumentException e) {
            assertIsWorded(e);
            return;
        }
        assertThat(source.encode(source.text())).isEqualTo(bytes);
        XmlDocument document = parse(source);
        if (!source.text().contains("<!DOCTYPE") && isWithinLimits(source.text())) {
            boolean jdk = jdkAccepts(source.text());
            boolean known = jdk ? isOnlyForTheJdk(source.text()) : isNewInTheFifthEdition(source.text());
            assertThat(document != null || known)
                    .as(() -> "accepted: " + source.text())
                    .isEqualTo(jdk || known);
            if (jdk && document != null) {
                assertThat(SaxEvents.ofReplay(document)).isEqualTo(SaxEvents.ofJdk(source.text()));
            }
        }
        if (document != null) {
            convert(document);
        }
        assertThat(bytes).isEqualTo(copy);
    }

    private static XmlDocument parse(SourceText source) {
        try {
            XmlDocument document = XmlDocument.parse(source);
            document.root().span().of(source.text());
            return document;
        } catch (DocumentException e) {
            assertIsWorded(e);
            return null;
        }
    }

    private static void convert(XmlDocument document) throws Exception {
        for (Conversion conversion : CONVERSIONS) {
            try {
                Conversion.Result result = conversion.apply(document);
                if (result.changed()) {
                    SourceText after = SourceText.of(result.patch().bytes());
                    XmlDocument.parse(after);
                    assertThat(conversion.apply(after).changed()).isFalse();
                }
            } catch (DocumentException e) {
                assertIsWorded(e);
                assertThat(e.diagnostic().id()).isEqualTo("not-a-guest");
            }
        }
    }

    private static void assertIsWorded(DocumentException e) {
        assertThat(e.diagnostic().message()).isNotBlank();
        assertThat(e.diagnostic().location()).isNotNull();
    }

    /**
     * What the JDK's parser takes and this one does not: a colon at the beginning of a name or in that of a
     * processing instruction, which "Namespaces in XML" forbids, and the line ends and control characters of XML 1.1, which libvirt does not read either.
     */
    private static boolean isOnlyForTheJdk(String text) {
        return text.contains("1.1") || MISPLACED_COLON.matcher(text).find();
    }

    /** The JDK's parser holds the fourth edition of XML 1.0, where a name has no character above U+FFFF; libvirt the fifth. */
    private static boolean isNewInTheFifthEdition(String text) {
        return text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
    }

    /** Both parsers bound depth and number, at different figures. */
    private static boolean isWithinLimits(String text) {
        return text.length() < 10_000;
    }

    private static boolean jdkAccepts(String text) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            factory.newSAXParser().parse(new InputSource(new StringReader(text)), new DefaultHandler());
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    /** The encoding as the JDK's parser finds it, where it knows the name that is declared. */
    @ParameterizedTest
    @MethodSource("encodings")
    void theEncodingIsTheOneThatTheJdkFinds(String declared, String charset, String mark) throws Exception {
        String text = "<?xml version='1.0' encoding='" + declared + "'?><domain>caf\u00e9</domain>";
        byte[] bytes = (mark + text).getBytes(Charset.forName(charset));
        StringBuilder jdk = new StringBuilder();
        SAXParserFactory.newDefaultInstance()
                .newSAXParser()
                .parse(new ByteArrayInputStream(bytes), new DefaultHandler() {
                    @Override
                    public void characters(char[] chars, int start, int length) {
                        jdk.append(chars, start, length);
                    }
                });
        assertThat(XmlDocument.parse(SourceText.of(bytes)).root().content()).isEqualTo(jdk.toString());
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of("UTF-8", "UTF-8", ""),
                Arguments.of("utf-8", "UTF-8", "\uFEFF"),
                Arguments.of("UTF-16", "UTF-16LE", "\uFEFF"),
                Arguments.of("UTF-16", "UTF-16BE", "\uFEFF"),
                Arguments.of("UTF-16LE", "UTF-16LE", ""),
                Arguments.of("UTF-16BE", "UTF-16BE", ""),
                Arguments.of("ISO-8859-1", "ISO-8859-1", ""),
                Arguments.of("iso-8859-15", "ISO-8859-15", ""),
                Arguments.of("windows-1252", "windows-1252", ""));
    }
}
