package plumb.compiler.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** Says in one plain sentence what SnakeYAML found wrong, and where it should be looked for. */
final class YamlProblems {
  private static final String SYNTAX = "YAML_SYNTAX";

  private YamlProblems() {}

  static DataFileException describe(SourceText source, MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    String context = e.getContext() == null ? "" : e.getContext();
    Mark opened = e.getContextMark();
    Mark found = e.getProblemMark() == null ? opened : e.getProblemMark();
    if (problem.contains("unexpected end of stream") && opened != null) {
      return at(source, opened, "This quoted text is never closed");
    }
    if (opened != null && context.contains("flow") && problem.startsWith("expected ','")) {
      char close = problem.contains("'}'") ? '}' : ']';
      return at(
          source,
          found,
          "Expected ',' or '" + close + "' to go on after" + place(opened) + " opened");
    }
    return at(source, found, sentence(problem, context, opened));
  }

  private static String sentence(String problem, String context, @Nullable Mark opened) {
    if (problem.startsWith("mapping values are not allowed")) {
      return "A ':' followed by a space cannot stand here; quote the text if it belongs to it";
    }
    if (problem.contains("that cannot start any token")) {
      return cannotStart(problem);
    }
    if (problem.startsWith("expected <block end>")) {
      boolean list = context.contains("sequence") || context.contains("collection");
      return "This does not fit the indentation of the "
          + (list ? "list" : "mapping")
          + (opened == null ? "" : " that starts at" + place(opened));
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "A ':' is missing after this key";
    }
    if (problem.startsWith("found unknown escape character")) {
      return "Unknown escape in double-quoted text; double the backslash, or use single quotes";
    }
    if (problem.isEmpty()) {
      return "This is not YAML";
    }
    return Character.toUpperCase(problem.charAt(0)) + problem.substring(1);
  }

  private static String cannotStart(String problem) {
    int quote = problem.indexOf('\'');
    int close = problem.indexOf('\'', quote + 1);
    String character = quote < 0 || close < 0 ? "" : problem.substring(quote, close + 1);
    if (character.contains("\\t") || character.contains("\t")) {
      return "A tab cannot indent YAML; use spaces";
    }
    return "The character " + character + " cannot start a value; quote the value";
  }

  private static String place(Mark mark) {
    return " line " + (mark.getLine() + 1) + " column " + (mark.getColumn() + 1);
  }

  private static DataFileException at(SourceText source, @Nullable Mark mark, String sentence) {
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    return DataFileException.at(source, line, column, SYNTAX, sentence);
  }

  /** A problem without a mark: a character that YAML does not allow. */
  static DataFileException describe(SourceText source, YAMLException e) {
    if (e instanceof ReaderException reader) {
      String text = source.text();
      int offset = text.indexOf(Character.toString(reader.getCodePoint()));
      String sentence =
          String.format("The control character U+%04X is not allowed", reader.getCodePoint());
      return new DataFileException(
          new Diagnostic(SYNTAX, Severity.ERROR, sentence, source, Math.max(offset, 0), 1, null));
    }
    return at(source, null, e.getMessage() == null ? "This is not YAML" : e.getMessage());
  }
}
