package dev.xmlnet.host.facts;

import dev.xmlnet.host.facts.FactsParts.Part;
import dev.xmlnet.host.facts.Manager.Program;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stanzas of interfaces(5) by their first lines, with the number of the line before each. */
final class IfupdownText {
    private static final String PART = "interfaces ";
    private static final Pattern STANZA = Pattern.compile("\\d+:\\s*iface\\s+(\\S+).*");

    private IfupdownText() {}

    /** Returns the devices that have a stanza, with the file of the first. */
    static Map<String, Manager> managers(FactsParts parts) {
        Map<String, Manager> managers = new LinkedHashMap<>();
        for (Part part : parts.partsOf(PART)) {
            String file = part.title().substring(PART.length());
            for (String line : part.lines()) {
                Matcher stanza = STANZA.matcher(line);
                if (stanza.matches()) {
                    managers.putIfAbsent(
                            stanza.group(1), new Manager(Program.IFUPDOWN, null, null, file, false, Map.of()));
                }
            }
        }
        return managers;
    }
}
