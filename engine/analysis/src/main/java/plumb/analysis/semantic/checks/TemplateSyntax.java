package plumb.analysis.semantic.checks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import plumb.analysis.Level;
import plumb.analysis.semantic.ErbTemplate;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.CompileException;
import plumb.compiler.velocity.VelocitySyntax;

/**
 * Templates that cannot be rendered. Of ERB, whose code is Ruby, only tags are judged, and blocks
 * where each tag opens or closes at most one.
 */
final class TemplateSyntax extends SemanticCheck {
  private static final Pattern OPENING =
      Pattern.compile("(?:if|unless|case|while|until|for|begin)\\b.*|.*\\bdo(?:\\s*\\|[^|]*\\|)?");
  private static final Pattern OPENING_BRACE = Pattern.compile(".*\\{(?:\\s*\\|[^|]*\\|)?");
  private static final Pattern CLOSING = Pattern.compile("end\\b.*");
  private static final Pattern CLOSING_BRACE = Pattern.compile("\\}.*");
  private static final Pattern NOT_JUDGED =
      Pattern.compile(
          "(?s).*(?:[\\n;#]|[=(]\\s*(?:if|unless|case|begin|while)\\b|\\S.*\\bend\\b|\\bthen\\b.*\\bend\\b"
              + "|<<|=begin).*");

  TemplateSyntax() {
    super("template_syntax", Level.WARNING);
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    switch (file.kind()) {
      case EPP ->
          file.project()
              .templateErrors(file.source())
              .forEach(error -> reports.add(error.offset(), error.message(), error.hint()));
      case ERB -> checkErb(new ErbTemplate(file.source().text()), reports);
      case VELOCITY -> checkVelocity(file, reports);
      default -> {}
    }
  }

  private static void checkVelocity(ProjectFile file, Reports reports) {
    CompileException mistake = VelocitySyntax.check(file.source().path(), file.source().text());
    if (mistake != null) {
      reports.addAt(mistake.line(), mistake.column(), mistake.getMessage(), mistake.hint());
    }
  }

  private static void checkErb(ErbTemplate template, Reports reports) {
    ErbTemplate.Tag unclosed = template.unclosed();
    if (unclosed != null) {
      reports.add(unclosed.pos(), "this tag is never closed", null);
      return;
    }
    Deque<ErbTemplate.Tag> open = new ArrayDeque<>();
    for (ErbTemplate.Tag tag : template.tags()) {
      String code = tag.code().strip();
      if (tag.comment() || code.isEmpty()) {
        continue;
      }
      if (NOT_JUDGED.matcher(code).matches()) {
        return;
      }
      if (CLOSING.matcher(code).matches() || CLOSING_BRACE.matcher(code).matches()) {
        if (open.poll() == null) {
          reports.add(tag.pos(), "this closes a block that nothing opens", null);
          return;
        }
      }
      boolean brace = OPENING_BRACE.matcher(code).matches();
      if (!CLOSING.matcher(code).matches() && (brace || OPENING.matcher(code).matches())) {
        open.push(tag);
      }
    }
    if (!open.isEmpty()) {
      reports.add(open.peek().pos(), "this opens a block that nothing closes", null);
    }
  }
}
