package plumb.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParameterMapTest {
  @Test
  void isWhatALinkedMapIs() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      Map<String, Integer> expected = new LinkedHashMap<>();
      Map<String, Integer> actual = new ParameterMap<>();
      for (int step = 0; step < 200; step++) {
        String name = "name" + random.nextInt(round / 4 + 1);
        if (random.nextInt(4) == 0) {
          assertThat(actual.remove(name)).isEqualTo(expected.remove(name));
        } else {
          assertThat(actual.put(name, step)).isEqualTo(expected.put(name, step));
        }
        assertThat(actual.get(name)).isEqualTo(expected.get(name));
      }
      assertThat(actual).containsExactlyEntriesOf(expected).isEqualTo(expected);
      assertThat(actual.values()).containsExactlyElementsOf(expected.values());
      List<Object> seen = new ArrayList<>();
      actual.forEach((name, value) -> seen.add(Map.entry(name, value)));
      assertThat(seen).containsExactlyElementsOf(expected.entrySet());
      assertThat(actual.containsKey("other")).isFalse();
      assertThat(actual.get(null)).isNull();
    }
  }

  @Test
  void changesThroughItsEntries() {
    Map<String, Integer> map = new ParameterMap<>();
    for (int i = 0; i < 12; i++) {
      map.put("name" + i, i);
    }
    map.replaceAll((name, value) -> value + 1);
    map.values().removeIf(value -> value % 2 == 0);
    assertThat(map).hasSize(6).containsEntry("name10", 11).doesNotContainKey("name11");
  }

  @Test
  void leavesOutWhatBecomesNothing() {
    ParameterMap<Integer> map = new ParameterMap<>();
    for (int i = 0; i < 20; i++) {
      map.put("name" + i, i);
    }
    ParameterMap<String> mapped = map.map(value -> value % 2 == 0 ? null : "v" + value);
    assertThat(mapped).hasSize(10).containsEntry("name19", "v19").doesNotContainKey("name18");
    mapped.put("more", "w");
    assertThat(mapped.get("more")).isEqualTo("w");
    assertThat(new ParameterMap<Integer>().map(String::valueOf).put("name", "x")).isNull();
  }
}
