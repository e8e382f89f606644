package plumb.compiler.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.RubyEngine;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.EvaluationException;
import plumb.values.functions.Callbacks;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyFunction;
import plumb.values.functions.LegacyText;

/**
 * {@code template} and {@code inline_template} where nothing runs Ruby: a template without code is
 * its own result, one with code is refused.
 */
final class PlainTemplates {
  private PlainTemplates() {}

  static Function find(String name) {
    return name.equals("template")
        ? new LegacyFunction(name, -2, PlainTemplates::files)
        : new LegacyFunction(name, -2, PlainTemplates::texts);
  }

  private static Object files(List<Object> args, Callbacks caller) {
    StringBuilder out = new StringBuilder();
    for (Object reference : args) {
      append(out, read(text("template", reference), (CallSite) caller), "'" + reference + "'");
    }
    return out.toString();
  }

  private static String read(String reference, CallSite site) {
    Snapshot snapshot = site.compilation().environment().definitions().snapshot();
    Path file = Paths.find(snapshot, reference, "templates");
    try {
      String text = file == null ? null : snapshot.read(file);
      if (text != null) {
        return text;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new EvaluationException(
        "MISSING_TEMPLATE", "Could not find template '" + reference + "'");
  }

  private static Object texts(List<Object> args, Callbacks caller) {
    StringBuilder out = new StringBuilder();
    for (Object template : args) {
      append(out, text("inline_template", template), "of this call");
    }
    return out.toString();
  }

  private static String text(String function, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new EvaluationException(
        function + "(): a template is a string, not " + LegacyText.inspect(value));
  }

  private static void append(StringBuilder out, String template, String name) {
    String literal = template.replace("<%%", "");
    if (literal.contains("<%")) {
      throw RubyEngine.missing("The template " + name + " has Ruby code (ERB)");
    }
    out.append(template.replace("<%%", "<%"));
  }
}
