package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What libvirt did with a guest that was defined and started.
 *
 * @param refusal why it refused the definition; null if it took it
 * @param failure why it did not start the guest; null if it did
 * @param record the definition as libvirt keeps it; null if it was refused
 */
record Trial(String refusal, String failure, String record) {
    /** Where a start gets so far, libvirt has taken the guest for the network, and waits for a switch that is not here. */
    private static final List<String> LACKS_A_SWITCH =
            List.of("Unable to add port", "Unable to bind port", "sending of PortProfileRequest failed");

    /** Reasons that are about this machine and not about the guest, and what it lacks. */
    private static final Map<String, String> LACKS = Map.of(
            "qdisc kind is unknown",
            "the kernel has no qdisc sfq",
            "Failed to load TC action module",
            "the kernel has no action police",
            "error adding vlan filter",
            "the kernel has no VLAN filter of bridges",
            "is not active",
            "the network cannot be started here",
            "eth1 is not a VF",
            "there is no virtual function");

    private static final List<String> COMMANDS =
            List.of("define %s", "dumpxml small --inactive", "start small --paused", "destroy small", "undefine small");

    boolean defined() {
        return refusal == null;
    }

    /** True if it starts, or would beside a switch, as far as is known. */
    boolean starts() {
        return runs() || lacksSwitch();
    }

    boolean runs() {
        return defined() && failure == null;
    }

    boolean lacksSwitch() {
        return failure != null && LACKS_A_SWITCH.stream().anyMatch(failure::contains);
    }

    /** True if the guest does not start because of what it is. */
    boolean fails() {
        return defined() && !starts() && unjudged() == null;
    }

    /** What this machine lacks for a start; null if the start says something of the guest. */
    String unjudged() {
        if (failure != null) {
            for (Map.Entry<String, String> lack : LACKS.entrySet()) {
                if (failure.contains(lack.getKey())) {
                    return lack.getValue();
                }
            }
        }
        return null;
    }

    /** Tries guests, which are those that have no trial yet, with all sessions at once. */
    static void of(Collection<String> guests, Map<String, Trial> trials, List<Virsh> sessions, Path directory)
            throws IOException {
        List<String> wanted = new ArrayList<>(new LinkedHashSet<>(guests));
        wanted.removeAll(trials.keySet());
        List<List<String>> jobs = new ArrayList<>();
        for (String guest : wanted) {
            Path file = Files.writeString(Files.createTempFile(directory, "", ".xml"), guest, UTF_8);
            jobs.add(COMMANDS.stream().map(command -> command.formatted(file)).toList());
        }
        List<List<Virsh.Answer>> answers = ask(jobs, sessions);
        for (int i = 0; i < wanted.size(); i++) {
            trials.put(wanted.get(i), of(answers.get(i)));
        }
    }

    private static Trial of(List<Virsh.Answer> answers) {
        return answers.get(0).ok()
                ? new Trial(null, answers.get(2).error(), answers.get(1).text())
                : new Trial(answers.get(0).error(), null, null);
    }

    /** Gives each job, some commands, to one of the sessions, which work at the same time; the answers by job. */
    static List<List<Virsh.Answer>> ask(List<List<String>> jobs, List<Virsh> sessions) {
        List<List<String>> commands = new ArrayList<>();
        sessions.forEach(session -> commands.add(new ArrayList<>()));
        for (int i = 0; i < jobs.size(); i++) {
            commands.get(i % sessions.size()).addAll(jobs.get(i));
        }
        List<Iterator<Virsh.Answer>> answers =
                Virsh.askAll(sessions, commands).stream().map(List::iterator).toList();
        List<List<Virsh.Answer>> byJob = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            Iterator<Virsh.Answer> next = answers.get(i % sessions.size());
            List<Virsh.Answer> some = new ArrayList<>();
            jobs.get(i).forEach(command -> some.add(next.next()));
            byJob.add(some);
        }
        return byJob;
    }
}
