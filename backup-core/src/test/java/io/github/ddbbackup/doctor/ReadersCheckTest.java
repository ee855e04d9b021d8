package io.github.ddbbackup.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class ReadersCheckTest {

  private static final TableDescription TABLE =
      TableDescription.builder().tableName("Orders").build();
  private static final TableDescription GLOBAL =
      TABLE.toBuilder()
          .replicas(ReplicaDescription.builder().regionName("eu-west-2").build())
          .build();

  @Test
  void aStreamHasRoomForTwoReaders() {
    assertThat(ReadersCheck.judge(TABLE, Set.of())).isEmpty();
    assertThat(ReadersCheck.judge(TABLE, Set.of("search"))).isEmpty();
    assertThat(ReadersCheck.judge(TABLE, Set.of("search", "audit")))
        .get()
        .asString()
        .contains("audit, search");
  }

  @Test
  void thatOfAGlobalTableForOne() {
    assertThat(ReadersCheck.judge(GLOBAL, Set.of())).isEmpty();
    assertThat(ReadersCheck.judge(GLOBAL, Set.of("search"))).isPresent();
  }
}
