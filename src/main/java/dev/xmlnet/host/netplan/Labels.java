package dev.xmlnet.host.netplan;

import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;

/** The labels of addresses, which begin with the name of the device. */
final class Labels {
    /** Linux takes no longer one. */
    private static final int LONGEST = 15;

    private Labels() {}

    /** Renames the device in the labels of its addresses. */
    static List<Edit> renamed(Plan.Device device, String from, String to) throws Refusal {
        List<Edit> edits = new ArrayList<>();
        for (YamlNode label : labels(device.entry().value())) {
            String rest =
                    label.text().substring(Math.min(from.length(), label.text().length()));
            int at = device.file()
                    .text()
                    .source()
                    .text()
                    .indexOf(from, label.span().start());
            if (label.text().startsWith(from + ":") && at < label.span().end()) {
                if (to.length() + rest.length() > LONGEST) {
                    throw device.file()
                            .refusal(
                                    label,
                                    "label-too-long",
                                    "label " + to + rest + " is longer than 15 characters; shorten it");
                }
                edits.add(new Edit(new Span(at, at + from.length()), to));
            }
        }
        return edits;
    }

    /** Returns a value with the labels renamed, as {@link Meaning#of} gives it. */
    static String renamed(String meaning, String from, String to) {
        return meaning.replace("label=\"" + from + ":", "label=\"" + to + ":");
    }

    private static List<YamlNode> labels(YamlNode device) {
        List<YamlNode> labels = new ArrayList<>();
        YamlNode addresses = device.get("addresses");
        if (addresses != null) {
            for (YamlNode address : addresses.children()) {
                for (YamlNode.Entry options : address.entries()) {
                    YamlNode label = options.value().get("label");
                    if (label != null && label.isScalar()) {
                        labels.add(label);
                    }
                }
            }
        }
        return labels;
    }
}
