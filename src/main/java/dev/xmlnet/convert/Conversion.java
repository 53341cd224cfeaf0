package dev.xmlnet.convert;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.value.NetworkName;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes how the guests of a document are connected, or how a network reaches out, and nothing else in it.
 *
 * <pre>{@code
 * Conversion toLan = Conversion.to(Target.bridge("br0")).libvirt(Version.parse("11.3"));
 * Conversion.Result result = toLan.apply(SourceText.read(path));
 * if (result.changed()) {
 *   Files.write(path, result.patch().bytes());
 * }
 * }</pre>
 *
 * <p>Immutable, and safe to use from many threads.
 */
public final class Conversion {
    /** Stands for none among sources. */
    private static final String ANY_SOURCE = "";

    private final List<Step> steps;

    /** The same steps by the source that they are about: those without one come last anyway. */
    private final Map<String, List<Step>> bySource = new HashMap<>();

    /** Null where none was given. */
    private final @Nullable Version libvirt;

    private final @Nullable String hostAccess;
    private final Map<String, NetworkDefinition> networks;

    /** Where the interfaces of a selection go. */
    private record Step(Selection selection, Target target) {}

    /**
     * What came of a document.
     *
     * @param document what was converted
     * @param patch the edits; none if nothing changes or the document is refused
     * @param diagnostics in the order of the text
     * @param changes one an interface that changes
     * @param networks what was done to each network that changes
     */
    public record Result(
            XmlDocument document,
            Patch patch,
            List<Diagnostic> diagnostics,
            List<InterfaceChange> changes,
            List<NetworkChange> networks) {
        /** What was done to the first network that changes; null if none does. */
        public @Nullable NetworkChange network() {
            return networks.isEmpty() ? null : networks.get(0);
        }

        /** True if the document is not to be written, for a reason in the diagnostics. */
        public boolean refused() {
            return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
        }

        /** True if there is something to write. */
        public boolean changed() {
            return !patch.isEmpty();
        }

        /** True if something of worth could not be kept. */
        public boolean lossy() {
            return diagnostics.stream().anyMatch(d -> d.severity() == Severity.WARNING && d.id().startsWith("lost-"));
        }
    }

    private Conversion(
            List<Step> steps,
            @Nullable Version libvirt,
            @Nullable String hostAccess,
            Map<String, NetworkDefinition> networks) {
        this.steps = steps;
        for (Step step : steps) {
            String source = step.selection().source();
            bySource.computeIfAbsent(source == null ? ANY_SOURCE : source, key -> new ArrayList<>(1))
                    .add(step);
        }
        this.libvirt = libvirt;
        this.hostAccess = hostAccess;
        this.networks = networks;
    }

    /** Takes every interface to a target. */
    public static Conversion to(Target target) {
        return none().move(Selection.ALL, target);
    }

    /** Changes nothing until {@link #move} says what. */
    public static Conversion none() {
        return new Conversion(List.of(), null, null, Map.of());
    }

    /**
     * Adds: takes some interfaces to a target. Where two selections are about the same kind, the one
     * that names a source comes first.
     *
     * @throws IllegalArgumentException if an equal selection goes elsewhere
     */
    public Conversion move(Selection selection, Target target) {
        return move(List.of(Map.entry(selection, target)));
    }

    /**
     * Adds as many as there are, in order.
     *
     * @throws IllegalArgumentException if equal selections go two ways
     */
    public Conversion move(List<Map.Entry<Selection, Target>> moves) {
        Map<Selection, Target> targets = new HashMap<>();
        steps.forEach(step -> targets.put(step.selection(), step.target()));
        List<Step> more = new ArrayList<>(steps);
        for (Map.Entry<Selection, Target> move : moves) {
            Target other = targets.putIfAbsent(move.getKey(), move.getValue());
            if (other != null) {
                throw new IllegalArgumentException(
                        move.getKey() + " cannot go two ways, to " + other + " and to " + move.getValue());
            }
            more.add(new Step(move.getKey(), move.getValue()));
        }
        more.sort(Comparator.comparing(Step::selection, Selection.NARROWEST_FIRST));
        return new Conversion(List.copyOf(more), libvirt, hostAccess, networks);
    }

    /** Overwrites: the libvirt that the host runs, which decides what may stay. */
    public Conversion libvirt(Version version) {
        return new Conversion(steps, version, hostAccess, networks);
    }

    /**
     * Overwrites: a network on which a guest that goes to macvtap gets a second interface, since over
     * macvtap it cannot reach its host.
     */
    public Conversion hostAccess(String network) {
        return new Conversion(steps, libvirt, NetworkName.parse(network).toString(), networks);
    }

    /**
     * Overwrites: the networks that are known. Their forward modes are held against the targets, and what they give to
     * an interface is copied onto one that leaves.
     */
    public Conversion networks(Collection<NetworkDefinition> definitions) {
        Map<String, NetworkDefinition> known = new HashMap<>();
        definitions.forEach(definition -> known.put(definition.name(), definition));
        return new Conversion(steps, libvirt, hostAccess, Map.copyOf(known));
    }

    /**
     * Converts a document. A {@code <network>} goes where every interface goes; it is left as it is, with a note, if
     * only some interfaces go anywhere, or if no network can be the target.
     *
     * @throws DocumentException if it is not well-formed, or holds neither a guest nor a network
     */
    public Result apply(SourceText source) throws DocumentException {
        return apply(XmlDocument.parseAll(source));
    }

