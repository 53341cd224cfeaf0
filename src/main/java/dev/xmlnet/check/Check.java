package dev.xmlnet.check;

import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.schema.Schemas;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules, and what they are held against. Immutable and safe for many threads.
 *
 * <pre>{@code
 * Check check = Check.all();
 * Repository repository = new Repository(check);
 * for (Path file : files) {
 *     Examined examined = check.examine(file.toString(), XmlDocument.parse(SourceText.read(file)));
 *     repository.add(examined);
 *     examined.findings().forEach(...);
 * }
 * repository.findings().forEach((path, findings) -> ...);
 * }</pre>
 */
public final class Check {
    private static final List<GuestRule> GUEST_RULES = List.of(
            new SourceRules(),
            new SupportRules(),
            new MacRules(),
            new TagRules(),
            new DriverRules(),
            new ModelRules(),
            new BurstRules(),
            new UserRules(),
            new PartRules(),
            new TargetRules(),
            new DeviceRules(),
            new LiveRules(),
            new NewerRules());
    private static final List<NetworkRule> NETWORK_RULES = List.of(
            new NetworkTableRules(),
            new ForwardRules(),
            new SettingRules(),
            new BurstRules(),
            new AddressRules(),
            new LiveRules(),
            new NewerRules());
    private static final Comparator<Found> BY_PLACE = Comparator.<Found>comparingInt(
                    found -> found.location().line())
            .thenComparingInt(found -> found.location().column())
            .thenComparing(Found::rule);

    private static final String NOT_UTF8 =
            "libvirt reads UTF-8 only, whatever the file declares; convert the file to UTF-8";

    /** Null where none was given. */
    private final @Nullable Version libvirt;

    private final Schemas schemas;
    private final @Nullable HostFacts host;
    private final Set<Rule> rules;

    private Check(@Nullable Version libvirt, Schemas schemas, @Nullable HostFacts host, Set<Rule> rules) {
        this.libvirt = libvirt;
        this.schemas = schemas;
        this.host = host;
        this.rules = rules;
    }

    /** All rules, for the newest libvirt known, with xmlnet's own schemas and without facts of a host. */
    public static Check all() {
        return new Check(null, Schemas.embedded(), null, EnumSet.allOf(Rule.class));
    }

    /** The same for another libvirt; overwrites. */
    public Check libvirt(Version version) {
        return new Check(version, schemas, host, rules);
    }

    /** The same with other schemas; overwrites. */
    public Check schemas(Schemas others) {
        return new Check(libvirt, others, host, rules);
    }

    /** The same with facts of a host; overwrites. */
    public Check host(HostFacts facts) {
        return new Check(libvirt, schemas, facts, rules);
    }

    /** The same without some rules. */
    public Check without(Set<Rule> some) {
        Set<Rule> fewer = EnumSet.copyOf(rules);
        fewer.removeAll(some);
        return new Check(libvirt, schemas, host, fewer);
    }

    /** The libvirt that it is for: the newest known where none was given. */
    public Version libvirt() {
        return libvirt == null ? Version.NEWEST_KNOWN : libvirt;
    }

    /** True if somebody said what the host runs; else {@link Repository#needs} tells what is newer than many hosts have. */
    boolean knowsLibvirt() {
        return libvirt != null;
    }

    /** What the host has; null if nobody said. */
    public @Nullable HostFacts host() {
        return host;
    }

    /** The rules that are looked at. */
    public Set<Rule> rules() {
        return Set.copyOf(rules);
    }

    boolean has(Rule rule) {
        return rules.contains(rule);
    }

    /**
     * Looks at one file. A document that is neither a guest nor a network is in order.
     *
     * @param path how the file is called in what is said of others
     * @throws IOException if the schemas cannot be read
     */
    public Examined examine(String path, XmlDocument document) throws IOException {
        return examine(path, document, null);
    }

    /**
     * The same, and what changed.
     *
     * @param before what the file was, or null
     */
    public Examined examine(String path, XmlDocument document, @Nullable XmlDocument before) throws IOException {
        Findings findings = new Findings(this, path, document.source());
        Facts facts = new Facts(path);
        List<Guest> guests = Guest.of(document);
        boolean looked = !guests.isEmpty();
        for (Element one : Guest.definitions(document)) {
            if (one.is("network")) {
                looked = true;
                NetworkMode mode = NetworkMode.of(one);
                NETWORK_RULES.forEach(rule -> rule.look(one, mode, findings));
                facts.add(one, mode);
            }
            // What libvirt wraps around guests is its own record.
            if (has(Rule.SCH001) && (one.is("network") || (Guest.isIn(one) && !Guest.isWrapper(one)))) {
                validate(document.alone(one), findings);
            }
        }
        if (looked && !document.source().isUtf8()) {
            findings.add(Rule.XML002, NOT_UTF8, new Location(1, 1));
        }
        for (Guest guest : guests) {
            GUEST_RULES.forEach(rule -> rule.look(guest, findings));
            if (!guest.isInterface()) {
                facts.add(guest, findings);
            }
        }
        if (before != null) {
            Renames.look(Guest.of(before), guests, findings);
        }
        facts.needs(findings.needs());
        Ignores ignores = Ignores.of(document, findings);
        List<Found> found = findings.found();
        found.removeIf(one -> ignores.cover(one.rule(), one.location()));
        found.sort(BY_PLACE);
        return new Examined(path, document, found, ignores, facts);
    }

    private void validate(XmlDocument document, Findings findings) throws IOException {
        for (Diagnostic wrong : schemas.validate(document)) {
            if (wrong.severity() == Severity.ERROR) {
                Location place = wrong.location();
                findings.add(Rule.SCH001, wrong.message(), place == null ? Location.START : place);
            }
        }
    }
}
