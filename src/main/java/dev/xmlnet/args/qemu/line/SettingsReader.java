package dev.xmlnet.args.qemu.line;

import dev.xmlnet.args.qemu.line.Setting.Form;
import dev.xmlnet.args.shell.Word;
import dev.xmlnet.json.JsonException;
import dev.xmlnet.json.JsonNode;
import dev.xmlnet.json.JsonNode.JsonArray;
import dev.xmlnet.json.JsonNode.JsonObject;
import dev.xmlnet.json.JsonNode.JsonScalar;
import dev.xmlnet.json.JsonNode.Member;
import dev.xmlnet.json.JsonTree;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.List;

/** Reads the value of an option: {@code KEY=VALUE,...} with {@code ,,} for a comma, or an object of JSON. */
final class SettingsReader {
    private final Word word;
    private final String text;
    private final List<Setting> settings = new ArrayList<>();

    private SettingsReader(Word word) {
        this.word = word;
        this.text = word.text();
    }

    /**
     * Reads a word.
     *
     * @param first the key of a first value that has none
     * @param json true if the option takes JSON
     * @throws DocumentException if what begins as JSON is not
     */
    static Settings read(Word word, String first, boolean json) throws DocumentException {
        SettingsReader reader = new SettingsReader(word);
        if (json && word.text().startsWith("{")) {
            reader.readJson();
        } else {
            reader.readPairs(first);
        }
        return new Settings(word, reader.settings);
    }

    private void readPairs(String first) {
        int at = 0;
        while (at < text.length()) {
            int key = at;
            while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ',') {
                at++;
            }
            boolean pair = at < text.length() && text.charAt(at) == '=';
            if (!pair && key > 0) {
                addBare(text.substring(key, at), word.at(key));
                at++;
                continue;
            }
            String name = pair ? text.substring(key, at) : first;
            int from = pair ? at + 1 : key;
            int end = endOfValue(from);
            String value = text.substring(from, end).replace(",,", ",");
            settings.add(new Setting(name, value, Form.PAIR, word.at(key), word.at(from)));
            at = end + 1;
        }
    }

    private int endOfValue(int from) {
        int at = from;
        while (at < text.length()) {
            if (text.charAt(at) != ',') {
                at++;
            } else if (text.startsWith(",,", at)) {
                at += 2;
            } else {
                break;
            }
        }
        return at;
    }

    private void addBare(String key, Location location) {
        boolean off = key.startsWith("no");
        settings.add(new Setting(off ? key.substring(2) : key, off ? "off" : "on", Form.BARE, location, location));
    }

    private void readJson() throws DocumentException {
        try {
            if (JsonTree.parse(text) instanceof JsonObject object) {
                object.members().forEach(member -> add("", member));
            }
        } catch (JsonException e) {
            String why = e.getMessage();
            throw new DocumentException(
                    Diagnostic.error("qemu-json", "not JSON: " + why + "; correct the option", word.at(e.offset())));
        }
    }

    private void add(String prefix, Member member) {
        add(prefix + member.name(), word.at(member.nameSpan().start()), member.value());
    }

    private void add(String key, Location location, JsonNode value) {
        if (value instanceof JsonObject object) {
            object.members().forEach(member -> add(key + ".", member));
        } else if (value instanceof JsonArray array) {
            for (JsonNode item : array.items()) {
                JsonNode string = item instanceof JsonObject object ? object.get("str") : null;
                add(key, location, string == null ? item : string);
            }
        } else if (value instanceof JsonScalar scalar) {
            boolean truth = !scalar.isString() && scalar.text().matches("true|false");
            String said = truth ? (scalar.text().equals("true") ? "on" : "off") : scalar.text();
            Form form = scalar.isString() ? Form.STRING : truth ? Form.BOOL : Form.NUMBER;
            settings.add(
                    new Setting(key, said, form, location, word.at(value.span().start())));
        }
    }
}
