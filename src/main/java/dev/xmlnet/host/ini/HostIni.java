package dev.xmlnet.host.ini;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.ini.Grammar;
import dev.xmlnet.ini.IniFile;

/** A host's file by its lines. */
public final class HostIni extends IniFile {
    private final HostText file;

    private HostIni(HostText file, Grammar grammar) {
        super(file.source(), grammar);
        this.file = file;
    }

    /** Reads a file. */
    public static HostIni parse(HostText file, Grammar grammar) {
        return new HostIni(file, grammar);
    }

    /** The file that was read. */
    public HostText file() {
        return file;
    }
}
