package plumb.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Collects expressions with our result for each, and compares all of them with Puppet's at once.
 */
public final class Parity {
  private static final int SHOWN = Integer.getInteger("parity.shown", 25);

  private final List<String> snippets = new ArrayList<>();
  private final List<String> ours = new ArrayList<>();

  /** Adds an expression and what we make of it. */
  public void add(String snippet, Callable<Object> result) {
    snippets.add(snippet);
    ours.add(describe(result));
  }

  /** The number of expressions. */
  public int size() {
    return snippets.size();
  }

  public static String describe(Callable<Object> result) {
    try {
      return "= " + show(result.call());
    } catch (EvaluationException e) {
      return "! " + e.code() + " " + e.getMessage();
    } catch (Exception e) {
      return "! " + e;
    }
  }

  private static String show(Object value) {
    StringBuilder out = new StringBuilder();
    show(out, value);
    return out.toString();
  }

  private static void show(StringBuilder out, Object value) {
    if (value instanceof List<?> list) {
      out.append('[');
      for (int i = 0; i < list.size(); i++) {
        show(out.append(i == 0 ? "" : ", "), list.get(i));
      }
      out.append(']');
    } else if (value instanceof Map<?, ?> map) {
      out.append('{');
      String separator = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        show(out.append(separator), entry.getKey());
        show(out.append(" => "), entry.getValue());
        separator = ", ";
      }
      out.append('}');
    } else if (value instanceof Sensitive sensitive) {
      show(out.append("Sensitive("), sensitive.value());
      out.append(')');
    } else if (value instanceof Binary || value instanceof Uri) {
      out.append(value instanceof Uri ? "URI('" : "Binary('").append(value).append("')");
    } else {
      ValueText.appendQuoted(out, value);
    }
  }

  /** Compares all results; differences are listed as expression, Puppet's result, ours. */
  public void check() throws IOException {
    List<String> theirs = InstalledPuppet.get().evaluate(snippets);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < snippets.size(); i++) {
      String expected = normalize(theirs.get(i));
      if (!agree(expected, ours.get(i))) {
        differences.add(snippets.get(i) + "\n   puppet " + expected + "\n   plumb  " + ours.get(i));
      }
    }
    assertThat(differences.size())
        .as(
            "%d of %d differ:\n%s",
            differences.size(),
            snippets.size(),
            String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size()))))
        .isZero();
  }

  /**
   * Where Puppet stumbles over an error in its own Ruby code, any error of ours will do; where it
   * prints the address of a Ruby object, the code of the error is compared.
   */
  private static boolean agree(String theirs, String ours) {
    if (theirs.equals(ours) || !theirs.startsWith("! ") || !ours.startsWith("! ")) {
      return theirs.equals(ours);
    }
    return theirs.contains("undefined method")
        || theirs.contains("undefined local variable")
        || theirs.contains(":NilClass")
        || theirs.startsWith("! NoMemoryError")
        || (theirs.contains(":0x0000") && code(theirs).equals(code(ours)));
  }

  private static String code(String answer) {
    return answer.split(" ", 3)[1];
  }

  /** Drops what an evaluator adds to messages. */
  public static String normalize(String answer) {
    return answer
        .replaceFirst("^(! \\S+ )Evaluation Error: ", "$1")
        .replaceFirst("^(! \\S+ )Error while evaluating an? [^,]*, ", "$1");
  }
}
