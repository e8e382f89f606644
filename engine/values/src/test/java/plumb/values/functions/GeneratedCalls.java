package plumb.values.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import plumb.values.InstalledPuppet;

/** Calls made by combining arguments of all kinds, the same at every run. */
final class GeneratedCalls {
  private static final int COUNT = Integer.getInteger("parity.calls", 25);
  private static final int SHOWN = Integer.getInteger("parity.shown", 25);

  private static final List<String> ARGUMENTS =
      List.of(
          "undef",
          "default",
          "true",
          "false",
          "0",
          "1",
          "2",
          "-3",
          "1.5",
          "-2.5",
          "''",
          "'a'",
          "'Abc def'",
          "'10'",
          "'2.7'",
          "' x\\n'",
          "\"l1\\nl2\\n\"",
          "'1.2.3'",
          "'1.10-rc1'",
          "'%s-%5d'",
          "'é€ß'",
          "[]",
          "[1, 2, 3]",
          "['b', 'a', 'b']",
          "[1, 'a', undef, [2.5, [true]]]",
          "[[1, 2], [3, 2]]",
          "{}",
          "{'a' => 1, 'b' => 2}",
          "{1 => 'x', 'y' => {'z' => [1, 2]}}",
          "/a.?/",
          "Integer",
          "Integer[1, 4]",
          "String[1]",
          "Enum['p', 'q']",
          "Array[Integer]",
          "Regexp[/b+/]",
          "Sensitive('s')",
          "SemVer('1.2.3')",
          "Timestamp(1.5)",
          "Timespan(90)",
          "Resource['file', '/x']",
          "Class['foo']");

  private final Random random = new Random(7);
  private final List<String> arguments;

  /** Calls with arguments of all kinds. */
  GeneratedCalls() {
    this(argument -> true);
  }

  /** Calls with those arguments that a condition chooses. */
  GeneratedCalls(Predicate<String> condition) {
    arguments = ARGUMENTS.stream().filter(condition).toList();
  }

  /**
   * Adds calls without arguments, with each argument alone, and with several of them and blocks.
   */
  void addTo(FunctionCalls calls, String name) {
    calls.add(name + "()");
    for (String argument : arguments) {
      calls.add(name + "(" + argument + ")");
    }
    List<String> blocks = KnownLambda.texts();
    for (int i = 0; i < COUNT; i++) {
      List<String> args = new ArrayList<>();
      for (int k = random.nextInt(4); k >= 0; k--) {
        args.add(oneOf(arguments));
      }
      String block = random.nextInt(3) == 0 ? " " + oneOf(blocks) : "";
      calls.add(name + "(" + String.join(", ", args) + ")" + block);
    }
    for (String block : blocks) {
      calls.add(name + "(" + oneOf(arguments) + ") " + block);
    }
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Fails with the differences to what Puppet makes of the calls. */
  static void check(FunctionCalls calls, InstalledPuppet puppet) throws IOException {
    List<String> differences = calls.differences(puppet);
    int shown = Math.min(SHOWN, differences.size());
    assertThat(differences.size())
        .as(
            "%d of %d differ:\n%s",
            differences.size(), calls.size(), String.join("\n", differences.subList(0, shown)))
        .isZero();
  }
}
