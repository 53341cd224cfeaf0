package dev.xmlnet.cli;

import java.io.Closeable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long batch is, on a terminal. */
final class Progress implements Closeable {
    private static final int WIDTH = 78;
    private final ProgressBar bar;

    Progress(Screen err, int inputs) {
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
    void step() {
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }
}
