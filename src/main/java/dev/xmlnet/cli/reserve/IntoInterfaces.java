package dev.xmlnet.cli.reserve;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.dhcp.template.HostText;
import dev.xmlnet.host.interfaces.FixedAddress;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The {@code /etc/network/interfaces} of one guest, in which its address becomes a fixed one. */
final class IntoInterfaces {
    private final ReserveOptions options;
    private final Streams streams;
    private final Told told;

    IntoInterfaces(ReserveOptions options, Streams streams, Told told) {
        this.options = options;
        this.streams = streams;
        this.told = told;
    }

    /**
     * Changes the file.
     *
     * @param hosts of one guest, since the file is of one
     * @return true if it changes
     * @throws IOException if standard output takes no more
     */
    boolean write(Inputs inputs, Collection<HostText> hosts) throws IOException {
        String path = Objects.requireNonNull(options.into);
        if (told.failed()) {
            return false;
        } else if (hosts.size() != 1) {
            throw new UsageException("--into " + path + " is of one guest, and there are addresses for " + hosts.size()
                    + " interfaces; name one");
        }
        Path file = Path.of(path);
        SourceText source;
        try {
            source = SourceText.ofLines(Memory.read(file));
        } catch (IOException e) {
            told.print(path, Input.unread(e));
            return false;
        }
        told.source(path, source);
        Rewritten result = rewritten(
                new dev.xmlnet.host.rewrite.HostText(path, source),
                hosts.iterator().next());
        result.notes().forEach(note -> told.print(path, note.diagnostic()));
        if (told.failed()) {
            return false;
        }
        Changes changes = new Changes(options.output, streams, told);
        result.patches().forEach(one -> changes.add(path, file, file.getFileName(), one.patch()));
        if (result.patches().isEmpty()) {
            changes.add(path, file, file.getFileName(), dev.xmlnet.xml.Patch.of(source, List.of()));
        }
        changes.finish(inputs);
        return changes.any();
    }

    private Rewritten rewritten(dev.xmlnet.host.rewrite.HostText text, HostText host) {
        List<FixedAddress.Wanted> wanted = new ArrayList<>();
        for (HostText.Address address : host.addresses()) {
            int prefix = Objects.requireNonNull(address.prefix(), "of one without an error was told");
            wanted.add(new FixedAddress.Wanted(address.ip(), prefix, address.gateway()));
        }
        return FixedAddress.set(text, Objects.requireNonNull(options.nic), wanted, host.dns());
    }
}
