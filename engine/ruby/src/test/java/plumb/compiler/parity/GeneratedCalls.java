package plumb.compiler.parity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Calls of a function with arguments that are made by chance, the same at every run. Half of the
 * arguments come from given calls, so that many get past the first check of what they are.
 */
final class GeneratedCalls {
  private static final List<String> SCALARS =
      List.of(
          "undef",
          "default",
          "true",
          "false",
          "0",
          "1",
          "2",
          "7",
          "-3",
          "4096",
          "1.5",
          "-2.5",
          "''",
          "'a'",
          "'b'",
          "'true'",
          "'no'",
          "'10'",
          "'-4'",
          "'2.7'",
          "'0x1f'",
          "'1.2.3'",
          "'/etc/a b.conf'",
          "'C:\\\\x'",
          "'10.0.0.1'",
          "'::1'",
          "'fe80::1/64'",
          "'a.example.com'",
          "'x@example.com'",
          "'aa:bb:cc:dd:ee:ff'",
          "'%s-%5d'",
          "'é€ß'",
          "\"l1\\nl2\\n\"",
          "'[a-c]+'",
          "' x '",
          "'2 MB'",
          "'YWJj'",
          "'key'");
  private static final List<String> OTHERS =
      List.of(
          "/a.?/",
          "Integer",
          "Integer[1, 4]",
          "String[1]",
          "Enum['p', 'q']",
          "Sensitive('s')",
          "SemVer('1.2.3')",
          "Timespan(90)");

  private final Random random = new Random(11);
  private final String name;
  private final List<List<String>> seeds = new ArrayList<>();

  /**
   * @param given calls of any functions, one a text; those of other functions are passed over
   */
  GeneratedCalls(String name, List<String> given) {
    this.name = name;
    for (String call : given) {
      String text = call.startsWith("~") ? call.substring(1) : call;
      if (text.startsWith(name + "(") && text.endsWith(")")) {
        seeds.add(arguments(text.substring(name.length() + 1, text.length() - 1)));
      }
    }
  }

  /** Calls of the function: those that were given, then others that meet a condition. */
  List<String> calls(int count, Predicate<String> condition) {
    List<String> calls = new ArrayList<>();
    for (List<String> seed : seeds) {
      calls.add(call(seed));
    }
    while (calls.size() < count) {
      String call = call(variant());
      if (condition.test(call)) {
        calls.add(call);
      }
    }
    return calls;
  }

  private String call(List<String> arguments) {
    return name + "(" + String.join(", ", arguments) + ")";
  }

  private List<String> variant() {
    List<String> arguments = new ArrayList<>();
    List<String> seed =
        seeds.isEmpty() ? Collections.nCopies(1 + random.nextInt(3), "") : oneOf(seeds);
    for (int i = 0; i < seed.size(); i++) {
      List<String> other = seeds.isEmpty() ? List.of() : oneOf(seeds);
      switch (random.nextInt(4)) {
        case 0 -> arguments.add(seeds.isEmpty() ? value(2) : seed.get(i));
        case 1 -> arguments.add(i < other.size() ? other.get(i) : value(2));
        default -> arguments.add(value(2));
      }
    }
    if (random.nextInt(8) == 0) {
      arguments.add(value(1));
    }
    if (!arguments.isEmpty() && random.nextInt(10) == 0) {
      arguments.remove(arguments.size() - 1);
    }
    return arguments;
  }

  private String value(int depth) {
    int kind = random.nextInt(10);
    if (depth > 0 && kind < 2) {
      List<String> elements = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        elements.add(value(depth - 1));
      }
      return "[" + String.join(", ", elements) + "]";
    }
    if (depth > 0 && kind < 4) {
      List<String> entries = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        String key = random.nextInt(6) == 0 ? "" + i : "'" + (char) ('a' + random.nextInt(4)) + "'";
        if (entries.stream().noneMatch(entry -> entry.startsWith(key + " "))) {
          entries.add(key + " => " + value(depth - 1));
        }
      }
      return "{" + String.join(", ", entries) + "}";
    }
    return kind == 9 && random.nextInt(2) == 0 ? oneOf(OTHERS) : oneOf(SCALARS);
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The arguments in a text, each as it is written. */
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (c == ',' && depth == 0) {
        arguments.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    String last = text.substring(start).strip();
    if (!last.isEmpty()) {
      arguments.add(last);
    }
    return arguments;
  }
}
