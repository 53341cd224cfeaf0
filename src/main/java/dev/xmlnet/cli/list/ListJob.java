package dev.xmlnet.cli.list;

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
import org.jspecify.annotations.Nullable;

/** The reading of one input for the inventory. */
final class ListJob {
    private final InputStream stdin;

    ListJob(InputStream stdin) {
        this.stdin = stdin;
    }

    /** Does the work; an input that cannot be read becomes a result. */
    Listed run(Input input) {
        try {
            byte[] bytes = input.bytes(stdin);
            boolean passedOver = !input.named() && !Input.mayHoldGuestOrNetwork(bytes);
            return passedOver ? new Listed.Skipped(input, PassedOver.Why.OTHER) : read(input, bytes);
        } catch (IOException e) {
            return new Listed.Nothing(input, null, Input.unread(e));
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
            Diagnostic template = nothing ? null : TemplateText.problem(document);
            if (template != null) {
                return template(input, source, template);
            } else if (nothing && !input.named()) {
                return new Listed.Skipped(input, PassedOver.Why.OTHER);
            } else if (nothing) {
                String message = "<" + root.name() + "> " + (root.namespace().isEmpty() ? "" : "in a namespace ")
                        + "is neither a guest nor a network: there is nothing to list";
                return new Listed.Nothing(input, source, Diagnostic.note("not-a-guest", message, root.location()));
            }
            List<ListedInterface> rows = new ArrayList<>();
            guests.forEach(guest -> rows.addAll(ListedInterface.of(input.shown(), guest)));
            List<ListedNetwork> defined = networks.stream()
                    .map(ListedNetwork::of)
                    .filter(network -> network != null)
                    .toList();
            return new Listed.Read(input, rows, defined);
        } catch (DocumentException e) {
            Diagnostic template = source == null ? null : TemplateText.problem(source);
            return template == null
                    ? new Listed.Nothing(input, source, e.diagnostic())
                    : template(input, source, template);
        }
    }

    private static Listed template(Input input, @Nullable SourceText source, Diagnostic problem) {
        return input.isMeant()
                ? new Listed.Nothing(input, source, problem)
                : new Listed.Skipped(input, PassedOver.Why.TEMPLATE);
    }
}
