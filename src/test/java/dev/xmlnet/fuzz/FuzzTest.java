package dev.xmlnet.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first of the hunt's attempts; {@code bench/fuzz} makes more. */
class FuzzTest {
    private static final int ATTEMPTS = 15_000;

    /** The seeds from 0 on: the same at each run. */
    private static final int SEED = 0;

    @TempDir
    private Path temporary;

    /** In a process of its own, with little memory and in an empty directory. */
    @Test
    void everyPromiseIsKept() throws Exception {
        Path here = Files.createDirectory(temporary.resolve("here"));
        Path failures = Files.createDirectory(temporary.resolve("failures"));
        Path log = temporary.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        Fuzzer.class.getName(),
                        Integer.toString(ATTEMPTS),
                        Integer.toString(SEED),
                        failures.toString(),
                        Path.of("samples").toAbsolutePath().toString())
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Names of files have letters of every script.
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        boolean ended = process.waitFor(30, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(log, UTF_8);
        assertThat(ended).as("ends").isTrue();
        assertThat(lines).as("run bench/fuzz 1 SEED for one alone").noneMatch(line -> line.startsWith("seed "));
        assertThat(lines)
                .contains(
                        "sum " + ATTEMPTS + " inputs",
                        "sum 0 exits of 70",
                        "sum 0 failures",
                        "sum 0 out of memory",
                        "sum 0 over 5 s");
        assertThat(process.exitValue()).isZero();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }
}
