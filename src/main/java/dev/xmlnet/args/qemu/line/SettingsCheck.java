package dev.xmlnet.args.qemu.line;

import dev.xmlnet.args.qemu.line.Setting.Form;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Spelling;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds keys and values that QEMU refuses. */
final class SettingsCheck {
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0[xX]\\p{XDigit}{1,16}|\\d{1,19})");
    private static final Pattern SIZE =
            Pattern.compile("(0[xX]\\p{XDigit}{1,16}|\\d{1,19}(\\.\\d+)?[bBkKmMgGtTpPeE]?)");

    /** What an option takes, with the words for a message. */
    private final String owner;

    private final Map<String, String> keys;

    SettingsCheck(String owner, Map<String, String> keys) {
        this.owner = owner;
        this.keys = keys;
    }

    /**
     * Adds an error for each setting that QEMU refuses.
     *
     * @param always keys that every such option takes
     */
    void check(Settings settings, List<String> always, List<Diagnostic> errors) {
        for (Setting setting : settings.all()) {
            String type = type(setting.key());
            if (always.contains(setting.key())) {
                continue;
            }
            if (type == null) {
                errors.add(unknown(setting, always));
            } else {
                String wanted = wanted(type, setting);
                if (wanted != null) {
                    errors.add(Diagnostic.error(
                            "qemu-value",
                            setting.key() + "=" + Quoted.of(setting.value()) + " is not " + wanted
                                    + "; correct the value",
                            setting.valueLocation()));
                }
            }
        }
    }

    private @Nullable String type(String key) {
        int dot = key.indexOf('.');
        if (dot > 0 && "tree".equals(keys.get(key.substring(0, dot)))) {
            return "str";
        }
        return key.startsWith("x-") ? "any" : keys.get(key);
    }

    private Diagnostic unknown(Setting setting, List<String> always) {
        List<String> near = Spelling.nearest(
                setting.key(),
                keys.keySet().stream().filter(key -> !always.contains(key)).toList());
        String hint = near.isEmpty() ? "remove it" : "did you mean " + String.join(" or ", near) + "?";
        return Diagnostic.error(
                "qemu-key", owner + " has no option " + Quoted.of(setting.key()) + "; " + hint, setting.location());
    }

    /** What a value should be; null if it is. */
    private static @Nullable String wanted(String type, Setting setting) {
        String value = setting.value();
        return switch (type) {
            case "bool" -> isBool(setting) ? null : "on or off";
            case "auto" -> isBool(setting) || value.equals("auto") ? null : "on, off or auto";
            case "int" -> isNumber(INTEGER, setting) ? null : "a number";
            case "size" -> isNumber(SIZE, setting) ? null : "a size";
            case "str", "list" -> setting.form() == Form.BOOL ? "a string" : null;
            default -> null;
        };
    }

    private static boolean isBool(Setting setting) {
        return setting.isJson() ? setting.form() == Form.BOOL : Truth.of(setting.value()) != null;
    }

    private static boolean isNumber(Pattern pattern, Setting setting) {
        return pattern.matcher(setting.value()).matches() && (!setting.isJson() || setting.form() == Form.NUMBER);
    }
}
