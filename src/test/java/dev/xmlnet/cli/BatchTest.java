package dev.xmlnet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many inputs at once, their outcomes one after the other. */
class BatchTest {
    private static List<Input> inputs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Input(Path.of("f" + i), "f" + i, Path.of("f" + i), true))
                .toList();
    }

    private static List<String> order(int count, Function<Input, Outcome> job) {
        List<String> order = new ArrayList<>();
        Batch.run(inputs(count), job, outcome -> order.add(outcome.input().shown()));
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

    @Test
    void aJobThatThrowsIsAMistakeOfTheProgram() {
        IllegalStateException mistake = new IllegalStateException("mine");
        assertThatThrownBy(() -> order(3, input -> {
                    throw mistake;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(mistake);
    }
}
