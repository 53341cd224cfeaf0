package dev.xmlnet.args.shell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The programs whose options say an interface. */
public enum Program {
    /** QEMU under any of its names. */
    QEMU("(qemu-)?kvm|qemu-system-[\\w.-]+|qemu"),
    /** virt-install. */
    VIRT_INSTALL("virt-install"),
    /** virt-xml. */
    VIRT_XML("virt-xml"),
    /** virsh; which of its commands, its first argument without a dash says. */
    VIRSH("virsh");

    private final Pattern names;

    Program(String names) {
        this.names = Pattern.compile("(?:" + names + ")(?:\\.exe)?");
    }

    /** Returns the program that a command runs; null if it is another one. */
    public static @Nullable Program of(Command command) {
        for (Program program : values()) {
            if (program.names.matcher(command.program()).matches()) {
                return program;
            }
        }
        return null;
    }
}
