package dev.xmlnet.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A changed element in the layout of the old one. */
class DraftTest {
    private static final List<String> ORDER = List.of("first", "mid", "last");

    private static String edited(String text, Consumer<Draft> change) throws DocumentException {
        SourceText source = SourceText.ofString(text);
        Draft draft = Draft.of(XmlDocument.parse(source).root().children().get(0));
        change.accept(draft);
        return Patch.of(source, draft.edits()).text();
    }

    private static Arguments row(String what, String before, Consumer<Draft> change, String after) {
        return Arguments.of(what, before, change, after);
    }

    private static Consumer<Draft> removing(String... names) {
        return draft -> {
            for (String name : names) {
                draft.remove(draft.child(name));
            }
        };
    }

    private static Consumer<Draft> adding(Part... parts) {
        return draft -> {
            for (Part part : parts) {
                draft.add(part, ORDER);
            }
        };
    }

    private static Part part(String name) {
        return Part.of(name).with("k", "v");
    }

    static Stream<Arguments> attributes() {
        Consumer<Draft> moveToBridge = draft -> {
            draft.remove("network");
            draft.set("bridge", "br0");
        };
        return Stream.of(
                row("a value", "<r><a b='1'/></r>", d -> d.set("b", "2"), "<r><a b='2'/></r>"),
                row("the same value", "<r><a b = \"1\"/></r>", d -> d.set("b", "1"), "<r><a b = \"1\"/></r>"),
                row(
                        "quotes stay",
                        "<r><a b = \"1\"/></r>",
                        d -> d.set("b", "x\"y'z"),
                        "<r><a b = \"x&quot;y'z\"/></r>"),
                row(
                        "escapes",
                        "<r><a b='1'/></r>",
                        d -> d.set("b", "<'\"&>\n"),
                        "<r><a b='&lt;&apos;\"&amp;>&#10;'/></r>"),
                row("first attribute goes", "<r><a b='1' c='2'/></r>", d -> d.remove("b"), "<r><a c='2'/></r>"),
                row("last attribute goes", "<r><a b='1'  c='2' /></r>", d -> d.remove("c"), "<r><a b='1' /></r>"),
                row("only attribute goes", "<r><a b='1'/></r>", d -> d.remove("b"), "<r><a/></r>"),
                row("an attribute comes", "<r><a b=\"1\" /></r>", d -> d.set("c", "2"), "<r><a b=\"1\" c=\"2\" /></r>"),
                row("the parent's quote", "<r q=\"1\"><a/></r>", d -> d.set("c", "2"), "<r q=\"1\"><a c=\"2\"/></r>"),
                row("libvirt's quote", "<r><a/></r>", d -> d.set("c", "2"), "<r><a c='2'/></r>"),
                row(
                        "one takes the place of another",
                        "<r><a x='1' network=\"n\" y='2'/></r>",
                        moveToBridge,
                        "<r><a x='1' bridge=\"br0\" y='2'/></r>"),
                row(
                        "a namespace stays",
                        "<r><a xmlns:n='u' n:b='1' c='2'/></r>",
                        d -> d.remove("c"),
                        "<r><a xmlns:n='u' n:b='1'/></r>"),
                row("over lines", "<r><a b='1'\n   c='2'\n/></r>", d -> d.remove("b"), "<r><a\n   c='2'\n/></r>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attributes")
    void attributesChangeInTheirPlace(String what, String before, Consumer<Draft> change, String after)
            throws DocumentException {
        assertThat(edited(before, change)).isEqualTo(after);
    }

    static Stream<Arguments> removals() {
        return Stream.of(
                row(
                        "a line of its own",
                        "<r>\n  <a>\n    <b/>\n    <c/>\n  </a>\n</r>",
                        removing("b"),
                        "<r>\n  <a>\n    <c/>\n  </a>\n</r>"),
                row(
                        "CR LF",
                        "<r>\r\n<a>\r\n <b/>\r\n <c/>\r\n</a></r>",
                        removing("b"),
                        "<r>\r\n<a>\r\n <c/>\r\n</a></r>"),
                row(
                        "several lines",
                        "<r><a>\n <b>\n  <x/>\n </b>\n <c/>\n</a></r>",
                        removing("b"),
                        "<r><a>\n <c/>\n</a></r>"),
                row("one line", "<r><a><b/><c/></a></r>", removing("b"), "<r><a><c/></a></r>"),
                row("blanks on one line", "<r><a> <b/> <c/> </a></r>", removing("b"), "<r><a> <c/> </a></r>"),
                row("first on a line", "<r><a>\n  <b/> <c/>\n</a></r>", removing("b"), "<r><a>\n  <c/>\n</a></r>"),
                row("last on a line", "<r><a>\n  <b/> <c/>\n</a></r>", removing("c"), "<r><a>\n  <b/>\n</a></r>"),
                row(
                        "a whole line of two",
                        "<r><a>\n  <b/> <c/>\n  <d/>\n</a></r>",
                        removing("b", "c"),
                        "<r><a>\n  <d/>\n</a></r>"),
                row(
                        "two of three on a line",
                        "<r><a>\n  <b/> <c/> <d/>\n</a></r>",
                        removing("b", "c"),
                        "<r><a>\n  <d/>\n</a></r>"),
                row(
                        "the ends of a line",
                        "<r><a>\n  <b/> <c/> <d/>\n</a></r>",
                        removing("b", "d"),
                        "<r><a>\n  <c/>\n</a></r>"),
                row("all", "<r><a>\n  <b/>\n</a></r>", removing("b"), "<r><a/></r>"),
                row("all, attributes stay", "<r><a x='1' ><b/></a ></r>", removing("b"), "<r><a x='1' /></r>"),
                row(
                        "all but a comment",
                        "<r><a>\n  <!-- c -->\n  <b/>\n</a></r>",
                        removing("b"),
                        "<r><a>\n  <!-- c -->\n</a></r>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("removals")
    void whatGoesLeavesNoTrace(String what, String before, Consumer<Draft> change, String after)
            throws DocumentException {
        assertThat(edited(before, change)).isEqualTo(after);
    }

    static Stream<Arguments> insertions() {
        return Stream.of(
                row(
                        "by order",
                        "<r>\n  <a>\n    <first/>\n    <last/>\n  </a>\n</r>",
                        adding(part("mid")),
                        "<r>\n  <a>\n    <first/>\n    <mid k='v'/>\n    <last/>\n  </a>\n</r>"),
                row(
                        "to the front",
                        "<r>\n<a>\n\t<last/>\n</a></r>",
                        adding(part("first")),
                        "<r>\n<a>\n\t<first k='v'/>\n\t<last/>\n</a></r>"),
                row("on one line", "<r><a><first/></a></r>", adding(part("mid")), "<r><a><first/><mid k='v'/></a></r>"),
                row(
                        "CR LF",
                        "<r>\r\n<a>\r\n <first/>\r\n</a></r>",
                        adding(part("mid")),
                        "<r>\r\n<a>\r\n <first/>\r\n <mid k='v'/>\r\n</a></r>"),
                row(
                        "behind a comment on its line",
                        "<r>\n<a>\n <first/> <!-- c -->\n</a></r>",
                        adding(part("mid")),
                        "<r>\n<a>\n <first/> <!-- c -->\n <mid k='v'/>\n</a></r>"),
                row(
                        "two, in their order",
                        "<r><a><first/></a></r>",
                        adding(part("mid"), part("last")),
                        "<r><a><first/><mid k='v'/><last k='v'/></a></r>"),
                row(
                        "into an empty element",
                        "<r>\n  <a/>\n</r>",
                        adding(part("mid")),
                        "<r>\n  <a>\n    <mid k='v'/>\n  </a>\n</r>"),
                row(
                        "into an empty element on a line",
                        "<r x=\"1\"><a /></r>",
                        adding(part("mid")),
                        "<r x=\"1\"><a><mid k=\"v\"/></a></r>"),
                row(
                        "between two tags",
                        "<r>\n  <a></a>\n</r>",
                        adding(part("mid")),
                        "<r>\n  <a><mid k='v'/></a>\n</r>"),
                row(
                        "with children",
                        "\n<r>\n <a>\n  <first/>\n </a>\n</r>",
                        adding(part("mid").with(part("x"))),
                        "\n<r>\n <a>\n  <first/>\n  <mid k='v'>\n   <x k='v'/>\n  </mid>\n </a>\n</r>"),
                row(
                        "in place of another",
                        "<r>\n <a>\n  <first/>\n </a>\n</r>",
                        removing("first").andThen(adding(part("mid"))),
                        "<r>\n <a>\n  <mid k='v'/>\n </a>\n</r>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("insertions")
    void whatComesLooksLikeItsNeighbours(String what, String before, Consumer<Draft> change, String after)
            throws DocumentException {
        assertThat(edited(before, change)).isEqualTo(after);
    }

    @Test
    void anUnchangedDraftHasNoEdits() throws DocumentException {
        Draft draft = Draft.of(
                XmlDocument.parse(SourceText.ofString("<a b='1'><c/></a>")).root());
        draft.set("b", "2");
        draft.set("b", "1");
        assertThat(draft.edits()).isEmpty();
        assertThat(draft.toPart()).hasToString("<a b='1'><c/></a>");
    }

    @Test
    void aNewSiblingStandsBehindAnElement() throws DocumentException {
        SourceText source = SourceText.ofString("<r>\n  <a>\n    <b/>\n  </a> <!-- about a -->\n</r>\n");
        Element a = XmlDocument.parse(source).root().child("a");
        assertThat(Patch.of(source, List.of(Draft.sibling(a, Part.of("c").with(part("d")))))
                        .text())
                .isEqualTo("<r>\n  <a>\n    <b/>\n  </a> <!-- about a -->\n  <c>\n    <d k='v'/>\n  </c>\n</r>\n");
    }
}
