package dev.xmlnet.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.xmlnet.fuzz.Promises.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hunt: attempts in the current directory, which must be empty. {@code Fuzzer N SEED FAILURES [DIR...]} makes N
 * attempts, of the seeds from SEED on, with the {@code *.xml} of each DIR among the documents. What broke goes to a directory
 * of FAILURES, with the files and the command line; the same seed and N = 1 tries that one again. The figures go to standard
 * output, a line each: {@code sum} or {@code max}, which says how those of several processes go together, the number, and
 * its name.
 */
public final class Fuzzer {
    /** The longest time that an input may take, in seconds. */
    private static final double LONGEST = 5;

    /** After so many seconds it does not end. */
    private static final int HANGS = 60;

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final double NANOS = 1e9;
    private static final int MOST_FAILURES = 500;

    private final Corpus corpus;
    private final Workshop workshop;
    private final Path failures;
    private final Map<String, Long> sums = new TreeMap<>();
    private double slowest;
    private long slowestSeed;

    private volatile long seed;
    private volatile long began;

    private Fuzzer(Corpus corpus, Workshop workshop, Path failures) {
        this.corpus = corpus;
        this.workshop = workshop;
        this.failures = failures;
        for (String figure : List.of(
                "inputs", "results written", "diffs applied", "exits of 70", "over 5 s", "out of memory", "failures")) {
            sums.put(figure, 0L);
        }
    }

    /** Hunts, and exits with 1 if something broke. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<Path> more = Stream.of(args).skip(3).map(Path::of).toList();
        Fuzzer fuzzer = new Fuzzer(Corpus.read(more), Workshop.open(), Path.of(args[2]));
        fuzzer.workshop.commit(fuzzer.revision());
        fuzzer.watch(Thread.currentThread());
        long first = Long.parseLong(args[1]);
        for (long i = 0; i < Long.parseLong(args[0]); i++) {
            fuzzer.attempt(first + i);
        }
        fuzzer.print();
        fuzzer.workshop.lay(Map.of());
        System.exit(fuzzer.sums.get("failures") == 0 ? 0 : 1);
    }

    /** With what {@code check --against} compares. */
    private Map<String, byte[]> revision() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : List.of(Attempt.INPUT, "b.xml", "d/c.xml")) {
            files.put(name, corpus.document(Attempt.random(name.length())).getBytes(ISO_8859_1));
        }
        return files;
    }

    private void attempt(long number) throws IOException {
        seed = number;
        began = System.nanoTime();
        Attempt attempt = Attempt.of(number, corpus);
        double seconds = hold(attempt);
        // What the JVM did beside, such as to compile classes, is no failure of this input.
        if (seconds > LONGEST && hold(attempt) > LONGEST) {
            add("over 5 s");
            fail(attempt, List.of("it takes " + seconds + " s"));
        }
        if (seconds > slowest) {
            slowest = seconds;
            slowestSeed = number;
        }
    }

    /** Returns the seconds that it took; those that a busy machine spent on others do not count. */
    private double hold(Attempt attempt) throws IOException {
        long start = System.nanoTime();
        long work = SYSTEM.getProcessCpuTime();
        Outcome outcome;
        try {
            outcome = Promises.hold(attempt, workshop);
        } catch (OutOfMemoryError e) {
            outcome = new Outcome(List.of("out of memory"), 3, 0, 0, false, true);
        }
        add("inputs");
        add("inputs: " + attempt.form());
        add("inputs: exit code " + outcome.exit());
        sums.merge("results written", (long) outcome.written(), Long::sum);
        sums.merge("diffs applied", (long) outcome.applied(), Long::sum);
        sums.merge("exits of 70", outcome.bug() ? 1L : 0L, Long::sum);
        sums.merge("out of memory", outcome.memory() ? 1L : 0L, Long::sum);
        if (!outcome.broken().isEmpty()) {
            fail(attempt, outcome.broken());
        }
        return Math.min(System.nanoTime() - start, SYSTEM.getProcessCpuTime() - work) / NANOS;
    }

    private void add(String figure) {
        sums.merge(figure, 1L, Long::sum);
    }

    private void fail(Attempt attempt, List<String> broken) throws IOException {
        add("failures");
        System.err.println("seed " + attempt.seed() + ": " + attempt.form() + ": " + broken.get(0));
        if (sums.get("failures") > MOST_FAILURES) {
            return;
        }
        Path directory = failures.resolve(Long.toString(attempt.seed()));
        for (Map.Entry<String, byte[]> file : attempt.files().entrySet()) {
            Path path = directory.resolve("files").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Files.writeString(directory.resolve("args"), quoted(attempt.words()) + "\n", UTF_8);
        Files.write(directory.resolve("broken"), broken, UTF_8);
    }

    /** As bash reads them. */
    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\\\''").replace("\0", "\\0") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Ends the process if an attempt does not end. */
    private void watch(Thread worker) {
        Thread watch = new Thread(() -> {
            while (true) {
                try {
                    Thread.sleep(1000);
                } catch (InterruptedException e) {
                    return;
                }
                if (began != 0 && (System.nanoTime() - began) / NANOS > HANGS) {
                    System.err.println("seed " + seed + " does not end:");
                    Arrays.stream(worker.getStackTrace()).forEach(System.err::println);
                    Runtime.getRuntime().halt(1);
                }
            }
        });
        watch.setDaemon(true);
        watch.start();
    }

    private void print() throws IOException {
        sums.forEach((figure, number) -> System.out.println("sum " + number + " " + figure));
        System.out.printf("max %.3f slowest input in seconds (seed %d)%n", slowest, slowestSeed);
        // The most that it ever had, as the kernel counts.
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            lines.filter(line -> line.startsWith("VmHWM:"))
                    .forEach(line -> System.out.println(
                            "max " + Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " memory of a process in MB"));
        }
    }
}