    /** The same for a document that is parsed already. */
    public Result apply(XmlDocument document) throws DocumentException {
        List<Edit> edits = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<InterfaceChange> changes = new ArrayList<>();
        List<NetworkChange> networks = new ArrayList<>(0);
        for (Element root : document.roots()) {
            if (root.is("network")) {
                NetworkConversion one = NetworkConversion.of(root, targetOfAll(), this, diagnostics);
                if (one != null) {
                    edits.addAll(one.edits());
                    diagnostics.addAll(one.diagnostics());
                    if (one.change() != null) {
                        networks.add(one.change());
                    }
                }
            } else {
                for (Guest guest : guests(root)) {
                    GuestConversion one = new GuestConversion(guest, this);
                    edits.addAll(one.edits());
                    diagnostics.addAll(one.diagnostics());
                    changes.addAll(one.changes());
                }
            }
        }
        return result(document, edits, diagnostics, changes, networks);
    }

    private static List<Guest> guests(Element root) throws DocumentException {
        List<Guest> guests = Guest.of(root);
        if (guests.isEmpty()) {
            boolean namespace = List.of("domain", "network").contains(root.name());
            throw new DocumentException(Diagnostic.error(
                    "not-a-guest",
                    "<" + root.name() + "> "
                            + (namespace ? "in a namespace " : "")
                            + (Guest.isWrapper(root) ? "holds no guest" : "is not a guest")
                            + "; convert takes files that hold a <domain> or a <network>",
                    root.location()));
        }
        return guests;
    }

    private static Result result(
            XmlDocument document,
            List<Edit> edits,
            List<Diagnostic> diagnostics,
            List<InterfaceChange> changes,
            List<NetworkChange> networks) {
        if (!edits.isEmpty() && !document.source().isUtf8()) {
            diagnostics.add(Diagnostic.warning(
                    "not-utf-8",
                    "libvirt reads UTF-8 only, whatever the file declares; convert the file to UTF-8",
                    Location.START));
        }
        diagnostics.sort(Conversion::byLocation);
        boolean refused = diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
        if (refused) {
            // What would have been done is no news.
            diagnostics.removeIf(d -> d.severity() != Severity.ERROR);
        }
        Patch patch = Patch.of(document.source(), refused ? List.of() : edits);
        return new Result(document, patch, List.copyOf(diagnostics), refused ? List.of() : changes, networks);
    }

    /** True if a document is a guest or its interface, or what stands around guests and holds one. */
    public static boolean holdsGuest(XmlDocument document) {
        return Guest.isIn(document);
    }

    /** What is about the document as a whole comes first. */
    private static int byLocation(Diagnostic one, Diagnostic other) {
        if (one.location() == null || other.location() == null) {
            return Boolean.compare(one.location() != null, other.location() != null);
        }
        int byLine = Integer.compare(one.location().line(), other.location().line());
        return byLine != 0
                ? byLine
                : Integer.compare(one.location().column(), other.location().column());
    }

    /** Where an interface goes; null if no selection is about it. */
    @Nullable
    Target targetOf(GuestInterface candidate) {
        Target target = candidate.source() == null ? null : targetOf(candidate, candidate.source());
        return target == null ? targetOf(candidate, ANY_SOURCE) : target;
    }

    private @Nullable Target targetOf(GuestInterface candidate, String source) {
        for (Step step : bySource.getOrDefault(source, List.of())) {
            if (step.selection().matches(candidate)) {
                return step.target();
            }
        }
        return null;
    }

    /** Where every interface goes that no narrower selection is about; null if nowhere. */
    private @Nullable Target targetOfAll() {
        for (Step step : steps) {
            if (step.selection().equals(Selection.ALL)) {
                return step.target();
            }
        }
        return null;
    }

    /** True if a {@code <network>} can be converted, if it can be so at all. */
    public boolean takesNetworks() {
        return targetOfAll() != null && targetOfAll().networkMode() != null;
    }

    /** The places that selections ask for; a guest must have them. */
    List<Integer> indexes() {
        return steps.stream()
                .map(step -> step.selection().index())
                .filter(i -> i != null)
                .toList();
    }

    /** True if something goes to macvtap. */
    public boolean goesDirect() {
        return steps.stream().anyMatch(step -> step.target().kind().type().equals("direct"));
    }

    /** The NICs that macvtap is put on. */
    public Set<String> macvtapNics() {
        Set<String> nics = new HashSet<>();
        for (Step step : steps) {
            if (step.target().kind().type().equals("direct") && step.target().source() != null) {
                nics.add(step.target().source());
            }
        }
        return nics;
    }

    /** True if a target is held against the forward mode of its network. */
    public boolean asksForModes() {
        return steps.stream().anyMatch(step -> step.target().forward() != null);
    }

    /** The version that the host is taken to run: the newest known where none was given. */
    Version libvirt() {
        return libvirt == null ? Version.NEWEST_KNOWN : libvirt;
    }

    /**
     * True if a person said what the host runs. Else what needs a libvirt newer than most hosts have is worth a note
     * with the id {@code needs-libvirt}.
     */
    boolean knowsLibvirt() {
        return libvirt != null;
    }

    @Nullable
    String hostAccess() {
        return hostAccess;
    }

    /** A network whose definition is known, else null. */
    @Nullable
    NetworkDefinition network(@Nullable String name) {
        return name == null ? null : networks.get(name);
    }
}
