package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import plumb.values.Type;

/** What is wrong with a value that a type refuses, in the reference's words. */
public final class Mismatch {
  private Mismatch() {}

  /** Whether everything that a type refers to is known, so that it can refuse a value. */
  public static boolean isResolved(Type type) {
    return MismatchFinder.unresolved(type, new LinkedHashSet<>()) == null;
  }

  /**
   * One sentence, or several lines when several things are wrong.
   *
   * @param subject what holds the value, as "parameter 'x'"
   */
  public static String describe(String subject, Type expected, Object actual) {
    return describeType(subject, expected, Types.inferDetailed(actual));
  }

  /** As {@link #describe}, for a value of which the type is known. */
  public static String describeType(String subject, Type expected, Type actual) {
    List<Problem> problems =
        new MismatchFinder().find(expected, actual, List.of(PathElement.subject(subject)));
    return lines(problems, true);
  }

  /**
   * What is wrong with the values given for named parameters: unknown names, missing values, values
   * that do not fit. Empty when nothing is.
   *
   * @param subject what has the parameters, as "Class[Foo]"
   * @param missingAllowed whether values may be missing
   */
  public static String describeParameters(
      String subject, StructType parameters, Map<String, Object> given, boolean missingAllowed) {
    List<Problem> problems = new ArrayList<>();
    for (String name : given.keySet()) {
      if (parameters.element(name) == null) {
        problems.add(Problem.invalidParameter(name));
      }
    }
    for (StructType.Element parameter : parameters.elements()) {
      Object value = given.get(parameter.name());
      if (value == null) {
        if (!missingAllowed && !parameter.optional()) {
          problems.add(Problem.missingParameter(parameter.name()));
        }
      } else if (!parameter.value().isInstance(value)) {
        problems.addAll(
            new MismatchFinder()
                .find(
                    parameter.value(),
                    Types.inferDetailed(value),
                    List.of(PathElement.parameter(parameter.name()))));
      }
    }
    return about(subject, problems);
  }

  /** What is wrong with the default value of a parameter. Empty when nothing is. */
  public static String describeDefault(String subject, String parameter, Type type, Object value) {
    if (type.isInstance(value)) {
      return "";
    }
    return about(
        subject,
        new MismatchFinder()
            .find(
                type,
                Types.inferDetailed(value).generalize(),
                List.of(PathElement.parameter(parameter))));
  }

  private static String about(String subject, List<Problem> problems) {
    return switch (problems.size()) {
      case 0 -> "";
      case 1 -> subject + ":" + problems.get(0);
      default -> subject + ":\n " + lines(problems, false);
    };
  }

  private static String lines(List<Problem> problems, boolean strip) {
    if (problems.size() == 1) {
      String line = problems.get(0).toString();
      return strip ? line.strip() : line;
    }
    StringBuilder out = new StringBuilder();
    for (Problem problem : problems) {
      out.append(out.isEmpty() ? "" : "\n ").append(problem);
    }
    return out.toString();
  }

  /**
   * Why none of the signatures takes the arguments.
   *
   * @param function the function's name, or "lambda"
   * @param arguments the types of the arguments; a block's type comes last
   */
  public static String describeSignatures(
      String function, List<Signature> signatures, TupleType arguments) {
    return new SignatureMismatch(function, signatures, arguments).describe();
  }
}
