package plumb.compiler.velocity;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.exception.ExtendedParseException;
import org.apache.velocity.exception.ParseErrorException;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;
import plumb.values.EvaluationException;

/** Turns what Velocity throws into errors with a code, a sentence and the template's line. */
final class Failures {
  /** The name of a template that is a text. */
  static final String TEXT = "<text>";

  private static final Pattern PLACE =
      Pattern.compile(" *at ([^\\[\\]]*)\\[line (\\d+), column (\\d+)\\]");

  /** The end of a template, to which Velocity's parser adds a character of its own. */
  private static final String END =
      "^(Encountered \"(<EOF>|\\\\u001c)\"|Lexical error, *Encountered: <EOF>).*$";

  private Failures() {}

  private record Place(String template, int line, int column) {}

  static RuntimeException inFile(
      Throwable failure, String name, Function<String, @Nullable Path> files) {
    if (failure instanceof CompileException known) {
      return known;
    }
    Place place = place(failure);
    Path file = place == null ? null : files.apply(place.template());
    if (place == null || file == null) {
      return new EvaluationException(code(failure), "velocity('" + name + "'): " + text(failure));
    }
    return new CompileException(
        code(failure), text(failure), file.toString(), place.line(), place.column(), null);
  }

  static RuntimeException inText(Throwable failure) {
    if (failure instanceof CompileException known) {
      return known;
    }
    Place place = place(failure);
    String where =
        place == null
            ? ""
            : " (line " + place.line() + ", column " + place.column() + " of the template)";
    return new EvaluationException(code(failure), "inline_velocity(): " + text(failure) + where);
  }

  private static String code(Throwable failure) {
    EvaluationException cause = cause(failure);
    if (cause != null) {
      return cause.code();
    }
    return failure instanceof ParseErrorException
        ? "TEMPLATE_SYNTAX"
        : failure instanceof ResourceNotFoundException ? "MISSING_TEMPLATE" : "TEMPLATE_ERROR";
  }

  private static @Nullable EvaluationException cause(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof EvaluationException evaluation) {
        return evaluation;
      }
    }
    return null;
  }

  private static String text(Throwable failure) {
    EvaluationException cause = cause(failure);
    if (cause != null) {
      return cause.getMessage();
    }
    if (failure instanceof StackOverflowError) {
      return "the template nests too deeply";
    }
    String message = String.valueOf(failure.getMessage());
    String sentence = PLACE.matcher(message).replaceAll("").strip();
    int end = sentence.indexOf('\n');
    return worded(end < 0 ? sentence : sentence.substring(0, end).strip());
  }

  /** Velocity speaks of Java's types and of its own tokens. */
  private static String worded(String sentence) {
    return sentence
        .replaceFirst(
            "^#foreach parameter (.*) is of type .* and cannot be iterated by .*$",
            "$1 is no list or hash to iterate over")
        .replaceFirst(
            END,
            "the template ends where more is expected:"
                + " a directive, a bracket or a text is not complete, or an #end is missing")
        .replaceFirst("^Encountered \"(.*)\"$", "'$1' does not fit here");
  }

  private static @Nullable Place place(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof ExtendedParseException parsed && parsed.getLineNumber() > 0) {
        return new Place(
            parsed.getTemplateName(), parsed.getLineNumber(), parsed.getColumnNumber());
      }
      Matcher matcher = PLACE.matcher(String.valueOf(e.getMessage()));
      if (matcher.find()) {
        return new Place(
            matcher.group(1),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)));
      }
    }
    return null;
  }
}
