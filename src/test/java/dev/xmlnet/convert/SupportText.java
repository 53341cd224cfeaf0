package dev.xmlnet.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.RawXml;
import dev.xmlnet.libvirt.SupportTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A title of support.txt with its verdicts, read a second time and in another way. */
record SupportText(String title, List<String> drivers, Map<String, String> verdicts) {
    private static final List<SupportText> LINES = read();

    /** All lines of the table. */
    static List<SupportText> lines() {
        return LINES;
    }

    private static List<SupportText> read() {
        List<SupportText> table = new ArrayList<>();
        List<String> titles = List.of();
        List<String> drivers = new ArrayList<>();
        Map<String, String> verdicts = Map.of();
        for (String line : text().split("\n")) {
            String[] words = line.split(" ");
            if (line.startsWith("[")) {
                titles = Arrays.asList(words);
                drivers = new ArrayList<>();
                verdicts = new ConcurrentHashMap<>();
                for (String title : titles) {
                    table.add(new SupportText(title.substring(1, title.length() - 1), drivers, verdicts));
                }
            } else if (line.startsWith("driver ")) {
                drivers.addAll(Arrays.asList(words).subList(1, words.length));
            } else if (line.startsWith("virtio ")) {
                verdicts.put("virtio", words[1]);
            } else if (line.contains(" : ") && !line.startsWith("#")) {
                for (int i = 1; !words[i].equals(":"); i++) {
                    verdicts.put(words[i], words[0]);
                }
            }
        }
        return table;
    }

    private static String text() {
        try (var in = SupportTable.class.getResourceAsStream("support.txt")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAbout(String driver) {
        return drivers.isEmpty() || drivers.contains(driver);
    }

    /**
     * The newest libvirt is asked, so all that came with some version is there.
     *
     * @param losesVirtio true if the conversion itself gives the guest another device than a virtio one
     */
    boolean keeps(String kind, boolean wasNetwork, boolean losesVirtio) {
        String verdict = losesVirtio && verdicts.containsKey("virtio") ? verdicts.get("virtio") : verdicts.get(kind);
        return verdict == null
                || verdict.equals("kept")
                || verdict.equals("since")
                || (verdict.equals("depends") && wasNetwork)
                // It never did anything on a bridge, and a conversion that stays on one leaves it alone.
                || title.equals("source@macTableManager");
    }

    boolean isIn(RawXml one) {
        String path = title.replaceFirst("\\{.*", "");
        String condition = title.contains("{") ? title.substring(title.indexOf('{') + 1, title.length() - 1) : null;
        String attribute = path.contains("@") ? path.substring(path.indexOf('@') + 1) : null;
        List<RawXml> found = List.of(one);
        String elements = path.replaceFirst("@.*", "");
        for (String name : elements.isEmpty() ? new String[0] : elements.split("/")) {
            found = found.stream()
                    .flatMap(element -> element.children(name).stream())
                    .toList();
        }
        return found.stream()
                .anyMatch(element -> (attribute == null || element.attribute(attribute) != null)
                        && (condition == null || meets(condition, element)));
    }

    private static boolean meets(String condition, RawXml element) {
        String value = element.attribute(condition.substring(0, condition.indexOf('=')));
        String wanted = condition.substring(condition.indexOf('=') + 1);
        return wanted.isEmpty()
                ? value == null
                : value != null && Arrays.asList(wanted.split("\\|")).contains(value);
    }

    /** The kind of an interface by the names of the table. */
    static String kind(RawXml one) {
        String type = Objects.requireNonNullElse(one.attribute("type"), "user");
        if (type.equals("bridge") && "openvswitch".equals(one.attribute("virtualport", "type"))) {
            return "ovs";
        } else if (type.equals("direct") && "passthrough".equals(one.attribute("source", "mode"))) {
            return "passthrough";
        } else if (type.equals("user") && "passt".equals(one.attribute("backend", "type"))) {
            return "passt";
        }
        return type;
    }
}
