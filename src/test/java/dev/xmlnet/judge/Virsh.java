package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * One virsh that answers many commands, since a start of it costs more than a definition.
 *
 * <pre>{@code
 * try (Virsh virsh = Virsh.testDriver()) {
 *   Virsh.Answer answer = virsh.ask("define /tmp/guest.xml --validate");
 *   assertThat(answer.error()).isNull();
 * }
 * }</pre>
 *
 * <p>It is the virsh of the {@link Libvirt}. Where the machine has no such libvirt, the factories abort the test, naming what would let it
 * run.
 */
public final class Virsh implements AutoCloseable {
    /** The tag of a test that needs root and a libvirtd: {@code mvn verify} leaves it to {@code src/test/judge/all}. */
    public static final String DAEMON = "daemon";

    private static final int SECONDS_TO_ANSWER = 120;
    private static final int SECONDS_TO_END = 20;
    private static final String WITHOUT_PASST =
            "XML error: Invalid value for attribute 'type' in element 'backend': 'passt'.";

    /** What virsh prints before it echoes a command. */
    private static final String PROMPT = "virsh # ";

    /** No command of virsh: its complaint ends the answer before. ({@code echo} would write no line end after -q.) */
    private static final String END_OF_ANSWER = "end-of-answer-";

    private static final String END_OF_OUTPUT = "end of output";

    private final Process process;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private int asked;

    /**
     * What virsh said to a command.
     *
     * @param text its output, without the last line end
     * @param error the reason of a failure on one line; null if the command succeeded
     */
    public record Answer(String text, String error) {
        /** True if the command succeeded. */
        public boolean ok() {
            return error == null;
        }

        /** True if libvirt was built without passt: Debian 12 patches it out, so that its word on passt is none. */
        public boolean lacksPasst() {
            return !Libvirt.hasPasst() && error != null && error.equals(WITHOUT_PASST);
        }
    }

    private Virsh(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(Libvirt.command(command)).redirectErrorStream(true);
        builder.environment().put("TERM", "dumb"); // readline would colour its echo
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "virsh output");
        reader.setDaemon(true);
        reader.start();
    }

    /** libvirt's parser and schema without a hypervisor behind them; its own guest {@code test} is gone. */
    public static Virsh testDriver() {
        Virsh virsh = new Virsh(session("test:///default"));
        virsh.must("destroy test");
        virsh.must("undefine test");
        return virsh;
    }

    /**
     * The QEMU driver of a libvirtd of one's own, with the bridge {@code br0} and the NIC {@code eth0}.
     *
     * @param preparation shell commands that run inside first, such as {@code ip tuntap add tap0 mode tap}
     */
    public static Virsh qemuDriver(String... preparation) {
        String script = String.join("\n", preparation) + "\nexec \"$@\"";
        List<String> command = new ArrayList<>(List.of(Libvirt.script("with-libvirtd"), "sh", "-ec", script, "sh"));
        command.addAll(session("qemu:///system"));
        Virsh virsh = new Virsh(command);
        virsh.must("uri");
        return virsh;
    }

    /** The version of the library that answers, such as {@code 9.0.0}. */
    public String libraryVersion() {
        String using = "Using library: libvirt ";
        return must("version")
                .lines()
                .filter(line -> line.startsWith(using))
                .map(line -> line.substring(using.length()))
                .findFirst()
                .orElseThrow();
    }

    /** Gives a command and waits for its answer. */
    public Answer ask(String command) {
        return ask(List.of(command)).get(0);
    }

    /** Gives commands and waits for all answers, which come in the same order. */
    public List<Answer> ask(List<String> commands) {
        return askAll(List.of(this), List.of(commands)).get(0);
    }

    /** The same with several sessions, which work at the same time, each on its own commands. */
    static List<List<Answer>> askAll(List<Virsh> sessions, List<List<String>> commands) {
        for (int i = 0; i < sessions.size(); i++) {
            sessions.get(i).send(commands.get(i));
        }
        List<List<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            answers.add(sessions.get(i).receive(commands.get(i)));
        }
        return answers;
    }

    private void send(List<String> commands) {
        int first = asked;
        Thread writer = new Thread(() -> write(commands, first), "virsh input");
        writer.setDaemon(true); // it ends when virsh has read all, or has ended
        writer.start();
    }

    private List<Answer> receive(List<String> commands) {
        List<Answer> answers = new ArrayList<>(commands.size());
        for (String command : commands) {
            answers.add(readAnswer(command, "error: unknown command: '" + END_OF_ANSWER + asked + "'"));
            asked++;
        }
        return answers;
    }

    /**
     * Gives a command that must succeed.
     *
     * @return its output
     */
    public String must(String command) {
        Answer answer = ask(command);
        if (!answer.ok()) {
            throw new AssertionError("virsh " + command + ": " + answer.error());
        }
        return answer.text();
    }

    /** Ends virsh and, with it, its libvirtd and the guests. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Skips a test and says why, which Maven does not. */
    static void skip(String why) {
        System.out.println("skipped: " + why);
        Assumptions.abort("skipped: " + why);
    }

    private static List<String> session(String uri) {
        return List.of("stdbuf", "-oL", "virsh", "-q", "-c", uri);
    }

    private void read() {
        InputStream bytes = process.getInputStream();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
            }
        } catch (IOException e) {
            output.add("cannot read from virsh: " + e);
        }
        output.add(END_OF_OUTPUT);
    }

    private void write(List<String> commands, int first) {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < commands.size(); i++) {
            input.append(commands.get(i)).append('\n');
            input.append(END_OF_ANSWER).append(first + i).append('\n');
        }
        try {
            OutputStream stream = process.getOutputStream();
            stream.write(input.toString().getBytes(UTF_8));
            stream.flush();
        } catch (IOException e) {
            output.add(END_OF_OUTPUT); // virsh has ended, and its output says why
        }
    }

    private Answer readAnswer(String command, String end) {
        List<String> lines = new ArrayList<>();
        for (String line = next(command); !line.equals(end); line = next(command)) {
            if (line.equals(END_OF_OUTPUT)) {
                throw died(command, lines);
            }
            if (!line.startsWith(PROMPT)) {
                lines.add(line);
            }
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new Answer(String.join("\n", lines), error(lines));
    }

    private String next(String command) {
        try {
            String line = output.poll(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
            if (line == null) {
                process.destroyForcibly();
                throw new AssertionError("no answer in " + SECONDS_TO_ANSWER + " s to: virsh " + command);
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while virsh works on: " + command, e);
        }
    }

    /** The reason stands in the last of the lines that begin with "error:"; it may go on for some lines. */
    private static String error(List<String> lines) {
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).startsWith("error: ") ? i : last;
        }
        if (last < 0) {
            return null;
        }
        String reason = String.join(" ", lines.subList(last, lines.size()));
        return reason.substring("error: ".length());
    }

    private AssertionError died(String command, List<String> lines) {
        String words = String.join("\n", lines);
        try {
            if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS) && process.exitValue() == Libvirt.SKIPPED) {
                skip(
                        words
                                + " (needed, as root: Debian libvirt-daemon-system, libvirt-clients, qemu-system-x86, iproute2)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new AssertionError("virsh ended at: " + command + "\n" + words);
    }
}
