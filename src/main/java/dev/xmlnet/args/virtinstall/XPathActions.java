package dev.xmlnet.args.virtinstall;

import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What xpaths do to an interface, by suboptions such as {@code xpath0.set} and {@code xpath0.value}. */
final class XPathActions {
    private final Tree tree;
    private final Places places;

    XPathActions(Tree tree, Places places) {
        this.tree = tree;
        this.places = places;
    }

    /** Does one. */
    void run(Map<String, SubOption> action) throws RefusedException {
        SubOption delete = action.get("delete");
        SubOption create = action.get("create");
        SubOption set = action.get("set");
        if (delete != null) {
            delete(xpath(delete, String.valueOf(delete.value())));
        } else if (create != null) {
            element(xpath(create, String.valueOf(create.value())).steps());
        } else if (set != null) {
            set(set, action.get("value"));
        } else {
            SubOption value = action.get("value");
            throw places.refused(
                    "args-value",
                    "xpath.value has no xpath.set of its number; add that",
                    value == null ? 1 : value.column());
        }
    }

    private void set(SubOption set, @Nullable SubOption value) throws RefusedException {
        String text = String.valueOf(set.value());
        int equals = text.lastIndexOf('=');
        boolean own = value == null || String.valueOf(value.value()).isEmpty();
        if (own && equals < 0) {
            throw places.refused("args-value", "xpath.set has no value; add xpath.value", set.column());
        }
        XPath xpath = xpath(set, own ? text.substring(0, equals) : text);
        String said = own ? text.substring(equals + 1) : String.valueOf(value == null ? null : value.value());
        if (xpath.attribute() == null) {
            element(xpath.steps()).say(said);
        } else {
            element(xpath.steps()).set(xpath.attribute(), said);
        }
    }

    private XPath xpath(SubOption option, String text) throws RefusedException {
        XPath xpath = XPath.parse(text);
        if (xpath == null) {
            throw places.refused(
                    "args-xpath",
                    "'" + text + "' is not an xpath that can be read; write it as ./vlan/tag[1]/@id",
                    option.column());
        }
        return xpath;
    }

    private Tree element(List<XPath.Step> steps) {
        Tree element = tree;
        for (XPath.Step step : steps) {
            element = element.make(step.name(), step.place());
        }
        return element;
    }

    private void delete(XPath xpath) {
        Tree element = tree;
        Tree parent = null;
        for (XPath.Step step : xpath.steps()) {
            Tree child = element.child(step.name(), step.place());
            if (child == null) {
                return;
            }
            parent = element;
            element = child;
        }
        if (xpath.attribute() != null) {
            element.remove(xpath.attribute());
        } else if (parent != null) {
            parent.remove(element);
        }
    }
}
