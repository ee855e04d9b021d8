package io.github.ddbbackup.maven.progress;

import io.github.ddbbackup.archive.ScanProgress;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is drawn anew several times a second, with bytes, rate, time left and objects. */
final class ProgressBarOnTerminal implements ReadingProgress {

  /** Fits the narrowest terminals in use; a wider line would not be drawn over. */
  private static final int WIDTH = 79;

  private static final int REDRAWN_EVERY_MILLIS = 250;
  private static final long MEGABYTE = 1_000_000;
  private static final long KILOBYTE = 1_000;

  private final String task;
  private final PrintStream out;
  private Optional<ProgressBar> bar = Optional.empty();

  ProgressBarOnTerminal(String task, PrintStream out) {
    this.task = task;
    this.out = out;
  }

  @Override
  public void accept(ScanProgress progress) {
    if (bar.isEmpty()) {
      bar = Optional.of(start(progress));
    }
    bar.get()
        .setExtraMessage(" %d/%d objects".formatted(progress.objects(), progress.allObjects()))
        .stepTo(progress.bytes());
  }

  private ProgressBar start(ScanProgress progress) {
    boolean large = progress.allBytes() >= 10 * MEGABYTE;
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(progress.allBytes())
        .setUnit(large ? " MB" : " kB", large ? MEGABYTE : KILOBYTE)
        .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REDRAWN_EVERY_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
        .build();
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
