package dev.xmlnet.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.RawXml;
import dev.xmlnet.libvirt.support.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A title of support.txt with its verdicts, read a second time and in another way. */
record SupportText(String title, List<String> drivers, List<String> unless, Map<String, String> verdicts) {
    private static final Map<String, List<SupportText>> BY_PATH = read();

    private static Map<String, List<SupportText>> read() {
        Map<String, List<SupportText>> table = new LinkedHashMap<>();
        List<String> drivers = new ArrayList<>();
        List<String> unless = new ArrayList<>();
        Map<String, String> verdicts = Map.of();
        for (String line : text().split("\n")) {
            String[] words = line.split(" ");
            if (line.startsWith("[")) {
                drivers = new ArrayList<>();
                unless = new ArrayList<>();
                verdicts = new ConcurrentHashMap<>();
                for (String word : words) {
                    String title = word.substring(1, word.length() - 1);
                    table.computeIfAbsent(title.replaceFirst("\\{.*", ""), path -> new ArrayList<>())
                            .add(new SupportText(title, drivers, unless, verdicts));
                }
            } else if (line.startsWith("driver ")) {
                drivers.addAll(Arrays.asList(words).subList(1, words.length));
            } else if (line.startsWith("unless ")) {
                unless.add(words[1]);
            } else if (line.startsWith("virtio ")) {
                verdicts.put("virtio", words[1]);
            } else if (line.contains(" : ") && !line.startsWith("#")) {
                boolean changed = words[1].equals("until");
                for (int i = changed ? 4 : 1; !words[i].equals(":"); i++) {
                    verdicts.put(words[i], changed ? words[3] : words[0]);
                }
            }
        }
        return table;
    }

    /**
     * The titles of what an interface of a guest of QEMU says and its kind does not carry. The newest libvirt is asked, so all that came with
     * some version is there.
     *
     * @param losesVirtio true if the conversion itself gives the guest another device than a virtio one
     */
    static List<String> notKept(RawXml one, String kind, String driver, boolean wasSame, boolean losesVirtio) {
        List<String> titles = new ArrayList<>();
        BY_PATH.forEach((path, lines) -> {
            for (RawXml element : find(path, one)) {
                lines.stream()
                        .filter(line -> line.drivers.isEmpty() || line.drivers.contains(driver))
                        .filter(line -> line.meets(element, one) && line.verdict(kind, losesVirtio) != null)
                        .findFirst()
                        .filter(line -> !line.keeps(element, kind, wasSame, losesVirtio))
                        .ifPresent(line -> titles.add(line.title));
            }
        });
        return titles;
    }

    private static String text() {
        try (var in = Tables.class.getResourceAsStream("support.txt")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String verdict(String kind, boolean losesVirtio) {
        String verdict = verdicts.getOrDefault(kind, verdicts.get("others"));
        return losesVirtio && verdict != null && verdicts.containsKey("virtio") ? verdicts.get("virtio") : verdict;
    }

    private boolean keeps(RawXml element, String kind, boolean wasSame, boolean losesVirtio) {
        String verdict = verdict(kind, losesVirtio);
        return verdict.equals("kept")
                || verdict.equals("since")
                || (verdict.equals("depends") && wasSame)
                || unless.stream().anyMatch(conditions -> meets(conditions, element, element))
                // It never did anything on a bridge, and a conversion that stays on one leaves it alone.
                || title.equals("source@macTableManager");
    }

    private static List<RawXml> find(String path, RawXml one) {
        String attribute = path.contains("@") ? path.substring(path.indexOf('@') + 1) : null;
        List<RawXml> found = List.of(one);
        String elements = path.replaceFirst("@.*", "");
        for (String name : elements.isEmpty() ? new String[0] : elements.split("/")) {
            found = found.stream()
                    .flatMap(element -> element.children(name).stream())
                    .toList();
        }
        return found.stream()
                .filter(element -> attribute == null || element.attribute(attribute) != null)
                .toList();
    }

    private boolean meets(RawXml element, RawXml parent) {
        return !title.contains("{") || meets(title.substring(title.indexOf('{')), element, parent);
    }

    private static boolean meets(String conditions, RawXml element, RawXml parent) {
        return Arrays.stream(conditions.substring(1, conditions.length() - 1).split("\\}\\{"))
                .allMatch(condition -> isMet(condition, element, parent));
    }

    private static boolean isMet(String condition, RawXml element, RawXml parent) {
        if (condition.startsWith("../")) {
            return !find(condition.substring("../".length()), parent).isEmpty();
        } else if (condition.startsWith("not(")) {
            return find(condition.substring("not(".length(), condition.length() - 1), element)
                    .isEmpty();
        } else if (condition.startsWith("count(")) {
            String[] both = condition.substring("count(".length()).split("\\)>");
            return element.children(both[0]).size() > Integer.parseInt(both[1]);
        }
        String value = element.attribute(condition.substring(0, condition.indexOf('=')));
        String wanted = condition.substring(condition.indexOf('=') + 1);
        String pattern = wanted.replace(".", "\\.").replace("*", ".*").replace("#", "[0-9]+");
        return wanted.isEmpty() ? value == null : value != null && value.matches(pattern);
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
