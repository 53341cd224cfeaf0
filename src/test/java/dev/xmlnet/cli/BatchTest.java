package dev.xmlnet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    private static List<Input> inputs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Input(Path.of("f" + i), "f" + i, Path.of("f" + i), true))
                .toList();
    }

    private static List<String> order(int count, Function<Input, Outcome> job) {
        List<String> order = new ArrayList<>();
        Batch.run(
                inputs(count),
                job,
                Outcome::fault,
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
            return Outcome.skipped(input);
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
                    return Outcome.skipped(input);
                },
                Outcome::fault,
                outcome -> taken.incrementAndGet());
        assertThat(taken).hasValue(5000);
        assertThat(most.get()).isLessThan(600);
    }

    @Test
    void oneInputIsDoneWithoutAnotherThread() {
        Thread here = Thread.currentThread();
        assertThat(order(1, input -> {
                    assertThat(Thread.currentThread()).isSameAs(here);
                    return Outcome.skipped(input);
                }))
                .containsExactly("f0");
    }

    @Test
    void noInputIsNothing() {
        assertThat(order(0, Outcome::skipped)).isEmpty();
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
            List<Outcome> outcomes = outcomes(count, input -> {
                if (input.shown().equals("f0")) {
                    throw sneaky(one);
                }
                return Outcome.skipped(input);
            });
            Fault fault = outcomes.get(0).fault();
            assertThat(fault.memory()).isEqualTo(one instanceof OutOfMemoryError);
            assertThat(fault.exitCode()).isEqualTo(fault.memory() ? ExitCode.INPUT : ExitCode.BUG);
            assertThat(outcomes.stream().skip(1)).hasSize(count - 1).allMatch(Outcome::isSkipped);
        }
    }

    /** What one input takes is free for the others: each that lacked memory is done once more, alone. */
    @Test
    void whatLacksMemoryIsDoneOnceMoreWhileNoOtherIs() {
        AtomicInteger running = new AtomicInteger();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        List<Outcome> outcomes = outcomes(200, input -> {
            int others = running.getAndIncrement();
            try {
                if (!seen.add(input.shown())) {
                    assertThat(others).isZero();
                } else if (input.shown().endsWith("7")) {
                    throw new OutOfMemoryError();
                }
                return Outcome.skipped(input);
            } finally {
                running.decrementAndGet();
            }
        });
        assertThat(outcomes).hasSize(200).allMatch(Outcome::isSkipped);
    }

    private static List<Outcome> outcomes(int count, Function<Input, Outcome> job) {
        List<Outcome> outcomes = new ArrayList<>();
        Batch.run(inputs(count), job, Outcome::fault, outcomes::add);
        return outcomes;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }
}
