package plumb.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.program.UnitWarning;
import plumb.dsl.ParsedFile;
import plumb.dsl.PuppetParser;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;
import plumb.dsl.validation.FilePlacement;
import plumb.dsl.validation.Validator;

/** Parses, checks and lowers; keeps nothing. Safe for use by many threads. */
public final class LoweringReader implements UnitReader {
  @Override
  public Unit read(String text, @Nullable String path, Syntax syntax) {
    SourceText source = new SourceText(path == null ? "<code>" : path, text);
    ParsedFile file =
        PuppetParser.parse(
            source, syntax == Syntax.EPP ? plumb.dsl.Syntax.EPP : plumb.dsl.Syntax.MANIFEST);
    requireNoErrors(file.diagnostics());
    return lower(file);
  }

  /**
   * Checks and lowers what was parsed without errors.
   *
   * @throws InvalidSourceException with all errors of rules
   */
  public Unit lower(ParsedFile file) {
    // Where a file lies is no property of its text: rules about that are checked elsewhere.
    try {
      requireNoErrors(new HeredocSyntax(file, this).check());
      List<Diagnostic> findings = Validator.validate(file, FilePlacement.ANYWHERE);
      requireNoErrors(findings);
      return new UnitLowering(file).lower(warnings(findings));
    } catch (StackOverflowError e) {
      throw new InvalidSourceException(List.of(tooDeep(file.source())));
    }
  }

  private static Diagnostic tooDeep(SourceText source) {
    return new Diagnostic(
        "NESTING_TOO_DEEP",
        Severity.ERROR,
        "this text nests too deeply to be understood",
        source,
        0,
        0,
        "name parts of it with variables");
  }

  private static List<UnitWarning> warnings(List<Diagnostic> findings) {
    return findings.stream()
        .map(finding -> new UnitWarning(finding.offset(), finding.code(), finding.message()))
        .toList();
  }

  private static void requireNoErrors(List<Diagnostic> diagnostics) {
    List<Diagnostic> errors = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity() == Severity.ERROR) {
        errors.add(diagnostic);
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidSourceException(errors);
    }
  }
}
