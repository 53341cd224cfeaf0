package dev.xmlnet.host.networkd;

import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.ini.IniLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file with its drop-ins, which networkd reads as one.
 *
 * @param main the file
 * @param dropIns by name
 */
record Network(HostIni main, List<HostIni> dropIns) {
    static final String NETWORK = "Network";
    static final String LINK = "Link";

    String name() {
        return main.file().name();
    }

    /** All files, in the order in which they are read. */
    List<HostIni> files() {
        List<HostIni> all = new ArrayList<>(List.of(main));
        all.addAll(dropIns);
        return all;
    }

    Match match() {
        return new Match(files());
    }

    Match.Fit fit(Device device) {
        return match().fit(device);
    }

    /** A setting and the file in which it stands. */
    record Setting(HostIni file, IniLine line) {
        String value() {
            return line.value();
        }
    }

    /** All settings of a key, in order. */
    List<Setting> settings(String section, String key) {
        List<Setting> all = new ArrayList<>();
        for (HostIni file : files()) {
            file.settings(section, key).forEach(line -> all.add(new Setting(file, line)));
        }
        return all;
    }

    /** Returns the setting that counts; null if there is none, or if it is empty. */
    @Nullable
    Setting setting(String section, String key) {
        List<Setting> all = settings(section, key);
        Setting last = all.isEmpty() ? null : all.get(all.size() - 1);
        return last == null || last.value().isEmpty() ? null : last;
    }

    @Nullable
    String value(String section, String key) {
        Setting setting = setting(section, key);
        return setting == null ? null : setting.value();
    }

    /** True if the device is to be a port of a bridge. */
    boolean isPortOf(String bridge) {
        return bridge.equals(value(NETWORK, "Bridge"));
    }
}
