package plumb.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Problems;
import plumb.compiler.evaluation.CompileLog;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.DiagnosticPrinter;
import plumb.dsl.source.Severity;

/** What people read: diagnostics and messages, in colour on a terminal. */
final class Console {
  private static final boolean TERMINAL =
      System.console() != null && System.getenv("NO_COLOR") == null;

  private Console() {}

  /** Whether colours can be shown, and are wanted. */
  static boolean isTerminal() {
    return TERMINAL;
  }

  /**
   * Prints why something failed, and returns the exit code.
   *
   * @param code the code of the command line, if there was any
   * @param json whether a program reads standard output: it gets an object with the diagnostics
   */
  static int fail(Throwable problem, @Nullable String code, boolean json) {
    if (json) {
      System.out.println(ValueJson.text(Map.of("diagnostics", Problems.data(problem)), true));
    }
    List<String> texts = Problems.describe(problem, code);
    texts.forEach(Console::error);
    if (texts.isEmpty()) {
      error("error[INTERNAL]: " + problem);
      problem.printStackTrace();
    }
    return 1;
  }

  static void error(String message) {
    System.err.println(coloured("31", message));
  }

  /** Says what is neither a fault nor a result. */
  static void note(String message) {
    System.err.println(message);
  }

  static void warning(String message) {
    System.err.println(coloured("33", "warning: " + message));
  }

  /** Prints a diagnostic with its line. */
  static void diagnostic(Diagnostic diagnostic) {
    String colour = diagnostic.severity() == Severity.ERROR ? "31" : "33";
    System.err.println(coloured(colour, DiagnosticPrinter.print(diagnostic)));
  }

  /** Prints what a compile said: notices to one stream, doubts to standard error. */
  static void log(List<CompileLog.Entry> entries, PrintStream notices) {
    for (CompileLog.Entry entry : entries) {
      switch (entry.level()) {
        case "debug", "info" -> {}
        case "notice" -> notices.println("Notice: " + entry.source() + ": " + entry.message());
        default -> System.err.println(coloured("33", doubt(entry)));
      }
    }
  }

  private static String doubt(CompileLog.Entry entry) {
    String level = entry.level().equals("err") ? "error" : entry.level();
    String place = entry.file() == null ? "" : " (" + entry.file() + ":" + entry.line() + ")";
    return Character.toUpperCase(level.charAt(0))
        + level.substring(1)
        + ": "
        + entry.message()
        + place;
  }

  static String coloured(String colour, String text) {
    return TERMINAL ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
