package dev.xmlnet.cli.console;

import java.io.Closeable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long batch is, on a terminal. */
public final class Progress implements Closeable {
    /** So many files take long enough for a progress bar. */
    public static final int LONG_WORK = 500;

    private static final int WIDTH = 78;
    private final ProgressBar bar;

    public Progress(Screen err, int inputs) {
        bar = new ProgressBarBuilder()
                .setTaskName("xmlnet")
                .setInitialMax(inputs)
                .setUnit(" files", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(err.raw(), WIDTH))
                .clearDisplayOnFinish()
                .build();
    }

    /** One more is done. */
    public void step() {
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }
}
