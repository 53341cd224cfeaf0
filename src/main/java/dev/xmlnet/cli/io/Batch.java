package dev.xmlnet.cli.io;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Many inputs on all cores; the outcomes come in the order of the inputs whatever ends first. */
public final class Batch {
    /** How far the fastest may run ahead of the one that is awaited; it bounds the memory. */
    private static final int AHEAD = 512;

    /** Twice the cores: while one waits for the disk, another can work. */
    private static final int WORKERS = 2 * Runtime.getRuntime().availableProcessors();

    /**
     * How the work on one input is done.
     *
     * @param failed what an unexpected failure of the job becomes
     * @param alone held by all that work, and for writing by the one that needs all memory
     */
    private record Work<T>(Function<Input, T> job, BiFunction<Input, Fault, T> failed, ReadWriteLock alone) {
        T on(Input input) {
            if (Memory.isLarge(input.size())) {
                return alone(input);
            }
            alone.readLock().lock();
            try {
                return job.apply(input);
            } catch (OutOfMemoryError e) {
                // Others took the memory, perhaps. What standard input held is gone.
                if (input.isStandard()) {
                    return failed.apply(input, Fault.of(e));
                }
            } catch (RuntimeException | Error e) {
                return failed.apply(input, Fault.of(e));
            } finally {
                alone.readLock().unlock();
            }
            return alone(input);
        }

        private T alone(Input input) {
            alone.writeLock().lock();
            try {
                return job.apply(input);
            } catch (RuntimeException | Error e) {
                return failed.apply(input, Fault.of(e));
            } finally {
                alone.writeLock().unlock();
            }
        }
    }

    private Batch() {}

    /**
     * Runs a job on every input and hands the outcomes over, in order, on the calling thread. An input whose job throws
     * costs itself only; one that is large is done while no other is, and so is, once more, one that lacks memory.
     *
     * @param failed what an unexpected failure of the job becomes
     */
    public static <T> void run(
            List<Input> inputs, Function<Input, T> job, BiFunction<Input, Fault, T> failed, Consumer<T> sink) {
        Work<T> work = new Work<>(job, failed, new ReentrantReadWriteLock());
        if (inputs.size() == 1) {
            sink.accept(work.on(inputs.get(0)));
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Batch::daemon);
        Deque<Future<T>> pending = new ArrayDeque<>();
        try {
            for (Input input : inputs) {
                pending.add(workers.submit(() -> work.on(input)));
                if (pending.size() > AHEAD) {
                    sink.accept(pending.remove().get());
                }
            }
            while (!pending.isEmpty()) {
                sink.accept(pending.remove().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("every failure of a job is an outcome", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "xmlnet-worker");
        thread.setDaemon(true);
        return thread;
    }
}
