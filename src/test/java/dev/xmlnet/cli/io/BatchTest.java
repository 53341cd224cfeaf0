package dev.xmlnet.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many inputs at once, their outcomes one after the other. */
class BatchTest {
    private record Done(Input input, Fault fault) {
        static Done of(Input input) {
            return new Done(input, null);
        }
    }

    private static List<Input> inputs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Input(Path.of("f" + i), "f" + i))
                .toList();
    }

    private static List<String> order(int count, Function<Input, Done> job) {
        List<String> order = new ArrayList<>();
        Batch.run(
                inputs(count),
                job,
                Done::new,
                outcome -> order.add(outcome.input().shown()));
        return order;
    }

    @Test
    void theOrderIsThatOfTheInputsWhateverFinishesFirst() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "skipped: one core does one after the other");
        CountDownLatch secondIsDone = new CountDownLatch(1);
        List<String> order = order(100, input -> {
            if (input.shown().equals("f0")) {
                await(secondIsDone);
            } else if (input.shown().equals("f1")) {
                secondIsDone.countDown();
            }
            return Done.of(input);
        });
        assertThat(order).isEqualTo(inputs(100).stream().map(Input::shown).toList());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFastestRunAheadOnlySoFarThatMemoryIsBounded() {
        AtomicInteger started = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Batch.run(
                inputs(5000),
                input -> {
                    most.accumulateAndGet(started.incrementAndGet() - taken.get(), Math::max);
                    return Done.of(input);
                },
                Done::new,
                outcome -> taken.incrementAndGet());
        assertThat(taken).hasValue(5000);
        assertThat(most.get()).isLessThan(600);
    }

    @Test
    void oneInputIsDoneWithoutAnotherThread() {
        Thread here = Thread.currentThread();
        assertThat(order(1, input -> {
                    assertThat(Thread.currentThread()).isSameAs(here);
                    return Done.of(input);
                }))
                .containsExactly("f0");
    }

    @Test
    void noInputIsNothing() {
        assertThat(order(0, Done::of)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void aJobThatThrowsCostsItsInputOnly(int count) {
        List<Throwable> thrown = List.of(
                new IllegalStateException("mine"),
                new StackOverflowError(),
                new NoClassDefFoundError("gone"),
                new OutOfMemoryError());
        for (Throwable one : thrown) {
            List<Done> outcomes = outcomes(count, input -> {
                if (input.shown().equals("f0")) {
                    throw sneaky(one);
                }
                return Done.of(input);
            });
            Fault fault = outcomes.get(0).fault();
            assertThat(fault.memory()).isEqualTo(one instanceof OutOfMemoryError);
            assertThat(fault.exitCode()).isEqualTo(fault.memory() ? ExitCode.INPUT : ExitCode.BUG);
            assertThat(outcomes.stream().skip(1)).hasSize(count - 1).allMatch(done -> done.fault() == null);
        }
    }

    /** What one input takes is free for the others: each that lacked memory is done once more, alone. */
    @Test
    void whatLacksMemoryIsDoneOnceMoreWhileNoOtherIs() {
        AtomicInteger running = new AtomicInteger();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        List<Done> outcomes = outcomes(200, input -> {
            int others = running.getAndIncrement();
            try {
                if (!seen.add(input.shown())) {
                    assertThat(others).isZero();
                } else if (input.shown().endsWith("7")) {
                    throw new OutOfMemoryError();
                }
                return Done.of(input);
            } finally {
                running.decrementAndGet();
            }
        });
        assertThat(outcomes).hasSize(200).allMatch(done -> done.fault() == null);
    }

    private static List<Done> outcomes(int count, Function<Input, Done> job) {
        List<Done> outcomes = new ArrayList<>();
        Batch.run(inputs(count), job, Done::new, outcomes::add);
        return outcomes;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }
}
