package plumb.values;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldTest {
  private final HeldList inner = (HeldList) Held.of(List.of("a"));

  @Test
  void elementsStayTheSameObjects() {
    HeldMap map = (HeldMap) Held.of(Map.of("list", List.of(List.of(1L)), "inner", inner));
    List<?> list = (List<?>) requireNonNull(map.get("list"));
    assertThat(map.get("list")).isSameAs(list);
    assertThat(list.get(0)).isSameAs(list.iterator().next());
    assertThat(map.get("inner")).isSameAs(inner);
    assertThat(map.entrySet()).allMatch(each -> each.getValue() == map.get(each.getKey()));
    assertThat(Held.of(map)).isSameAs(map);
  }

  @Test
  void whoeverHoldsOneSeesItsChange() {
    HeldMap around = (HeldMap) Held.of(Map.of("k", List.of("x", inner)));
    inner.change(List.of("b", List.of()));
    assertThat(around).isEqualTo(Map.of("k", List.of("x", List.of("b", List.of()))));
    assertThat(around.hashCode()).isEqualTo(new LinkedHashMap<>(around).hashCode());
    ((HeldList) ((List<?>) inner.get(1))).change(List.of(1L));
    assertThat(around.toString()).isEqualTo("{k=[x, [b, [1]]]}");
  }

  @Test
  void equalsPlainOnes() {
    Map<String, List<String>> plain = Map.of("k", List.of("a"));
    Object held = Held.of(Map.of("k", inner));
    assertThat(held).isEqualTo(plain).isEqualTo(Held.of(plain)).hasSameHashCodeAs(plain);
    assertThat(plain).isEqualTo(held);
    assertThat(inner).isEqualTo(List.of("a")).isEqualTo(Held.of(List.of("a")));
    assertThat(List.of("a")).isEqualTo(inner);
  }

  @Test
  void copiesKeepWhatWasThere() {
    Object copy = Held.copy(List.of(inner, Map.of("k", inner)));
    inner.change(List.of("changed"));
    assertThat(copy).isEqualTo(List.of(List.of("a"), Map.of("k", List.of("a"))));
  }

  @Test
  void changesWhileListedAreSeenLater() {
    HeldMap map = (HeldMap) Held.of(new LinkedHashMap<>(Map.of("k", List.of(1L))));
    List<Object> seen = new ArrayList<>();
    map.forEach(
        (key, value) -> {
          map.change(Map.of("k", List.of(2L)));
          seen.add(value);
        });
    map.entrySet()
        .forEach(
            entry -> {
              map.change(Map.of("k", List.of(3L), "l", 4L));
              seen.add(entry.getValue());
            });
    assertThat(seen).isEqualTo(List.of(List.of(1L), List.of(2L)));
    assertThat(map).isEqualTo(Map.of("k", List.of(3L), "l", 4L));
  }

  @Test
  void whatIsFrozenIsSoInside() {
    List<?> facts = (List<?>) Held.frozen(List.of(Map.of("os", List.of())));
    assertThat(((Held) facts).isFrozen()).isTrue();
    HeldMap os = (HeldMap) facts.get(0);
    assertThat(((Held) requireNonNull(os.get("os"))).isFrozen()).isTrue();
    assertThat(((Held) Held.copy(facts)).isFrozen()).isFalse();
  }

  @Test
  void listsNoEntriesToFindOne() {
    Map<String, Object> slow =
        new AbstractMap<>() {
          @Override
          public Object get(Object key) {
            return List.of(key);
          }

          @Override
          public Set<Map.Entry<String, Object>> entrySet() {
            throw new IllegalStateException("listed");
          }
        };
    HeldMap map = (HeldMap) Held.frozen(slow);
    assertThat(map.get("x")).isEqualTo(List.of("x"));
  }

  @Test
  void secretsHideWhatIsHeld() {
    Sensitive secret = (Sensitive) Held.of(new Sensitive(List.of("s")));
    assertThat(secret.value()).isInstanceOf(HeldList.class);
    assertThat(Held.of(secret)).isSameAs(secret);
  }
}
