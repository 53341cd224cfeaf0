package dev.xmlnet.dhcp.server;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts reservations into a server's file, for scripts that ask the server itself: {@code facts FILE}, {@code merge FILE CLIENT=IP[+IP][,NAME]...}
 * or {@code release FILE CLIENT...}, where a client is a MAC, {@code duid:HEX}, {@code id:HEX} or a name. The changed file goes to standard
 * output, the rest to standard error; the exit code is 1 if it is refused.
 */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws IOException {
        String path = args[1];
        ServerText text = new ServerText(path, SourceText.ofLines(Files.readAllBytes(Path.of(path))));
        List<String> words = Arrays.asList(args).subList(2, args.length);
        try {
            ServerFile file = ServerFiles.read(text, files());
            if (args[0].equals("facts")) {
                System.out.print(described(file));
                return 0;
            }
            ServerFile.Merge merge = args[0].equals("merge")
                    ? file.merge(wanted(words))
                    : file.release(words.stream().map(ServerMain::client).toList());
            System.out.write(merge.patch().bytes());
            System.out.flush();
            merge.notes().forEach(System.err::println);
            return 0;
        } catch (RefusedException e) {
            e.remarks().forEach(System.err::println);
            return 1;
        }
    }

    /** Files as they are on this machine. */
    public static Includes files() {
        return new Includes() {
            @Override
            public @Nullable SourceText read(String path) {
                try {
                    return Files.isRegularFile(Path.of(path))
                            ? SourceText.ofLines(Files.readAllBytes(Path.of(path)))
                            : null;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public @Nullable List<String> list(String directory) {
                try (Stream<Path> all = Files.list(Path.of(directory))) {
                    return all.map(one -> one.getFileName().toString()).toList();
                } catch (IOException e) {
                    return null;
                }
            }
        };
    }

    /** Reads reservations, each {@code CLIENT=IP[+IP][,NAME]}. */
    public static List<Reservation> wanted(List<String> words) {
        List<Reservation> wanted = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String[] parts = words.get(i).split("=", 2);
            String[] values = parts[1].split(",", 2);
            List<IpAddress> addresses =
                    Arrays.stream(values[0].split("\\+")).map(IpAddress::parse).toList();
            Whence where = new Whence("wanted", new Location(i + 1, 1));
            wanted.add(new Reservation(
                    List.of(client(parts[0])), addresses, values.length == 1 ? null : values[1], where));
        }
        return wanted;
    }

    /** Reads a client. */
    public static Client client(String word) {
        if (word.startsWith("duid:")) {
            return new Client(null, word.substring(5), null, null);
        } else if (word.startsWith("id:")) {
            return new Client(null, null, word.substring(3), null);
        }
        MacAddress mac = MacAddress.of(word);
        return mac == null ? Client.named(word) : Client.of(mac);
    }

    /** Returns a line for each thing that a file says. */
    public static String described(ServerFile file) {
        StringBuilder lines = new StringBuilder();
        file.facts().subnets().forEach(subnet -> {
            lines.append(subnet.where()).append(" subnet ").append(subnet.block());
            subnet.own().forEach(own -> lines.append(" own ").append(own));
            subnet.pools().forEach(pool -> lines.append(" pool ").append(pool.range()));
            lines.append('\n');
        });
        file.facts()
                .pools()
                .forEach(pool -> lines.append(pool.where())
                        .append(" pool ")
                        .append(pool.range())
                        .append('\n'));
        file.facts()
                .reservations()
                .forEach(one -> lines.append(one.where())
                        .append(' ')
                        .append(one.clients())
                        .append(' ')
                        .append(one.addresses())
                        .append(one.name() == null ? "" : " " + one.name())
                        .append('\n'));
        file.facts()
                .remarks()
                .forEach(one -> lines.append(one)
                        .append(" [")
                        .append(one.diagnostic().severity().word())
                        .append(' ')
                        .append(one.diagnostic().id())
                        .append("]\n"));
        return lines.toString();
    }
}
