package dev.xmlnet.cli.reserve;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Meant;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.cli.options.RewriteOptions;
import dev.xmlnet.dhcp.wish.WishText;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What was given, once it fits together. */
final class ReserveOptions {
    private static final String RANGE = "--next";

    final Goal goal;
    final RewriteOptions output;
    final InputOptions input;
    final List<WishText> hosts;
    final @Nullable String hostsFile;
    final List<String> fromLeases;
    final boolean next;
    final @Nullable IpRange range;
    final List<String> released;
    final @Nullable String into;
    final boolean live;
    final @Nullable String templates;
    final List<String> leases;
    final List<String> neighbours;
    final List<IpAddress> gateways;
    final List<IpAddress> dns;
    final @Nullable String nic;

    /**
     * Reads what was given.
     *
     * @throws UsageException if it does not fit together
     */
    ReserveOptions(ParseResult parsed) {
        templates = Options.path(parsed, "--templates");
        goal = goal(Options.text(parsed, "--to"), templates);
        output = new RewriteOptions(parsed);
        input = new InputOptions(parsed);
        hosts = each("--host", Options.texts(parsed, "--host"), WishText::parse);
        hostsFile = Options.path(parsed, "--hosts");
        fromLeases = Options.paths(parsed, "--from-leases");
        // What reads its word itself is not among those that matched.
        String words = parsed.commandSpec().findOption(RANGE).getValue();
        next = words != null;
        range = words == null || words.isEmpty() ? null : range(words);
        released = Options.texts(parsed, "--release");
        into = Options.path(parsed, "--into");
        live = Options.flag(parsed, "--live");
        leases = Options.paths(parsed, "--leases");
        neighbours = Options.paths(parsed, "--neighbours");
        gateways = each("--gateway", Options.texts(parsed, "--gateway"), IpAddress::parse);
        dns = each("--dns", Options.texts(parsed, "--dns"), IpAddress::parse);
        nic = Options.text(parsed, "--nic");
        check();
    }

    private static Goal goal(@Nullable String word, @Nullable String templates) {
        String wanted = word == null ? "libvirt" : word;
        Goal goal = Goal.of(wanted);
        if (goal == null && templates == null) {
            List<String> all = new ArrayList<>(Goal.servers());
            all.addAll(Goal.guests());
            throw new UsageException(
                    "'" + wanted + "' is not a dialect; " + Meant.hint("dialect", wanted, all, "there are"));
        }
        return goal == null ? new Goal(wanted, Goal.Way.SERVER, null) : goal;
    }

    private static <T> List<T> each(String option, List<String> words, Function<String, T> reading) {
        List<T> read = new ArrayList<>();
        for (String word : words) {
            try {
                read.add(reading.apply(word));
            } catch (IllegalArgumentException e) {
                throw new UsageException(option + ": " + e.getMessage());
            }
        }
        return List.copyOf(read);
    }

    private static IpRange range(String words) {
        int hyphen = words.indexOf('-');
        IpAddress from = IpAddress.of(words.substring(0, hyphen));
        IpAddress to = IpAddress.of(words.substring(hyphen + 1));
        if (from == null || to == null || from.isIpv6() != to.isIpv6() || from.compareTo(to) > 0) {
            throw new UsageException(RANGE + " " + words + ": this is not a range; use 192.0.2.10-192.0.2.50");
        }
        return IpRange.of(from, to);
    }

    private void check() {
        boolean wishes = !hosts.isEmpty() || hostsFile != null || !fromLeases.isEmpty() || next;
        if (!wishes && released.isEmpty()) {
            throw new UsageException(
                    "nothing to reserve; use --host, --hosts, --from-leases or --next, or --release to remove");
        } else if (wishes && !released.isEmpty()) {
            throw new UsageException("--release goes alone; reserve in a second run");
        } else if (!input.isGiven() && goal.isLibvirt()) {
            throw new UsageException("no PATH: name the files of networks and guests, or - for standard input");
        } else if (!input.isGiven() && (next || !fromLeases.isEmpty())) {
            throw new UsageException("no PATH: name the files of the guests that get addresses");
        }
        checkOutput();
    }

    private void checkOutput() {
        boolean merges = into != null || goal.way() == Goal.Way.NETWORKS;
        RewriteOptions.Way way = output.way();
        if (into != null && !goal.takesFile()) {
            throw new UsageException("--into goes with --to dhcpd, kea, kea6, dnsmasq, networkd or interfaces");
        } else if (into != null && goal.way() == Goal.Way.GUEST && nic == null) {
            throw new UsageException("--into needs --nic, the name that the interface has in the file, such as eth0");
        } else if (into == null && goal.way() == Goal.Way.SERVER && goal.takesFile() && !released.isEmpty()) {
            throw new UsageException("--release from " + goal.word() + " needs --into, the file that has the entry");
        } else if (goal.way() == Goal.Way.GUEST && !released.isEmpty()) {
            throw new UsageException("--release goes with a server; inside the guest remove the file");
        } else if (!merges && way != RewriteOptions.Way.STDOUT && way != RewriteOptions.Way.DIRECTORY) {
            throw new UsageException("-i, --diff and --check go with --to libvirt or --into");
        } else if (!merges && way == RewriteOptions.Way.DIRECTORY && goal.way() != Goal.Way.GUEST) {
            throw new UsageException("-o: the dialect has no files; leave it out and use standard output");
        } else if (live && goal.way() != Goal.Way.UPDATE) {
            throw new UsageException("--live goes with --to net-update");
        }
    }

    /** Where files go with {@code -o}. */
    Path directory() {
        return output.directory();
    }
}
