package dev.xmlnet.cli.list;

import dev.xmlnet.cli.io.Fault;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.PassedOver;
import dev.xmlnet.cli.io.TemplateText;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.report.ListedInterface;
import dev.xmlnet.report.ListedNetwork;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The reading of one input for the inventory. */
final class ListJob {
    private final InputStream stdin;

    ListJob(InputStream stdin) {
        this.stdin = stdin;
    }

    /**
     * What one input holds.
     *
     * @param rows the interfaces of its guests
     * @param networks the networks that it defines
     * @param source its text, for the line under a diagnostic, or null
     * @param diagnostic why it could not be read, or a note that there is nothing to list; or null
     * @param passedOver why it was not looked at, or null
     * @param fault why the work on it failed unexpectedly, or null
     */
    record Listed(
            Input input,
            List<ListedInterface> rows,
            List<ListedNetwork> networks,
            SourceText source,
            Diagnostic diagnostic,
            PassedOver.Why passedOver,
            Fault fault) {
        static Listed fault(Input input, Fault fault) {
            return new Listed(input, List.of(), List.of(), null, null, null, fault);
        }

        static Listed passedOver(Input input, PassedOver.Why why) {
            return new Listed(input, List.of(), List.of(), null, null, why, null);
        }
    }

    /** Does the work; an input that cannot be read becomes a result. */
    Listed run(Input input) {
        try {
            byte[] bytes = input.bytes(stdin);
            boolean passedOver = !input.named() && !Input.mayHoldGuestOrNetwork(bytes);
            return passedOver ? Listed.passedOver(input, PassedOver.Why.OTHER) : read(input, bytes);
        } catch (IOException e) {
            return nothing(input, null, Input.unread(e));
        }
    }

    private static Listed read(Input input, byte[] bytes) {
        SourceText source = null;
        try {
            source = SourceText.of(bytes);
            XmlDocument document = XmlDocument.parseAll(source);
            Element root = document.root();
            List<Element> networks =
                    document.roots().stream().filter(one -> one.is("network")).toList();
            List<Guest> guests = Guest.of(document);
            boolean nothing = networks.isEmpty() && guests.isEmpty();
            Diagnostic template = nothing ? null : TemplateText.problem(source);
            if (template != null) {
                return template(input, source, template);
            } else if (nothing && !input.named()) {
                return Listed.passedOver(input, PassedOver.Why.OTHER);
            } else if (nothing) {
                String message = "<" + root.name() + "> " + (root.namespace().isEmpty() ? "" : "in a namespace ")
                        + "is neither a guest nor a network: there is nothing to list";
                return nothing(input, source, Diagnostic.note("not-a-guest", message, root.location()));
            }
            List<ListedInterface> rows = new ArrayList<>();
            guests.forEach(guest -> rows.addAll(ListedInterface.of(input.shown(), guest)));
            List<ListedNetwork> defined = networks.stream()
                    .map(ListedNetwork::of)
                    .filter(network -> network != null)
                    .toList();
            return new Listed(input, rows, defined, null, null, null, null);
        } catch (DocumentException e) {
            Diagnostic template = source == null ? null : TemplateText.problem(source);
            return template == null ? nothing(input, source, e.diagnostic()) : template(input, source, template);
        }
    }

    private static Listed template(Input input, SourceText source, Diagnostic problem) {
        return input.isMeant() ? nothing(input, source, problem) : Listed.passedOver(input, PassedOver.Why.TEMPLATE);
    }

    private static Listed nothing(Input input, SourceText source, Diagnostic why) {
        return new Listed(input, List.of(), List.of(), source, why, null, null);
    }
}
