package com.example.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class WorldTest {

  private final World world = new World(Instant.parse("2026-11-22T00:00:00Z"));

  private static Map<String, AttributeValue> find(
      List<Map<String, AttributeValue>> items, String code) {
    return items.stream().filter(i -> i.get("code").s().equals(code)).findFirst().orElseThrow();
  }

  @Test
  void countriesAreNestedAndNotOnlyAscii() {
    Map<String, AttributeValue> japan = find(world.countries(), "JP");

    assertEquals("日本", japan.get("names").m().get("ja").s());
    assertEquals("JPY", japan.get("currencies").l().get(0).m().get("code").s());
    assertEquals(List.of("Asia/Tokyo"), japan.get("timeZones").ss());
    assertEquals("🇯🇵", japan.get("flag").s());
    assertEquals("392", japan.get("numeric").n());
  }

  @Test
  void everyItemHasItsOwnKey() {
    List.of(world.countries(), world.currencies())
        .forEach(
            items -> {
              Set<String> codes = new HashSet<>();
              items.forEach(item -> codes.add(item.get("code").s()));
              assertEquals(items.size(), codes.size());
              assertTrue(codes.size() > 140);
            });
  }

  @Test
  void aRealAccountIsRefused() {
    Region region = Region.EU_WEST_1;

    assertThrows(QuickstartException.class, () -> Account.fromEnvironment(Map.of(), region));
    assertThrows(
        QuickstartException.class,
        () ->
            Account.fromEnvironment(
                Map.of("AWS_ENDPOINT_URL", "https://dynamodb.eu-west-1.amazonaws.com"), region));
  }
}
