package io.github.ddbbackup.restore;

import io.github.ddbbackup.delivery.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Persistence whose waits pass at once. */
final class Waiting {

  final List<Duration> sleeps = new CopyOnWriteArrayList<>();

  Persistence persistence() {
    return new Persistence(
        RetryPolicy.standard(), Duration.ofSeconds(30), sleeps::add, new Random(3));
  }
}
