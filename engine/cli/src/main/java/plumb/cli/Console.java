package plumb.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.Problems;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.eyaml.EyamlException;

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
   */
  static int fail(Throwable problem, @Nullable String code) {
    List<String> texts = Problems.describe(problem, code);
    if (!texts.isEmpty()) {
      texts.forEach(Console::error);
    } else if (problem instanceof UncheckedIOException
        && problem.getCause() instanceof IOException cause) {
      error(describe(cause));
    } else if (problem instanceof IOException e) {
      error(describe(e));
    } else if (problem instanceof EyamlException) {
      error("error[EYAML_ERROR]: " + problem.getMessage());
    } else if (problem instanceof StackOverflowError) {
      error("error[STACK_TOO_DEEP]: the manifests nest too deeply");
    } else {
      error("error[INTERNAL]: " + problem);
      problem.printStackTrace();
    }
    return 1;
  }

  private static String describe(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      String reason = missing.getReason() == null ? "there is no such file" : missing.getReason();
      return "error[MISSING_FILE]: " + missing.getFile() + ": " + reason;
    }
    if (e instanceof FileSystemException unreadable && unreadable.getReason() != null) {
      return "error[IO]: " + unreadable.getFile() + ": " + unreadable.getReason();
    }
    return "error[IO]: " + e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  static void error(String message) {
    System.err.println(coloured("31", message));
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
