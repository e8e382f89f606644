package plumb.compiler.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.compiler.FileProblem;
import plumb.compiler.lookup.LookupException;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.yaml.DataFileException;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.InvalidTextException;
import plumb.values.EvaluationException;

/**
 * Why a line of a batch gave no catalog.
 *
 * @param id names the output file
 * @param batchLine the line of the batch, from one
 * @param file what is at fault; null when that is the batch itself, or unknown
 * @param line the line in {@code file}, from one; zero when unknown
 * @param column the column in {@code file}, from one; zero when unknown
 */
public record BatchFailure(
    String id,
    int batchLine,
    String code,
    String message,
    @Nullable String file,
    int line,
    int column,
    @Nullable String hint) {

  /** What an exception says, in the terms of whoever threw it. */
  public static BatchFailure of(String id, int batchLine, Throwable problem) {
    if (problem instanceof CompileException e) {
      return new BatchFailure(
          id, batchLine, e.code(), e.getMessage(), e.file(), e.line(), e.column(), e.hint());
    }
    if (problem instanceof InvalidSourceException e) {
      return of(id, batchLine, e.diagnostics().get(0));
    }
    if (problem instanceof DataFileException e) {
      return of(id, batchLine, e.diagnostic());
    }
    if (problem instanceof LookupException e) {
      return new BatchFailure(
          id, batchLine, e.code(), e.getMessage(), e.file(), e.line(), e.column(), e.hint());
    }
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof InvalidJsonException) {
      return plain(id, batchLine, "INVALID_BATCH", "this is no JSON: " + message);
    }
    if (problem instanceof EvaluationException e) {
      return plain(id, batchLine, e.code(), message);
    }
    if (problem instanceof StackOverflowError) {
      return plain(id, batchLine, "STACK_TOO_DEEP", "the manifests nest too deeply");
    }
    if (problem.getCause() instanceof InvalidTextException unreadable) {
      return of(id, batchLine, unreadable.diagnostic());
    }
    if (problem instanceof UncheckedIOException
        && problem.getCause() instanceof IOException cause) {
      CompileException e = FileProblem.of(cause);
      return plain(id, batchLine, e.code(), e.getMessage());
    }
    return problem instanceof IllegalArgumentException
        ? plain(id, batchLine, "INVALID_BATCH", message)
        : plain(id, batchLine, "INTERNAL", problem.toString());
  }

  private static BatchFailure of(String id, int batchLine, Diagnostic diagnostic) {
    return new BatchFailure(
        id,
        batchLine,
        diagnostic.code(),
        diagnostic.message(),
        diagnostic.source().path(),
        diagnostic.line(),
        diagnostic.column(),
        diagnostic.hint());
  }

  private static BatchFailure plain(String id, int batchLine, String code, String message) {
    return new BatchFailure(id, batchLine, code, message, null, 0, 0, null);
  }

  /** The same failure of another node. */
  public BatchFailure of(String node) {
    return new BatchFailure(node, batchLine, code, message, file, line, column, hint);
  }

  /** The failure as a sentence with its place. */
  public String text() {
    StringBuilder text = new StringBuilder("error[" + code + "]: " + message);
    if (file != null) {
      text.append(" (").append(file);
      text.append(line > 0 ? ":" + line : "").append(column > 0 ? ":" + column : "").append(')');
    }
    return text.toString();
  }

  /** The failure as data. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id);
    map.put("batch_line", (long) batchLine);
    map.put("code", code);
    map.put("message", message);
    if (file != null) {
      map.put("file", file);
      map.put("line", (long) line);
      map.put("column", (long) column);
    }
    if (hint != null) {
      map.put("hint", hint);
    }
    return map;
  }
}
