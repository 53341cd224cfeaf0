package dev.xmlnet.host.interfaces;

import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commands of a hook, for a device whose addresses, routes and rules another device takes over. What follows the addresses is renamed;
 * what is the hardware's stays; the rest is for a person to judge.
 */
final class Hook {
    /** Where a command names the device, and what becomes of that. */
    enum Fate {
        RENAMED,
        STAYS,
        UNKNOWN
    }

    private static final Set<String> NAMES = Set.of("pre-up", "up", "post-up", "down", "pre-down", "post-down");
    private static final Set<String> HARDWARE = Set.of("ethtool", "tc", "iw", "iwconfig", "vconfig", "bridge", "brctl");
    private static final Set<String> FIREWALLS =
            Set.of("iptables", "ip6tables", "iptables-legacy", "iptables-nft", "ip6tables-legacy", "ip6tables-nft");
    private static final Set<String> ADDRESSES = Set.of("arp", "route");
    private static final Set<String> OF_LINKS =
            Set.of("hw", "promisc", "-promisc", "txqueuelen", "media", "allmulti", "-allmulti");
    private static final Set<String> BEFORE_A_COMMAND = Set.of(
            "!", "{", "if", "then", "elif", "else", "do", "while", "until", "exec", "command", "sudo", "time", "nohup");

    /** In the order in which ip looks for them: {@code r} is a route. */
    private static final List<String> OBJECTS =
            List.of("address", "addrlabel", "route", "rule", "neighbor", "neighbour", "link");

    private static final Map<String, Fate> FATES = Map.of(
            "address", Fate.RENAMED,
            "route", Fate.RENAMED,
            "rule", Fate.RENAMED,
            "neighbor", Fate.RENAMED,
            "neighbour", Fate.RENAMED,
            "link", Fate.STAYS);

    private final String text;
    private final String from;
    private final List<Span> renamed = new ArrayList<>();
    private final List<Span> unknown = new ArrayList<>();
    private boolean stays;
    private boolean own;

    /** Looks at a hook for a device. */
    Hook(String text, Line line, String from) {
        this.text = text;
        this.from = from;
        if (line.words().size() > 1) {
            Span command = new Span(
                    line.words().get(1).span().start(), line.last().span().end());
            if (text.indexOf(from, command.start()) >= 0 || text.indexOf('$', command.start()) >= 0) {
                ShellCommands.of(text, command).forEach(this::judge);
            }
            int slashed = from.indexOf('.') < 0 ? -1 : text.indexOf(from.replace('.', '/'), command.start());
            if (slashed >= 0 && slashed < command.end()) {
                unknown.add(new Span(slashed, slashed + from.length()));
            }
        }
    }

    /** True if an option is a command. */
    static boolean is(Line option) {
        return NAMES.contains(option.first().text());
    }

    /** The places of the name that the other device takes over. */
    List<Span> renamed() {
        return renamed;
    }

    /** The places of the name of which nobody can say whether the other device takes them over. */
    List<Span> unknown() {
        return unknown;
    }

    /** True if the hardware's settings are named somewhere. */
    boolean stays() {
        return stays;
    }

    /** True if a command asks the shell for the name of the stanza's device. */
    boolean asksForName() {
        return own;
    }

    private void judge(List<Word> words) {
        int first = 0;
        while (first < words.size() - 1 && isBefore(words.get(first).text())) {
            first++;
        }
        List<Word> command = words.subList(first, words.size());
        Fate fate = fate(command);
        boolean nft = name(command).equals("nft");
        for (int i = 0; i < command.size(); i++) {
            Word word = command.get(i);
            own |= asksForName(text.substring(word.span().start(), word.span().end()));
            Word before = i == 0 ? word : command.get(i - 1);
            boolean ports = before.text().startsWith("--physdev");
            for (int at = find(word.span().start(), word.span().end());
                    at >= 0;
                    at = find(at + from.length(), word.span().end())) {
                place(new Span(at, at + from.length()), word, ports ? Fate.STAYS : nft ? Fate.RENAMED : fate, nft);
            }
        }
    }

    private static boolean isBefore(String word) {
        return BEFORE_A_COMMAND.contains(word) || (word.indexOf('=') > 0 && Character.isLetter(word.charAt(0)));
    }

