package plumb.values.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/** Aliases, above all those that mention themselves. */
class AliasTypeTest {
  /** Aliases by name, each with a body that may mention any of them. */
  private static AliasType alias(String name, Map<String, String> bodies) {
    Map<String, AliasType> all = new LinkedHashMap<>();
    bodies.forEach(
        (alias, body) ->
            all.put(alias, new AliasType(alias, () -> TypeParser.parse(body, all::get))));
    return Objects.requireNonNull(all.get(name));
  }

  @Test
  void treesMatchAtAnyDepth() {
    AliasType tree = alias("Tree", Map.of("Tree", "Variant[Integer, Array[Tree]]"));
    assertThat(tree.isRecursive()).isTrue();
    assertThat(tree.isInstance(List.of(1L, List.of(List.of(2L), 3L)))).isTrue();
    assertThat(tree.isInstance(List.of(1L, List.of(List.of("x"))))).isFalse();
    assertThat(tree.toString()).isEqualTo("Tree = Variant[Integer, Array[Tree]]");
  }

  @Test
  void equalTreesAreAssignableToEachOther() {
    AliasType a = alias("A", Map.of("A", "Variant[Integer, Array[A]]"));
    AliasType b = alias("B", Map.of("B", "Variant[Integer[1, 5], Array[B]]"));
    assertThat(a.isAssignableFrom(b)).isTrue();
    assertThat(b.isAssignableFrom(a)).isFalse();
    assertThat(CoreAliases.DATA.isAssignableFrom(a)).isTrue();
    assertThat(a.isAssignableFrom(CoreAliases.DATA)).isFalse();
  }

  @Test
  void alternativesThatLeadNowhereAddNothing() {
    AliasType direct = alias("D", Map.of("D", "Variant[D, Optional[D], String]"));
    assertThat(direct.isInstance("x")).isTrue();
    assertThat(direct.isInstance(Undef.UNDEF)).isTrue();
    assertThat(direct.isInstance(5L)).isFalse();
    AliasType mutual = alias("P", Map.of("P", "Variant[Q, String]", "Q", "Variant[P, Integer]"));
    assertThat(mutual.isInstance(5L)).isTrue();
    assertThat(mutual.isInstance("x")).isTrue();
    assertThat(mutual.isInstance(1.5)).isFalse();
    assertThat(mutual.isAssignableFrom(StringType.STRING)).isTrue();
    assertThat(mutual.isAssignableFrom(FloatType.FLOAT)).isFalse();
  }

  @Test
  void anAliasOfNothingButItselfIsRefused() {
    for (String body : List.of("S", "Variant[S, S]", "Variant[S, Variant[S]]")) {
      AliasType self = alias("S", Map.of("S", body));
      assertThatThrownBy(self::body)
          .isInstanceOf(EvaluationException.class)
          .hasMessage("Type alias 'S' cannot be resolved to a real type");
    }
  }

  @Test
  void aliasesAreEqualByName() {
    AliasType a = alias("A", Map.of("A", "Integer"));
    AliasType again = alias("A", Map.of("A", "String"));
    assertThat(a).isEqualTo(again).hasSameHashCodeAs(again);
    assertThat(a).isNotEqualTo(IntegerType.INTEGER);
  }

  @Test
  void deepDataIsCheckedWithoutRunningOutOfStack() {
    Object data = List.of();
    for (int i = 0; i < 1000; i++) {
      data = List.of(data);
    }
    assertThat(CoreAliases.DATA.isInstance(data)).isTrue();
  }
}
