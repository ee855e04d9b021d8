package io.github.ddbbackup.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthlyCostTest {

  @Test
  void isThatOfWhatFirehoseBillsOfTheFunctionsTimeAndInvocationsAndOfObjects() {
    Prices prices = new Prices("here", 0.03, 0.00002, 0.2, 0.005);

    MonthlyCost cost = MonthlyCost.of(1000, 50, 5_120_000, prices);

    assertThat(cost.firehose()).isCloseTo(100_000 * 0.00512 * 0.03, within(1e-9));
    assertThat(cost.lambda())
        .isCloseTo(100_000 * (0.05 * 1.769 * 0.00002 + 0.0000002), within(1e-9));
    assertThat(cost.objects()).isCloseTo(43_200 * 0.005 / 1000, within(1e-9));
    assertThat(cost.sum()).isEqualTo(cost.firehose() + cost.lambda() + cost.objects());
  }

  @Test
  void pricesComeFromAFile(@TempDir Path folder) throws IOException {
    assertThat(Prices.read(Path.of("prices.properties")).firehoseGb()).isPositive();

    Path file = folder.resolve("prices.properties");
    Files.writeString(file, "region = here\nfirehose.gb = cheap\n");
    assertThatThrownBy(() -> Prices.read(file)).hasMessageContaining("firehose.gb in ");
    Files.writeString(file, "region = here\n");
    assertThatThrownBy(() -> Prices.read(file)).hasMessageContaining("No firehose.gb in ");
  }
}
