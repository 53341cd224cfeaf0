package dev.xmlnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.xmlnet.work.CountingLoader;
import dev.xmlnet.work.Work;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten times the input costs ten times the work. Work is steps, that is calls and rounds of loops of xmlnet and its
 * libraries, and allocated bytes, which show what the JDK copies; never seconds.
 */
class GrowthTest {
    private static final int SMALL = Integer.getInteger("growth.small", 100);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path temporary;

    private int runs;

    private record Cost(long steps, long bytes) {
        Cost minus(Cost other) {
            return new Cost(steps - other.steps, bytes - other.bytes);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ObjIntConsumer<Path>> cases() throws ReflectiveOperationException {
        ClassLoader counting = new CountingLoader(GrowthTest.class.getClassLoader());
        Method all = Class.forName("dev.xmlnet.cli.GrowthCases", true, counting).getDeclaredMethod("all");
        all.setAccessible(true);
        return (Map<String, ObjIntConsumer<Path>>) all.invoke(null);
    }

    @TestFactory
    Stream<DynamicTest> tenTimesTheInputIsTenTimesTheWork() throws ReflectiveOperationException {
        String only = System.getProperty("growth.case", "");
        return cases().entrySet().stream().filter(one -> one.getKey().matches(only + ".*"))
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> grow(one.getKey(), one.getValue())));
    }

    private void grow(String name, ObjIntConsumer<Path> input) throws Exception {
        long t = System.nanoTime();
        cost(input, 1);
        Cost fixed = cost(input, 1);
        Cost small = cost(input, SMALL).minus(fixed);
        Cost large = cost(input, 10 * SMALL).minus(fixed);
        System.err.printf("%-55s steps %5.1f (%d -> %d) bytes %5.1f (%d -> %d) %d ms%n", name, 1.0 * large.steps / small.steps, small.steps, large.steps, 1.0 * large.bytes / small.bytes, small.bytes, large.bytes, (System.nanoTime() - t) / 1000000);
        assertThat(large.steps).isLessThan(13 * small.steps + 100_000);
        assertThat(large.bytes).isLessThan(13 * small.bytes + 2_000_000);
    }

    private Cost cost(ObjIntConsumer<Path> input, int size) throws Exception {
        Path directory = Files.createDirectories(temporary.resolve("run" + runs++)).toRealPath();
        long thread = Thread.currentThread().getId();
        long steps = Work.steps();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        input.accept(directory, size);
        return new Cost(Work.steps() - steps, THREADS.getThreadAllocatedBytes(thread) - bytes);
    }
}
