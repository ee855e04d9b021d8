package io.github.ddbbackup.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.Meaning;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The bits of items against the items themselves. */
class MeaningOfRandomValuesTest {

  private final Meaning meaning = new Meaning();

  @Property
  void isTheSameForTheSameAndOtherwiseNot(@ForAll long seed) {
    Random random = new Random(seed);
    RandomValues values = new RandomValues(random);
    var attributes = values.attributes();
    Json one = Json.of(values.write(attributes));
    Json same = Json.of(values.write(attributes));
    Json other = Json.of(values.write(values.attributes()));

    assertThat(meaning.of(one)).isEqualTo(meaning.of(same));
    assertThat(java.util.Arrays.equals(meaning.of(one), meaning.of(other)))
        .isEqualTo(Item.of(one).equals(Item.of(other)));
  }
}
