package plumb.values.functions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.InstalledPuppet;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.Parity;
import plumb.values.types.Literals;

/** Calls of functions, evaluated here and by the installed Puppet. */
final class FunctionCalls {
  private static final Pattern NESTED = Pattern.compile("[a-z_]+\\(");

  private final Function<String, plumb.values.functions.@Nullable Function> functions;
  private final List<String> snippets = new ArrayList<>();
  private final List<String> ours = new ArrayList<>();
  private final List<Boolean> kindOnly = new ArrayList<>();

  FunctionCalls(Function<String, plumb.values.functions.@Nullable Function> functions) {
    this.functions = functions;
  }

  int size() {
    return snippets.size();
  }

  /**
   * Adds a call, as {@code name(arguments)} with perhaps one of the known blocks after it. A
   * leading tilde says that only success or failure is compared, not the message.
   */
  void add(String line) {
    boolean loose = line.startsWith("~") || line.startsWith("parsejson(");
    String snippet = (loose ? line.substring(1) : line).strip();
    snippets.add(snippet);
    ours.add(Parity.describe(() -> evaluate(snippet)));
    kindOnly.add(loose);
  }

  private Object evaluate(String snippet) {
    String call = snippet;
    Lambda block = null;
    int pipe = snippet.lastIndexOf(") |");
    if (pipe >= 0) {
      String text = snippet.substring(pipe + 2);
      block = KnownLambda.find(text);
      if (block == null) {
        throw new IllegalArgumentException("No such block: " + text);
      }
      call = snippet.substring(0, pipe + 1);
    }
    int open = call.indexOf('(');
    String name = call.substring(0, open);
    List<Object> args = arguments(call.substring(open + 1, call.length() - 1));
    plumb.values.functions.Function function = functions.apply(name);
    if (function == null) {
      throw new IllegalArgumentException("No such function: " + name);
    }
    try {
      return function.call(args, block, RecordingCallbacks.withFacts());
    } catch (Jump e) {
      throw new EvaluationException("", e.getMessage() + " (file: unknown, line: 1)");
    }
  }

  /** The values of arguments, of which the first may be a call. */
  private List<Object> arguments(String text) {
    if (!NESTED.matcher(text).lookingAt()) {
      return List.copyOf((List<?>) Literals.read("[" + text + "]"));
    }
    int end = text.indexOf('(');
    for (int depth = 0; ; end++) {
      char c = text.charAt(end);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        break;
      }
    }
    List<Object> args = new ArrayList<>();
    args.add(evaluate(text.substring(0, end + 1)));
    String rest = text.substring(end + 1).replaceFirst("^, ", "");
    args.addAll((List<?>) Literals.read("[" + rest + "]"));
    return args;
  }

  /** The differences to Puppet, each as the call, its result and ours. */
  List<String> differences(InstalledPuppet puppet) throws IOException {
    List<String> theirs = puppet.evaluate(snippets);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < snippets.size(); i++) {
      String expected = Parity.normalize(theirs.get(i));
      if (!isEqual(expected, ours.get(i), kindOnly.get(i))) {
        differences.add(snippets.get(i) + "\n   puppet " + expected + "\n   plumb  " + ours.get(i));
      }
    }
    return differences;
  }

  private static boolean isEqual(String expected, String actual, boolean kindOnly) {
    if (expected.equals(actual)) {
      return true;
    }
    // An object as Ruby prints it has no other text that could be compared.
    boolean object =
        expected.startsWith("= #<") || expected.contains("=>#<") || expected.contains("!ruby/");
    // What Ruby suggests, its own constants and its parser's positions are nobody's to rely on.
    boolean ruby =
        expected.contains("0x0000")
            || expected.contains("Did you mean?")
            || expected.contains("uninitialized constant")
            || expected.contains("^^^^^")
            || expected.equals("! RUNTIME_ERROR invalid address: ")
            || expected.startsWith("! SYNTAX_ERROR");
    return object
        ? actual.startsWith("= ")
        : (kindOnly || ruby) && expected.startsWith("! ") && actual.startsWith("! ");
  }
}
