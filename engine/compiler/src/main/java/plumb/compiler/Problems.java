package plumb.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.eyaml.EyamlException;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Excerpts;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.yaml.DataFileException;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.DiagnosticPrinter;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/**
 * What is wrong with manifests, data and files, for people: a coded sentence, the place, the line
 * with a caret, a hint.
 */
public final class Problems {
  private static final String CODE = "<code>";

  private Problems() {}

  /**
   * The texts of a problem's diagnostics; empty when it is a defect of this program.
   *
   * @param code the text that was given instead of a file, or null
   */
  public static List<String> describe(Throwable thrown, @Nullable String code) {
    Throwable problem = coded(thrown);
    List<String> texts = new ArrayList<>();
    if (problem instanceof InvalidSourceException invalid) {
      invalid.diagnostics().forEach(diagnostic -> texts.add(DiagnosticPrinter.print(diagnostic)));
    } else if (problem instanceof DataFileException broken) {
      texts.add(DiagnosticPrinter.print(broken.diagnostic()));
    } else if (problem instanceof CompileException e) {
      Diagnostic diagnostic = diagnostic(e, code);
      texts.add(diagnostic == null ? plain(e) : DiagnosticPrinter.print(diagnostic));
    } else if (problem instanceof InvalidTextException unreadable) {
      texts.add(DiagnosticPrinter.print(unreadable.diagnostic()));
    }
    return texts;
  }

  /**
   * A problem as data for programs: {@code severity}, {@code code}, {@code message}, and where they
   * are known {@code file}, {@code line}, {@code column}, {@code hint}. A defect of this program
   * has the code INTERNAL.
   */
  public static List<Map<String, Object>> data(Throwable thrown) {
    Throwable problem = coded(thrown);
    List<Map<String, Object>> entries = new ArrayList<>();
    if (problem instanceof InvalidSourceException invalid) {
      invalid.diagnostics().forEach(diagnostic -> entries.add(data(diagnostic)));
    } else if (problem instanceof DataFileException broken) {
      entries.add(data(broken.diagnostic()));
    } else if (problem instanceof CompileException e) {
      entries.add(
          data("error", e.code(), e.getMessage(), e.file(), e.line(), e.column(), e.hint()));
    } else if (problem instanceof InvalidTextException unreadable) {
      entries.add(data(unreadable.diagnostic()));
    } else {
      entries.add(data("error", "INTERNAL", problem.toString(), null, 0, 0, null));
    }
    return entries;
  }

  /** The entry of one diagnostic, as {@link #data(Throwable)} has it. */
  public static Map<String, Object> data(Diagnostic diagnostic) {
    return data(
        diagnostic.severity().word(),
        diagnostic.code(),
        diagnostic.message(),
        diagnostic.source().path(),
        diagnostic.line(),
        diagnostic.column(),
        diagnostic.hint());
  }

  /** What was thrown; with a code and a sentence, if it was not made of them. */
  private static Throwable coded(Throwable thrown) {
    if (thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException cause) {
      return coded(cause);
    }
    if (thrown instanceof IOException e) {
      return e instanceof InvalidTextException ? e : FileProblem.of(e);
    }
    if (thrown instanceof EyamlException e) {
      return new CompileException("EYAML_ERROR", e.getMessage());
    }
    return thrown instanceof StackOverflowError
        ? new CompileException("STACK_TOO_DEEP", "the manifests nest too deeply")
        : thrown;
  }

  private static Map<String, Object> data(
      String severity,
      String code,
      String message,
      @Nullable String file,
      int line,
      int column,
      @Nullable String hint) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("severity", severity);
    entry.put("code", code);
    entry.put("message", message);
    if (file != null) {
      entry.put("file", file);
    }
    if (line > 0) {
      entry.put("line", (long) line);
    }
    if (column > 0) {
      entry.put("column", (long) column);
    }
    if (hint != null) {
      entry.put("hint", hint);
    }
    return entry;
  }

  private static String plain(CompileException e) {
    String line = e.line() > 0 ? ":" + e.line() : "";
    String place = e.file() == null ? "" : " (" + e.file() + line + ")";
    String hint = e.hint() == null ? "" : "\n  hint: " + e.hint();
    return "error[" + e.code() + "]: " + e.getMessage() + place + hint;
  }

  private static @Nullable Diagnostic diagnostic(CompileException e, @Nullable String code) {
    String text = e.file() == null ? code : read(e.file());
    if (text == null || e.line() == 0) {
      return null;
    }
    if (e.file() != null) {
      text = Excerpts.of(e.code(), e.file(), text, e.line());
    }
    int start = 0;
    for (int line = 1; line < e.line(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    int offset = start + Math.max(0, e.column() - 1);
    while (e.column() == 0 && offset < text.length() && text.charAt(offset) == ' ') {
      offset++;
    }
    if (e.column() == 0 && offset < text.length() && text.charAt(offset) == '\n') {
      offset = start;
    }
    SourceText source = new SourceText(e.file() == null ? CODE : e.file(), text);
    return new Diagnostic(
        e.code(),
        Severity.ERROR,
        e.getMessage(),
        source,
        Math.min(offset, text.length()),
        1,
        e.hint());
  }

  private static @Nullable String read(String file) {
    try {
      Path path = Path.of(file);
      return Files.isRegularFile(path)
          ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
          : null;
    } catch (IOException unreadable) {
      return null;
    }
  }
}
