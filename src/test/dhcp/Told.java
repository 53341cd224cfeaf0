import dev.xmlnet.address.neighbour.Neighbour;
import dev.xmlnet.address.neighbour.NeighbourTable;
import dev.xmlnet.address.neighbour.Neighbours;
import dev.xmlnet.dhcp.lease.Lease;
import dev.xmlnet.dhcp.lease.LeaseFile;
import dev.xmlnet.dhcp.lease.Leases;
import dev.xmlnet.dhcp.lease.Wanted;
import dev.xmlnet.libvirt.value.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Prints what the readers say of a file, for the lab beside this one: the addresses of a MAC, or all neighbours. */
final class Told {
    private Told() {}

    public static void main(String[] args) throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(args[1]));
        if (args[0].equals("neighbours")) {
            neighbours(NeighbourTable.read(args[1], bytes));
        } else {
            leases(LeaseFile.read(args[1], bytes, Wanted.of(List.of(MacAddress.parse(args[0])), List.of())));
        }
    }

    private static void leases(Leases leases) {
        leases.remarks().forEach(remark -> System.out.println(remark.id() + " " + remark.message()));
        for (Lease lease : leases.leases()) {
            boolean current = lease.state() == Lease.State.IN_USE && !lease.isOver(Instant.now());
            System.out.println(leases.format() + " " + lease.address() + (current ? "" : " not current"));
        }
    }

    private static void neighbours(Neighbours neighbours) {
        neighbours.remarks().forEach(remark -> System.out.println(remark.id() + " " + remark.message()));
        for (Neighbour row : neighbours.rows()) {
            if (row.isAlive()) {
                System.out.println(row.address() + " " + row.mac() + " " + row.device());
            }
        }
    }
}
