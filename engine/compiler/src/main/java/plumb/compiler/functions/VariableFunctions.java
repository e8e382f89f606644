package plumb.compiler.functions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.Undef;

/** {@code getvar}. */
final class VariableFunctions {
  private VariableFunctions() {}

  static @Nullable ScopeFunction find(String name) {
    return name.equals("getvar") ? VariableFunctions::getvar : null;
  }

  private static Object getvar(CallSite site, List<Object> args, @Nullable Lambda block) {
    if (args.isEmpty() || args.size() > 2) {
      String given = args.isEmpty() ? "none" : String.valueOf(args.size());
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "'getvar' expects between 1 and 2 arguments, got " + given);
    }
    String path = String.valueOf(args.get(0));
    int end = variableEnd(path);
    if (end == 0) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "The given string does not start with a valid variable name");
    }
    Object otherwise = args.size() > 1 ? args.get(1) : Undef.UNDEF;
    Object value = site.compilation().findVariable(path.substring(0, end), site.frame());
    if (value == null) {
      return otherwise;
    }
    String rest = path.substring(end);
    if (!rest.isEmpty() && rest.charAt(0) != '.') {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          "First character after var name in get string must be a '.' - got " + rest.charAt(0));
    }
    List<Object> arguments =
        new ArrayList<>(List.of(value, rest.isEmpty() ? "" : rest.substring(1), otherwise));
    return site.callFunction("get", arguments, block);
  }

  /** Where {@code a::b} ends in {@code a::b.c}; 0 when the text does not start with a name. */
  private static int variableEnd(String path) {
    int i = path.startsWith("::") ? 2 : 0;
    if (i >= path.length() || !(path.charAt(i) == '_' || Character.isLowerCase(path.charAt(i)))) {
      return 0;
    }
    while (i < path.length()) {
      char c = path.charAt(i);
      if (c == '_' || Character.isLetterOrDigit(c)) {
        i++;
      } else if (path.startsWith("::", i)
          && i + 2 < path.length()
          && Character.isLetterOrDigit(path.charAt(i + 2))) {
        i += 2;
      } else {
        break;
      }
    }
    return i;
  }
}
