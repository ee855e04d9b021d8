package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final Semaphore begun = new Semaphore(0);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void onePieceAloneNeedsNoOtherThread() {
    Executor none =
        piece -> {
          throw new AssertionError("handed over");
        };

    assertThat(Together.done(List.of(Thread::currentThread), none))
        .containsExactly(Thread.currentThread());
    assertThat(Together.done(List.<Supplier<String>>of(), none)).isEmpty();
  }

  @Test
  void outcomesComeInTheOrderOfThePiecesWhicheverEndsFirst() {
    CountDownLatch lastEnded = new CountDownLatch(1);
    Supplier<String> first =
        () -> {
          Uninterruptibles.awaitUninterruptibly(lastEnded);
          return "first";
        };
    Supplier<String> last =
        () -> {
          lastEnded.countDown();
          return "last";
        };

    assertThat(Together.done(List.of(first, () -> "second", last), threads))
        .containsExactly("first", "second", "last");
  }

  @Test
  void aDefectIsThrownWhenNothingIsUnderWayAnyMoreWithThoseOfTheOthers() {
    CountDownLatch othersFailed = new CountDownLatch(2);
    AtomicBoolean ended = new AtomicBoolean();
    Thread caller = Thread.currentThread();
    IllegalStateException first = new IllegalStateException("first");
    AssertionError third = new AssertionError("third");
    Supplier<String> slow =
        () -> {
          Uninterruptibles.awaitUninterruptibly(othersFailed);
          waitUntilItWaits(caller);
          ended.set(true);
          return "taken";
        };

    assertThatThrownBy(
            () ->
                Together.done(
                    List.of(
                        noted(failing(first, othersFailed)),
                        noted(slow),
                        noted(failing(third, othersFailed))),
                    this::begun))
        .isSameAs(first)
        .hasSuppressedException(third);
    assertThat(ended).isTrue();
  }

  @Test
  void oneDefectOfSeveralPiecesIsThrownAsItIs() {
    IllegalStateException defect = new IllegalStateException("defect");
    Supplier<String> failing = failing(defect, new CountDownLatch(0));

    assertThatThrownBy(() -> Together.done(List.of(failing, failing), threads))
        .isSameAs(defect)
        .hasNoSuppressedExceptions();
  }

  @Test
  void anInterruptionLeavesNothingBehindAndIsKept() {
    AtomicBoolean ended = new AtomicBoolean();
    Thread caller = Thread.currentThread();
    Supplier<Boolean> slow =
        () -> {
          caller.interrupt();
          ended.set(true);
          return true;
        };

    assertThat(Together.done(List.of(noted(slow), noted(() -> true)), this::begun))
        .containsExactly(true, true);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).isTrue();
  }

  @Test
  void theCallerBeginsInTheirOrderWhatNoThreadHas() {
    List<String> begun = new ArrayList<>();
    List<Runnable> handedOver = new ArrayList<>();
    Supplier<Boolean> second = () -> begun.add("second");

    Together.done(
        List.of(() -> begun.add("first"), second, () -> begun.add("third")), handedOver::add);
    handedOver.forEach(Runnable::run);

    assertThat(handedOver).hasSize(3);
    assertThat(begun).containsExactly("first", "second", "third");
  }

  /** Goes on when a thread has begun the piece, which is a noted one. */
  private void begun(Runnable piece) {
    threads.execute(piece);
    begun.acquireUninterruptibly();
  }

  private <T> Supplier<T> noted(Supplier<T> piece) {
    return () -> {
      begun.release();
      return piece.get();
    };
  }

  private static void waitUntilItWaits(Thread caller) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (caller.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private static Supplier<String> failing(Throwable failure, CountDownLatch failed) {
    return () -> {
      failed.countDown();
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }
}
