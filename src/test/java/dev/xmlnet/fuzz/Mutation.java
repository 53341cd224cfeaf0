package dev.xmlnet.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.fuzz.Markup.Mark;
import java.util.List;
import java.util.Random;

/** Changes documents, in ways that keep them well-formed and in ways that do not. */
final class Mutation {
    /** A mutant is no longer than this, in bytes, unless the document was. */
    static final int LARGEST = 120_000;

    /** Texts that were a difficulty for somebody, in UTF-8 as characters of one byte. */
    static final List<String> HOSTILE = List.of(
            "",
            " ",
            "-",
            "--",
            "-x",
            "0",
            "-1",
            "4096",
            "65536",
            "4294967296",
            "99999999999999999999",
            "0x1F",
            "010",
            "1e3",
            "yes",
            "none",
            "..",
            "../../x",
            "/dev/null",
            "a/b",
            "%s%n$1\\1",
            "'",
            "::error file=x::y",
            "##[error]x",
            "=1+1",
            utf8("中文"),
            utf8("Küche"),
            utf8("\u202Eabc"),
            utf8("\uD83D\uDC0E"),
            utf8("\uFEFF"),
            utf8("\u0085"),
            utf8("\u2028"),
            "192.168.122.1",
            "0.0.0.0/0",
            "255.255.255.255",
            "::",
            "fe80::1%eth0",
            "fd00:10::1/64",
            "::ffff:10.0.0.1",
            "52:54:00:00:00:01",
            "01:00:5e:00:00:01",
            "ff:ff:ff:ff:ff:ff",
            "0000:03:10.1",
            "vnet0",
            "virbr0",
            "br0",
            "default",
            "nat",
            "bridge");

    private static final List<String> PIECES = List.of(
            "<!-- c -->",
            "<!---->",
            "<!-- xmlnet: ignore MAC001 because -->",
            "<!-- xmlnet: ignore -->",
            "<!--\nWARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE\n-->",
            "<![CDATA[<interface type='bridge'/>]]>",
            "<?pi <interface?>",
            "<?xml version='1.0'?>",
            "&lt;",
            "&#10;",
            "&#0;",
            "&#xD800;",
            "&none;",
            "\n\n\n",
            "\t",
            "text",
            "]]>",
            "<a:b/>",
            "<x/>",
            "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='b.xml'/>",
            "<x:y xmlns:x='urn:x' x:z='1'/>",
            "<interface/>",
            "<interface type='network'/>",
            "<interface type='bridge'><source bridge='br0'/></interface>",
            "<source/>",
            "<mac address='52:54:00:00:00:01'/>",
            "<forward mode='nat'/>",
            "<bridge name='virbr0'/>",
            "<ip address='192.168.122.1' prefix='24'/>",
            "<portgroup name='a'/>",
            "<vlan trunk='yes'><tag id='1'/><tag id='2'/></vlan>",
            "<virtualport type='openvswitch'/>",
            "<name>a</name>",
            "<domain><devices/></domain>",
            "<network/>",
            utf8("é中"));

    private static final List<String> DOCTYPES = List.of(
            "<!DOCTYPE domain>",
            "<!DOCTYPE domain [<!ENTITY e 'x'>]>",
            "<!DOCTYPE domain [<!ENTITY e SYSTEM 'b.xml'>]>",
            "<!DOCTYPE domain SYSTEM 'b.xml'>",
            "<!DOCTYPE domain [<!ATTLIST interface type CDATA 'bridge'>]>");

    private static final List<String> AROUND = List.of(
            "domains", "domstatus", "networkstatus", "domainsnapshot", "domainbackup", "domaincheckpoint", "x:domain");

    private final Corpus corpus;
    private final Random random;

    Mutation(Corpus corpus, Random random) {
        this.corpus = corpus;
        this.random = random;
    }

    /** The bytes of a text in UTF-8, each as a character. */
    static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** A document with some changes, or none. */
    String mutant(String document) {
        String text = document;
        for (int n = random.nextInt(5); n > 0; n--) {
            String next = random.nextInt(5) == 0 ? byBytes(text) : byMarkup(text);
            text = next.length() > Math.max(LARGEST, document.length()) ? text : next;
        }
        return random.nextInt(8) == 0 ? asAWhole(text) : text;
    }

