package plumb.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagSetTest {
  @Test
  void isWhatALinkedSetIs() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      Set<String> expected = new LinkedHashSet<>();
      Set<String> actual = new TagSet();
      for (int step = 0; step < 300; step++) {
        String tag = "tag" + random.nextInt(round + 1);
        if (random.nextInt(5) == 0) {
          assertThat(actual.remove(tag)).isEqualTo(expected.remove(tag));
        } else {
          assertThat(actual.add(tag)).isEqualTo(expected.add(tag));
        }
      }
      assertThat(actual).containsExactlyElementsOf(expected).isEqualTo(expected);
      assertThat(expected).allMatch(actual::contains);
      assertThat(actual.contains("other")).isFalse();
    }
  }

  @Test
  void takesAllOfAnother() {
    TagSet one = new TagSet();
    one.add("a");
    TagSet other = new TagSet();
    for (int i = 0; i < 40; i++) {
      other.add("tag" + i);
    }
    assertThat(one.addAll(other)).isTrue();
    assertThat(one.addAll(other)).isFalse();
    assertThat(one).hasSize(41).startsWith("a", "tag0").endsWith("tag39");
    assertThat(one.toArray()).containsExactlyElementsOf(one);
  }

  @Test
  void takesWhatOthersHave() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      Set<String> expected = new LinkedHashSet<>();
      Set<String> actual = new TagSet();
      for (int others = 0; others < 4; others++) {
        TagSet other = new TagSet();
        for (int i = random.nextInt(20); i > 0; i--) {
          other.add("tag" + random.nextInt(30));
        }
        expected.addAll(other);
        actual.addAll(other);
        assertThat(actual).containsExactlyElementsOf(expected);
        String more = "tag" + random.nextInt(30);
        assertThat(actual.add(more)).isEqualTo(expected.add(more));
      }
    }
  }

  @Test
  void holdsVeryMany() {
    Set<String> expected = new LinkedHashSet<>();
    TagSet actual = new TagSet();
    for (int i = 0; i < 20_000; i++) {
      expected.add("tag" + i);
      actual.add("tag" + i);
    }
    assertThat(actual).containsExactlyElementsOf(expected);
  }
}
