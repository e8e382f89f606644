package plumb.compiler.lower;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import plumb.compiler.program.TextSyntax;
import plumb.compiler.program.UnitReader;
import plumb.dsl.ParsedFile;
import plumb.dsl.lexer.HeredocBody;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.text.StringText;

/** Checks the heredocs whose tag names a syntax and whose text is known before it is evaluated. */
final class HeredocSyntax {
  private final ParsedFile file;
  private final UnitReader reader;

  HeredocSyntax(ParsedFile file, UnitReader reader) {
    this.file = file;
    this.reader = reader;
  }

  List<Diagnostic> check() {
    List<Diagnostic> found = new ArrayList<>();
    if (file.hasHeredocs()) {
      StringText strings = new StringText(file);
      for (Iterator<EObject> nodes = file.ast().eAllContents(); nodes.hasNext(); ) {
        if (nodes.next() instanceof Heredoc heredoc) {
          HeredocBody body = file.body(heredoc);
          String text = strings.literal(heredoc);
          if (body != null && text != null) {
            check(text, body, found);
          }
        }
      }
    }
    return found;
  }

  private void check(String text, HeredocBody body, List<Diagnostic> found) {
    TextSyntax.Mistake mistake = TextSyntax.check(text, body.syntax(), reader);
    if (mistake != null) {
      found.add(
          new Diagnostic(
              mistake.code(),
              Severity.ERROR,
              mistake.sentence(),
              file.source(),
              body.textStart(),
              0,
              "the heredoc's tag says that its syntax is " + body.syntax()));
    }
  }
}
