package dev.xmlnet.args.qemu.line;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of machine that QEMU emulates.
 *
 * @param architecture such as {@code x86_64}
 * @param type such as {@code pc-q35-7.2}; null if the line names none
 */
public record Machine(String architecture, @Nullable String type) {
    private static final Pattern PROGRAM = Pattern.compile("qemu-system-([\\w-]+?)(-microvm)?");
    private static final Pattern OLD_Q35 = Pattern.compile("pc-q35-(1\\..*|2\\.\\d|2\\.1[01])");

    /** Returns the machine of a program of QEMU; of another name than {@code qemu-system-...} that of this host is meant, most often x86_64. */
    static Machine of(String program, @Nullable String type) {
        Matcher matcher = PROGRAM.matcher(program);
        boolean named = matcher.matches();
        boolean micro = named && matcher.group(2) != null;
        return new Machine(named ? matcher.group(1) : "x86_64", type == null && micro ? "microvm" : type);
    }

    /** True for a PC, of which it is known which models of NICs it takes. */
    boolean isPc() {
        boolean x86 = architecture.equals("x86_64") || architecture.equals("i386");
        return x86 && (type == null || type.equals("q35") || type.equals("pc") || type.startsWith("pc-"));
    }

    /** True for a PC with PCI Express. */
    boolean isQ35() {
        return isPc() && type != null && (type.equals("q35") || type.startsWith("pc-q35"));
    }

    /**
     * Returns the model of a NIC whose model the line does not name.
     *
     * @return null if it is not known
     */
    @Nullable
    String defaultModel() {
        if (isQ35()) {
            return type != null && OLD_Q35.matcher(type).matches() ? "e1000" : "e1000e";
        } else if (isPc()) {
            return "e1000";
        }
        String name = type == null ? "" : type;
        boolean virt = name.equals("virt") || name.startsWith("virt-");
        return switch (architecture) {
            case "x86_64", "i386" -> name.equals("isapc") ? "ne2k_isa" : null;
            case "aarch64", "arm", "riscv64", "riscv32", "loongarch64" -> virt ? "virtio-net-pci" : null;
            case "s390x" -> "virtio-net-ccw";
            case "ppc64" -> name.isEmpty() || name.startsWith("pseries") ? "spapr-vlan" : null;
            default -> null;
        };
    }

    /** As a sentence names it. */
    @Override
    public String toString() {
        return type == null ? (isPc() ? "pc" : architecture) : type;
    }
}
