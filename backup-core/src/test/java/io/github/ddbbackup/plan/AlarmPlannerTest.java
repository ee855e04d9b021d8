package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.TopicArn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmPlannerTest {

  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alarms";

  private final List<Alarm> desired =
      BackupAlarms.of(
          BackupConfig.builder(
                  RegionName.of("eu-west-1"),
                  BucketName.of("backup-bucket"),
                  RoleArn.of("arn:aws:iam::123456789012:role/Firehose"),
                  RoleArn.of("arn:aws:iam::123456789012:role/Functions"))
              .alarmTopicArn(TopicArn.of(TOPIC))
              .build());

  @Test
  void thereAreNoneWithoutATopic() {
    assertThat(BackupAlarms.of(Samples.config())).isEmpty();
    assertThat(AlarmPlanner.plan(List.of(), Map.of())).isEmpty();
  }

  @Test
  void eachTellsTheTopic() {
    assertThat(desired).hasSize(8).allMatch(alarm -> alarm.topic().equals(TOPIC));
    assertThat(desired).extracting(Alarm::name).containsExactlyElementsOf(BackupAlarms.names());
    assertThat(desired).extracting(alarm -> alarm.source().text()).doesNotHaveDuplicates();
  }

  @Test
  void missingOnesAreMade() {
    assertThat(AlarmPlanner.plan(desired, Map.of()))
        .hasSize(8)
        .allMatch(change -> change.operation() == Operation.CREATE);
  }

  @Test
  void nothingIsToDoOnceTheyAreThere() {
    assertThat(AlarmPlanner.plan(desired, actual()))
        .hasSize(8)
        .allMatch(change -> change.operation() == Operation.NONE);
  }

  @Test
  void driftInEachSettingIsFound() {
    Alarm alarm = desired.get(0);
    for (String field : alarm.fields().keySet()) {
      Map<String, Map<String, String>> actual = actual();
      actual.get(alarm.name()).put(field, "other");

      PlannedChange change = AlarmPlanner.plan(desired, actual).get(0);

      assertThat(change.operation()).isEqualTo(Operation.UPDATE);
      assertThat(change.differences())
          .containsExactly(new Difference(field, "other", alarm.fields().get(field)));
    }
  }

  @Test
  void allGoWithTheTopic() {
    assertThat(AlarmPlanner.plan(List.of(), actual()))
        .hasSize(8)
        .allMatch(change -> change.operation() == Operation.DELETE);
  }

  private Map<String, Map<String, String>> actual() {
    Map<String, Map<String, String>> actual = new HashMap<>();
    desired.forEach(alarm -> actual.put(alarm.name(), new HashMap<>(alarm.fields())));
    return actual;
  }
}
