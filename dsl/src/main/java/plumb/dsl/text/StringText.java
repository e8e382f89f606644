package plumb.dsl.text;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import plumb.dsl.ParsedFile;
import plumb.dsl.lexer.HeredocBody;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.HeredocText;
import plumb.dsl.puppet.InterpolatedString;
import plumb.dsl.puppet.StringLiteral;

/**
 * Reads strings of any form: quotes, escapes, margins and interpolation resolved, with positions in
 * the file.
 */
public final class StringText {
  private final ParsedFile file;

  public StringText(ParsedFile file) {
    this.file = file;
  }

  /** The text of a string without expressions; null if it has some, or is no string. */
  public @Nullable String literal(EObject expression) {
    if (expression instanceof StringLiteral literal) {
      return quotedText(literal.getText(), 1, 1, literal);
    }
    if (expression instanceof Heredoc heredoc) {
      HeredocText content = heredoc.getText();
      HeredocBody body = file.body(heredoc);
      if (body == null) {
        return "";
      }
      boolean plain = content == null || content.getExpressions().isEmpty();
      return plain ? heredocText(body, body.textStart(), body.textEnd()) : null;
    }
    return null;
  }

  /**
   * The parts of a string in order, without empty texts: a string that holds nothing has none. What
   * is no string has none either.
   */
  public List<StringPart> parts(Expression expression) {
    List<StringPart> parts = new ArrayList<>();
    if (expression instanceof InterpolatedString string) {
      addParts(string, string.getExpressions(), null, parts);
    } else if (expression instanceof Heredoc heredoc) {
      HeredocBody body = file.body(heredoc);
      HeredocText content = heredoc.getText();
      if (body != null && content != null) {
        addParts(content, content.getExpressions(), body, parts);
      } else if (body != null) {
        addText(literal(heredoc), body.textStart(), body.textEnd(), parts);
      }
    } else if (expression instanceof StringLiteral) {
      addText(literal(expression), file.offset(expression) + 1, file.end(expression) - 1, parts);
    }
    return parts;
  }

  /** The tokens of a string's text and its expressions alternate, and start with text. */
  private void addParts(
      EObject string,
      List<Expression> expressions,
      @Nullable HeredocBody body,
      List<StringPart> parts) {
    int next = 0;
    for (INode child : NodeModelUtils.getNode(string).getChildren()) {
      if (child instanceof ILeafNode leaf && !leaf.isHidden()) {
        boolean last = next == expressions.size();
        int start = leaf.getOffset() + (body == null && next == 0 ? 1 : 0);
        int end = leaf.getEndOffset() - (body == null && last ? 1 : 0);
        String text =
            body == null
                ? quotedText(leaf.getText(), next == 0 ? 1 : 0, last ? 1 : 0, string)
                : heredocText(body, start, end);
        addText(text, start, end, parts);
        if (!last) {
          Expression expression = expressions.get(next++);
          parts.add(
              new StringPart.Embedded(expression, file.offset(expression), file.end(expression)));
        }
      }
    }
  }

  /** Where text, not an expression, stands in a string with quotes. */
  public void forEachTextRange(InterpolatedString string, TextRange action) {
    int next = 0;
    int last = string.getExpressions().size();
    for (INode child : NodeModelUtils.getNode(string).getChildren()) {
      if (child instanceof ILeafNode leaf && !leaf.isHidden()) {
        int start = leaf.getOffset() + (next == 0 ? 1 : 0);
        action.accept(start, leaf.getEndOffset() - (next == last ? 1 : 0));
        next++;
      }
    }
  }

  /** Takes the start and the end of a stretch of the file. */
  @FunctionalInterface
  public interface TextRange {
    void accept(int start, int end);
  }

  private static void addText(@Nullable String text, int start, int end, List<StringPart> parts) {
    if (text != null && !text.isEmpty()) {
      parts.add(new StringPart.Text(text, start, end));
    }
  }

  /** Text of a quoted string from its source, of which some characters at both ends are quotes. */
  private String quotedText(String source, int front, int back, EObject string) {
    String inner = source.substring(front, source.length() - back);
    String margin = inner.indexOf('\n') < 0 ? "" : outerMargin(string);
    if (!margin.isEmpty()) {
      inner = withoutMargin(inner, margin, false);
    }
    return source.startsWith("'") && string instanceof StringLiteral
        ? Escapes.resolveSingleQuoted(inner)
        : Escapes.resolve(inner, Escapes.DOUBLE_QUOTED);
  }

  private String heredocText(HeredocBody body, int start, int end) {
    String source = file.source().text();
    boolean atLineStart = start == body.textStart() || source.charAt(start - 1) == '\n';
    String raw = source.substring(start, end);
    String text = body.margin().isEmpty() ? raw : withoutMargin(raw, body.margin(), atLineStart);
    return body.escapes().isEmpty() ? text : Escapes.resolve(text, "\\" + body.escapes());
  }

  /**
   * The margin of the heredoc whose text holds a string: the string's further lines have it as
   * well.
   */
  private String outerMargin(EObject string) {
    for (EObject node = string.eContainer(); node != null; node = node.eContainer()) {
      if (node instanceof Heredoc heredoc) {
        HeredocBody body = file.body(heredoc);
        return body == null ? "" : body.margin();
      }
    }
    return "";
  }

  private static String withoutMargin(String text, String margin, boolean atLineStart) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    boolean lineStart = atLineStart;
    while (at < text.length()) {
      if (lineStart && text.startsWith(margin, at)) {
        at += margin.length();
      }
      int lineBreak = text.indexOf('\n', at);
      int end = lineBreak < 0 ? text.length() : lineBreak + 1;
      out.append(text, at, end);
      at = end;
      lineStart = true;
    }
    return out.toString();
  }
}
