package plumb.values.types;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.values.EvaluationException;
import plumb.values.Parity;
import plumb.values.Type;

/** Messages about values that types refuse, against the installed Puppet. */
class MismatchParityTest {
  private static final List<String> NESTED_TYPES =
      List.of(
          "Struct[{a => Integer, b => Struct[{c => Array[String], Optional[d] => Enum[x, y]}]}]",
          "Hash[String, Array[Struct[{n => Integer[1, 5]}]]]",
          "Array[Variant[Integer, Struct[{a => String}], Array[Integer]]]",
          "Tuple[String, Hash[Enum[a, b], Integer], Optional[Pattern[/^x/]]]",
          "Variant[Enum[a, b], Array[Enum[a, b], 1, 3], Struct[{a => Enum[a, b]}]]",
          "Optional[Variant[Integer, Boolean, Hash[String, Boolean]]]",
          "Hash[Pattern[/^a/], Variant[String[2], Undef], 1, 2]",
          "Array[Array[Array[Integer]]]",
          "Struct[{a => Optional[Integer], Optional[b] => NotUndef, c => Sensitive[String]}]",
          "Array[Optional[Enum['a']], 2]",
          "Variant[Array[String], Array[Integer], Undef]",
          "Collection[2, 3]",
          "Tuple[Integer, String, 1, 4]");

  private static final List<String> NESTED_VALUES =
      List.of(
          "{a => 1, b => {c => ['x', 2], d => 'z'}}",
          "{a => 'x', b => {c => [], e => 1}}",
          "{a => 1}",
          "{b => 1, c => 2, d => 3}",
          "{a => [{n => 9}, {n => 'x'}], b => 5}",
          "{a => [{n => 1, m => 2}]}",
          "[1, {a => 2}, ['x'], 'y']",
          "['x', {a => 1, c => 'q'}, 'y']",
          "['x', {a => 'n'}]",
          "['x']",
          "['c']",
          "['a', 'b', 'a', 'b']",
          "{a => 'c'}",
          "'c'",
          "{x => 5, y => true}",
          "{ab => 'x', b => 'yy', ac => undef}",
          "[[[1], ['x']], [[2, undef]]]",
          "{a => undef, b => undef, c => Sensitive(1)}",
          "[undef]",
          "['a', 'c']",
          "[1, 'a', 2, 'b', 3]",
          "[1, 2, 3, 4]",
          "undef",
          "5",
          "[]",
          "{}");

  private static Object assertType(String type, String value) {
    Type expected = Literals.type(type);
    Object actual = Literals.read(value);
    if (expected.isInstance(actual)) {
      return actual;
    }
    throw new EvaluationException(Mismatch.describe("assert_type():", expected, actual));
  }

  private static void compare(List<String> types, List<String> values) throws Exception {
    Parity parity = new Parity();
    for (String type : types) {
      for (String value : values) {
        parity.add("assert_type(" + type + ", " + value + ")", () -> assertType(type, value));
      }
    }
    parity.check();
  }

  @Test
  void everyTypeAndValue() throws Exception {
    compare(TypeParityTest.TYPES, TypeParityTest.VALUES);
  }

  @Test
  void pathsIntoNestedData() throws Exception {
    compare(NESTED_TYPES, NESTED_VALUES);
  }

  @Test
  void aliases() throws Exception {
    Parity parity = new Parity();
    int number = 0;
    for (String body : NESTED_TYPES) {
      for (String value : NESTED_VALUES) {
        String name = "M" + number++;
        AliasType alias = new AliasType(name, () -> Literals.type(body));
        parity.add(
            "type " + name + " = " + body + "\nassert_type(Array[" + name + "], [" + value + "])",
            () -> {
              Type expected = ArrayType.of(alias);
              Object actual = Literals.read("[" + value + "]");
              if (expected.isInstance(actual)) {
                return actual;
              }
              throw new EvaluationException(Mismatch.describe("assert_type():", expected, actual));
            });
      }
    }
    parity.check();
  }
}
