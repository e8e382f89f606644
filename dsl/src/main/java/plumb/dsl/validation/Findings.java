package plumb.dsl.validation;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import plumb.dsl.ParsedFile;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;

/** Collects what the rules find in a file. */
final class Findings {
  private final ParsedFile file;
  private final List<Diagnostic> found = new ArrayList<>();

  Findings(ParsedFile file) {
    this.file = file;
  }

  List<Diagnostic> all() {
    return found;
  }

  void error(String code, EObject node, String message) {
    add(code, Severity.ERROR, node, message, null);
  }

  void error(String code, EObject node, String message, String hint) {
    add(code, Severity.ERROR, node, message, hint);
  }

  void warning(String code, EObject node, String message) {
    add(code, Severity.WARNING, node, message, null);
  }

  void warning(String code, int offset, int length, String message) {
    found.add(new Diagnostic(code, Severity.WARNING, message, file.source(), offset, length, null));
  }

  private void add(
      String code, Severity severity, EObject node, String message, @Nullable String hint) {
    int offset = file.place(node);
    int length = offset == file.offset(node) ? file.end(node) - offset : 1;
    found.add(new Diagnostic(code, severity, message, file.source(), offset, length, hint));
  }
}
