import dev.xmlnet.model.LibvirtXml;
import dev.xmlnet.model.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.glassfish.jaxb.runtime.v2.JAXBContextFactory;

/**
 * What bench/run times of the library: {@code context} prints the milliseconds that the binding of the network classes takes,
 * {@code rewrite DIR} reads, checks and writes back each file, and {@code change DIR} changes each on the way.
 */
public final class Networks {
    private Networks() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("context")) {
            long begun = System.nanoTime();
            new JAXBContextFactory().createContext(new Class<?>[] {Network.class}, Map.of());
            System.out.printf("%.1f%n", (System.nanoTime() - begun) / 1e6);
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of(args[1]))) {
            files = found.toList();
        }
        files.parallelStream().forEach(file -> rewrite(file, args[0].equals("change")));
    }

    private static void rewrite(Path file, boolean change) {
        try {
            Network network = LibvirtXml.readNetwork(file);
            if (change) {
                network.getBridge().setDelay(network.getBridge().getDelay() + 1);
            }
            LibvirtXml.write(network, file);
        } catch (Exception e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
