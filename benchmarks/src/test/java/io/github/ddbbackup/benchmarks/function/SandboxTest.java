package io.github.ddbbackup.benchmarks.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

  @TempDir Path folder;

  @Test
  void runsTheUsualFunction() throws Exception {
    LocalCertificate certificate = LocalCertificate.in(folder);
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-XX:TieredStopAtLevel=1");
    java.addAll(certificate.trustOptions());
    try (LoopbackFirehose firehose = LoopbackFirehose.start(certificate, true);
        Sandbox sandbox = Sandbox.start(Functions.usual(folder), java, firehose.endpoint())) {
      sandbox.invoke(new Changes(Payload.SMALL, 5).event(0, 5));

      assertThat(firehose.records()).isEqualTo(5);
      assertThat(firehose.billedBytes()).isEqualTo(5 * 5 * 1024);
      assertThat(sandbox.processorTime()).isPositive();
    }
  }
}
