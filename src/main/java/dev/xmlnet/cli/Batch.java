package dev.xmlnet.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Many inputs on all cores; the outcomes come in the order of the inputs whatever ends first. */
final class Batch {
    /** How far the fastest may run ahead of the one that is awaited; it bounds the memory. */
    private static final int AHEAD = 512;

    /** Twice the cores: while one waits for the disk, another can work. */
    private static final int WORKERS = 2 * Runtime.getRuntime().availableProcessors();

    private Batch() {}

    /** Runs a job on every input and hands the outcomes over, in order, on the calling thread. */
    static <T> void run(List<Input> inputs, Function<Input, T> job, Consumer<T> sink) {
        if (inputs.size() == 1) {
            sink.accept(job.apply(inputs.get(0)));
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Batch::daemon);
        Deque<Future<T>> pending = new ArrayDeque<>();
        try {
            for (Input input : inputs) {
                pending.add(workers.submit(() -> job.apply(input)));
                if (pending.size() > AHEAD) {
                    sink.accept(pending.remove().get());
                }
            }
            while (!pending.isEmpty()) {
                sink.accept(pending.remove().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a job turns every failure into an outcome", e.getCause());
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
