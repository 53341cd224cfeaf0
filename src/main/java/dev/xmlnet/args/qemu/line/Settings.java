package dev.xmlnet.args.qemu.line;

import dev.xmlnet.args.shell.Word;
import dev.xmlnet.xml.Location;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The value of an option.
 *
 * @param word where it is written
 * @param all in order; of a key that comes again the last counts
 */
public record Settings(Word word, List<Setting> all) {
    /** Makes it unmodifiable. */
    public Settings {
        all = List.copyOf(all);
    }

    /** Returns the setting that counts; null if there is none. */
    public @Nullable Setting find(String key) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).key().equals(key)) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Returns the value that counts; null if there is none. */
    public @Nullable String get(String key) {
        Setting setting = find(key);
        return setting == null ? null : setting.value();
    }

    /** Returns all values of a key. */
    public List<Setting> list(String key) {
        return all.stream().filter(setting -> setting.key().equals(key)).toList();
    }

    /** Returns whether a key is on, off, or not there (null). */
    public @Nullable Boolean bool(String key) {
        String value = get(key);
        return value == null ? null : Truth.of(value);
    }

    /** Returns the settings of other keys. */
    public Settings without(String... keys) {
        List<String> some = List.of(keys);
        return new Settings(
                word,
                all.stream().filter(setting -> !some.contains(setting.key())).toList());
    }

    /** Returns the same with the type that QEMU takes where -nic names none. */
    Settings withUser() {
        Setting user = new Setting("type", "user", Setting.Form.PAIR, location(), location());
        return new Settings(word, Stream.concat(Stream.of(user), all.stream()).toList());
    }

    /** Where the option's value begins. */
    public Location location() {
        return word.location();
    }
}