    private void place(Span span, Word word, Fate fate, boolean nft) {
        boolean name = nft ? isOfNft(span.start()) : isWholeName(word.text());
        if (isKernelSetting(word.text()) || (fate == Fate.RENAMED && name)) {
            renamed.add(span);
        } else if (fate == Fate.STAYS) {
            stays = true;
        } else {
            unknown.add(span);
        }
    }

    /** What a command does with a device that it names. */
    private static Fate fate(List<Word> command) {
        String name = name(command);
        if (name.equals("ip")) {
            return ip(command);
        } else if (name.equals("ifconfig")) {
            return command.stream().anyMatch(word -> OF_LINKS.contains(word.text())) ? Fate.STAYS : Fate.RENAMED;
        } else if (FIREWALLS.contains(name) || ADDRESSES.contains(name)) {
            return Fate.RENAMED;
        }
        return HARDWARE.contains(name) ? Fate.STAYS : Fate.UNKNOWN;
    }

    /** The command's name without its directory. */
    private static String name(List<Word> command) {
        String path = command.get(0).text();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** In another namespace the name is another device's. */
    private static Fate ip(List<Word> command) {
        int at = 1;
        while (at < command.size() && command.get(at).text().startsWith("-")) {
            String option = command.get(at).text();
            if (option.startsWith("-n") || option.startsWith("-b")) {
                return Fate.UNKNOWN;
            }
            at += option.startsWith("-f") ? 2 : 1;
        }
        if (at >= command.size() || command.get(at).text().isEmpty()) {
            return Fate.UNKNOWN;
        }
        String word = command.get(at).text();
        return OBJECTS.stream()
                .filter(object -> object.startsWith(word))
                .findFirst()
                .map(object -> FATES.getOrDefault(object, Fate.UNKNOWN))
                .orElse(Fate.UNKNOWN);
    }

    /** The next place where the name stands alone: neither part of a longer one nor of a VLAN's, which sysctl writes with a slash. */
    private int find(int start, int end) {
        for (int at = text.indexOf(from, start);
                at >= 0 && at + from.length() <= end;
                at = text.indexOf(from, at + 1)) {
            int next = at + from.length();
            boolean vlan =
                    next + 1 < end && "./".indexOf(text.charAt(next)) >= 0 && Character.isDigit(text.charAt(next + 1));
            boolean longer = next < end && isOfName(text.charAt(next));
            if (!longer && !vlan && (!isOfName(text.charAt(at - 1)) || isAttached(at))) {
                return at;
            }
        }
        return -1;
    }

    /** {@code -ieth0} is {@code -i eth0}. */
    private boolean isAttached(int at) {
        return text.charAt(at - 2) == '-' && "io".indexOf(text.charAt(at - 1)) >= 0 && text.charAt(at - 3) == ' ';
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private boolean isWholeName(String word) {
        int at = word.indexOf(from);
        String before = at < 0 ? word : word.substring(0, at);
        String after = at < 0 ? word : word.substring(at + from.length());
        boolean option =
                before.isEmpty() || before.equals("-i") || before.equals("-o") || before.endsWith("-interface=");
        return option && (after.isEmpty() || after.startsWith(":"));
    }

    /** A key of sysctl, or its file. */
    private boolean isKernelSetting(String word) {
        String path = word.replace('.', '/');
        String key = path.startsWith("/proc/sys/") ? path.substring("/proc/sys/".length()) : path;
        return key.startsWith("net/ipv")
                && (key.contains("/conf/" + from.replace('.', '/') + "/")
                        || key.contains("/neigh/" + from.replace('.', '/') + "/"));
    }

    /** Behind {@code iif}, {@code oifname} and their like, perhaps in quotes. */
    private boolean isOfNft(int at) {
        int end = at;
        while (end > 0 && "\"'\\ \t!={".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String before = text.substring(Math.max(0, end - "oifname".length()), end);
        return before.endsWith("iif")
                || before.endsWith("oif")
                || before.endsWith("iifname")
                || before.endsWith("oifname");
    }

    private static boolean asksForName(String word) {
        return word.contains("$IFACE")
                || word.contains("${IFACE")
                || word.contains("$LOGICAL")
                || word.contains("${LOGICAL");
    }
}
