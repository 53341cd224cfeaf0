package dev.xmlnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.xmlnet.work.CountingLoader;
import dev.xmlnet.work.Work;
import java.io.IOException;
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
 * libraries, and the bytes that the thread allocates, which show what the JDK copies; never seconds.
 */
class GrowthTest {
    private static final int SMALL = 40;

    /** Ten, and more where sorting takes a logarithm too. */
    private static final int MOST_TIMES = 14;

    /** What a buffer that doubles may cost more by chance. */
    private static final int FEW_STEPS = 20_000;

    private static final int FEW_BYTES = 500_000;

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
        return cases().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> grow(one.getValue())));
    }

    private void grow(ObjIntConsumer<Path> input) throws IOException {
        cost(input, 1); // which loads classes
        Cost fixed = cost(input, 1);
        Cost small = cost(input, SMALL).minus(fixed);
        Cost large = cost(input, 10 * SMALL).minus(fixed);
        String figures = String.format(
                "%d to %d steps, %d to %d bytes", small.steps(), large.steps(), small.bytes(), large.bytes());
        assertThat(large.steps()).as(figures).isLessThan(MOST_TIMES * small.steps() + FEW_STEPS);
        assertThat(large.bytes()).as(figures).isLessThan(MOST_TIMES * small.bytes() + FEW_BYTES);
    }

    private Cost cost(ObjIntConsumer<Path> input, int size) throws IOException {
        Path directory =
                Files.createDirectories(temporary.resolve("run" + runs++)).toRealPath();
        long thread = Thread.currentThread().getId();
        long steps = Work.steps();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        input.accept(directory, size);
        return new Cost(Work.steps() - steps, THREADS.getThreadAllocatedBytes(thread) - bytes);
    }
}
