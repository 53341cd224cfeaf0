package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Row.Loss;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Verdict.Word;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.Summary;
import org.jspecify.annotations.Nullable;

/** What the judge says of the parts of an interface, part by part. */
final class SupportRules implements GuestRule {
    @Override
    public void look(Guest guest, Findings findings) {
        boolean definition = guest.isDefinition();
        for (GuestInterface one : guest.interfaces()) {
            Context context = Context.of(guest, one, null, findings.libvirt());
            if (context != null) {
                Look look = new Look(one, context, findings);
                Judge.of(context).look(Shape.ELEMENT, one.element(), look);
                if (definition) {
                    look.live.report(one, findings);
                }
            }
        }
    }

    /** The look at one interface. */
    private static final class Look implements Judge.Listener<Element> {
        private final GuestInterface one;
        private final Context context;
        private final Findings findings;
        private final LiveState live = new LiveState();

        Look(GuestInterface one, Context context, Findings findings) {
            this.one = one;
            this.context = context;
            this.findings = findings;
        }

        @Override
        public boolean take(
                @Nullable Element parent, Element element, @Nullable String attribute, Judgement judgement) {
            if (judgement.keeps() && judgement.verdict().since() != null) {
                String part = Shape.ELEMENT.words(parent, element, attribute);
                findings.need(part, judgement.verdict().since(), element);
            }
            if (judgement.varies()) {
                findings.defer(one, Deferred.of(context, judgement, element, attribute));
                return true;
            } else if (judgement.keeps() || !judgement.known()) {
                return true;
            } else if (judgement.verdict().word() == Word.LIVE) {
                live.add(element, attribute);
                return false;
            }
            say(element, attribute, judgement);
            // What does nothing is stored, and libvirt may yet refuse a part of it.
            return judgement.verdict().word() == Word.INERT;
        }

        private void say(Element element, @Nullable String attribute, Judgement judgement) {
            Rule rule = Rule.valueOf(judgement.row().rule());
            String message = message(rule, judgement, text(element, attribute));
            Found found = findings.add(rule, message, element, attribute);
            refused(found.as(severity(judgement)), findings);
            if (rule == Rule.SRC002 && attribute != null) {
                leftover(found, element, attribute);
            }
        }

        /** The schema may take a leftover for the right attribute, and miss what goes with it: that is the same fault. */
        private void leftover(Found found, Element source, String attribute) {
            if (findings.isRefusedBySchema(source.location())) {
                found.as(Severity.ERROR).insteadOfSchemaAt(source.location());
            }
            found.fix(Fix.remove(source, attribute));
        }

        private String text(Element element, @Nullable String attribute) {
            if (attribute == null) {
                return Summary.of(element);
            }
            String bearer = element == one.element() ? "" : element.name() + " ";
            return bearer + Summary.of(element, attribute);
        }
    }

    /** What is wrong with a part, and what to do. */
    static String message(Rule rule, Judgement judgement, String text) {
        return rule == Rule.FLT001 && judgement.verdict().word() == Word.IGNORED
                ? "the guest is without the firewall of " + text + ": " + judgement.fact()
                : "take " + text + " away: " + judgement.fact();
    }

    /** How much it matters. */
    static Severity severity(Judgement judgement) {
        Loss loss = judgement.loss();
        return switch (judgement.verdict().word()) {
            case REFUSED, FAILS, SINCE -> Severity.ERROR;
            case INERT -> loss == Loss.NOTE ? Severity.NOTE : Severity.WARNING;
            default -> loss == Loss.FIREWALL ? Severity.ERROR : Severity.WARNING;
        };
    }

    /** The schema says no more than the finding; what it refuses is an error. */
    static Found refused(Found found, Findings findings) {
        found.insteadOfSchema();
        return findings.isRefusedBySchema(found.location()) ? found.as(Severity.ERROR) : found;
    }
}
