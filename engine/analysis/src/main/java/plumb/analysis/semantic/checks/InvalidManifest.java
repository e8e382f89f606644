package plumb.analysis.semantic.checks;

import java.util.List;
import plumb.analysis.Level;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.dsl.source.Diagnostic;

/** Texts that no compile accepts. */
final class InvalidManifest extends SemanticCheck {
  InvalidManifest() {
    super("invalid_manifest", Level.ERROR);
  }

  @Override
  public void checkInvalid(List<Diagnostic> errors, Reports reports) {
    errors.forEach(error -> reports.add(error.offset(), error.message(), error.hint()));
  }
}