    private String byBytes(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + 1 + random.nextInt(1 << random.nextInt(8)));
        String head = text.substring(0, from);
        return switch (random.nextInt(7)) {
            case 0 -> head + text.substring(to);
            case 1 -> head + text.substring(from, to) + text.substring(from);
            case 2 -> head + (char) random.nextInt(256) + text.substring(Math.min(text.length(), from + 1));
            case 3 -> head + (char) random.nextInt(256) + text.substring(from);
            case 4 -> head + HOSTILE.get(random.nextInt(HOSTILE.size())) + text.substring(from);
            case 5 -> head;
            default -> {
                String other = corpus.document(random);
                yield head + other.substring(random.nextInt(other.length() + 1));
            }
        };
    }

    private String byMarkup(String text) {
        Markup markup = Markup.of(text);
        if (markup.elements().isEmpty()) {
            return text;
        }
        Mark element = Corpus.one(markup.elements(), random);
        int gap = Corpus.one(markup.gaps(), random);
        return switch (random.nextInt(17)) {
            case 0 -> put(text, element, "");
            case 1 -> put(text, element, element.in(text) + element.in(text));
            case 2 -> put(text, element, repeated(element.in(text)));
            case 3 -> put(text, new Mark(gap, gap), element.in(text));
            case 4 -> put(text, new Mark(gap, gap), borrowed());
            case 5 -> put(text, element, borrowed());
            case 6, 7 -> put(text, new Mark(gap, gap), Corpus.one(PIECES, random));
            case 8, 9, 10, 11 ->
                markup.values().isEmpty() ? text : put(text, Corpus.one(markup.values(), random), value());
            case 12 -> markup.names().isEmpty() ? text : put(text, Corpus.one(markup.names(), random), name());
            case 13 -> attributes(text, element);
            case 14 -> put(text, element, nested(element.in(text)));
            case 15 -> renamed(text, element);
            default -> text.replace('\'', '"');
        };
    }

    private static String put(String text, Mark at, String what) {
        return text.substring(0, at.start()) + what + text.substring(at.end());
    }

    /** Often a few times, seldom as often as fits. */
    private String repeated(String element) {
        int most = Math.max(1, LARGEST / 2 / element.length());
        int times = random.nextInt(20) == 0 ? most : Math.min(most, 2 + random.nextInt(5));
        return element.repeat(times);
    }

    private String nested(String element) {
        int depth = random.nextInt(20) == 0 ? 1 << random.nextInt(13) : 1 + random.nextInt(3);
        return "<a>".repeat(depth) + element + "</a>".repeat(depth);
    }

    private String borrowed() {
        String other = corpus.document(random);
        List<Mark> elements = Markup.of(other).elements();
        return elements.isEmpty() ? "" : Corpus.one(elements, random).in(other);
    }

    /** A value of an attribute; it may hold a quote. */
    String value() {
        return switch (random.nextInt(12)) {
            case 0 -> Corpus.one(HOSTILE, random);
            case 1 -> "x".repeat(1 << random.nextInt(15));
            case 2 -> "&#" + random.nextInt(300) + ";";
            case 3 -> Integer.toString(random.nextInt(1 << random.nextInt(31)));
            default -> Corpus.one(corpus.values(), random);
        };
    }

    private String name() {
        return random.nextInt(10) == 0 ? "x:" + Corpus.one(corpus.names(), random) : Corpus.one(corpus.names(), random);
    }

    private String attributes(String text, Mark element) {
        String start = element.in(text);
        int end = start.indexOf('>');
        int at = end > 0 && start.charAt(end - 1) == '/' ? end - 1 : end;
        if (at < 2) {
            return text;
        }
        StringBuilder more = new StringBuilder();
        int count = random.nextInt(100) == 0 ? 500 : 1;
        for (int i = 0; i < count; i++) {
            String value = count > 1 ? "" : value();
            more.append(' ')
                    .append(count > 1 ? "a" + i : name())
                    .append("='")
                    .append(value)
                    .append('\'');
        }
        return put(text, new Mark(element.start() + at, element.start() + at), more.toString());
    }

    /** Another name for an element, in both tags. */
    private String renamed(String text, Mark element) {
        String old = element.in(text);
        int end = 1;
        while (end < old.length() && " \t\r\n/>".indexOf(old.charAt(end)) < 0) {
            end++;
        }
        String before = old.substring(1, end);
        String after = name();
        String tail = "</" + before + ">";
        String body = old.endsWith(tail)
                ? old.substring(end, old.length() - tail.length()) + "</" + after + ">"
                : old.substring(end);
        return put(text, element, "<" + after + body);
    }

    private String asAWhole(String text) {
        return switch (random.nextInt(11)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> text.replace("\n", "\r");
            case 2 -> "\u00EF\u00BB\u00BF" + text;
            case 3 -> new String(("\uFEFF" + utf16(text)).getBytes(UTF_16LE), ISO_8859_1);
            case 4 -> new String(utf16(text).getBytes(UTF_16BE), ISO_8859_1);
            case 5 -> "<?xml version='1.0' encoding='ISO-8859-1'?>" + text;
            case 6 -> "<?xml version='1.1' encoding='" + Corpus.one(HOSTILE, random) + "'?>" + text;
            case 7 -> Corpus.one(DOCTYPES, random) + text;
            case 8 -> {
                String root = Corpus.one(AROUND, random);
                yield "<" + root + (root.startsWith("x:") ? " xmlns:x='urn:x'>" : ">") + text + "</" + root + ">";
            }
            case 9 -> text.replaceFirst("<(domain|network)", "<$1 xmlns='urn:x'");
            default -> text.strip();
        };
    }

    private static String utf16(String text) {
        return "<?xml version='1.0' encoding='UTF-16'?>" + new String(text.getBytes(ISO_8859_1), UTF_8);
    }
}
