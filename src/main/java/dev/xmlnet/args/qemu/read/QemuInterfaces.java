package dev.xmlnet.args.qemu.read;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Severity;
import java.util.List;

/**
 * The interfaces of one guest.
 *
 * @param interfaces those that could be read, in the order of the line
 * @param diagnostics in the order of the text; an error for each interface that could not be read, and for what QEMU refuses
 */
public record QemuInterfaces(List<ReadInterface> interfaces, List<Diagnostic> diagnostics) {
    /** Makes it unmodifiable. */
    public QemuInterfaces {
        interfaces = List.copyOf(interfaces);
        diagnostics = List.copyOf(diagnostics);
    }

    /** True if nothing is wrong with the line, so that the interfaces are all there are. */
    public boolean isWhole() {
        return diagnostics.stream().noneMatch(one -> one.severity() == Severity.ERROR);
    }
}
