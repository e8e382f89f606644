package plumb.analysis.format;

import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.jspecify.annotations.Nullable;
import plumb.dsl.ParsedFile;
import plumb.dsl.lexer.HeredocBody;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.InterpolatedString;
import plumb.dsl.puppet.PuppetPackage;
import plumb.dsl.puppet.StringLiteral;
import plumb.dsl.puppet.Variable;
import plumb.dsl.text.LiteralText;
import plumb.dsl.text.StringPart;
import plumb.dsl.text.StringText;

/** Compares what manifests say, whatever their layout is and the quotes of their strings are. */
final class Programs {
  private final ParsedFile left;
  private final ParsedFile right;

  private Programs(ParsedFile left, ParsedFile right) {
    this.left = left;
    this.right = right;
  }

  /** Whether two files are the same program but for positions. */
  static boolean same(ParsedFile left, ParsedFile right) {
    return new Programs(left, right).same(left.ast(), right.ast());
  }

  private boolean same(EObject one, EObject other) {
    EClass type = one.eClass();
    if (type != other.eClass()) {
      return false;
    }
    if (one instanceof StringLiteral || one instanceof InterpolatedString) {
      return sameParts(one, other);
    }
    if (one instanceof Heredoc heredoc) {
      return sameSyntax(left.body(heredoc), right.body((Heredoc) other)) && sameParts(one, other);
    }
    for (EAttribute attribute : type.getEAllAttributes()) {
      if (!Objects.equals(value(one, attribute), value(other, attribute))) {
        return false;
      }
    }
    for (EReference reference : type.getEAllReferences()) {
      if (!sameChildren(one.eGet(reference), other.eGet(reference))) {
        return false;
      }
    }
    return true;
  }

  private static Object value(EObject node, EAttribute attribute) {
    Object value = node.eGet(attribute);
    return node instanceof Variable && attribute == PuppetPackage.Literals.VARIABLE__NAME
        ? LiteralText.variable((String) value)
        : value;
  }

  private boolean sameChildren(Object one, Object other) {
    if (one instanceof EObject child && other instanceof EObject otherChild) {
      return same(child, otherChild);
    }
    if (!(one instanceof List<?> children) || !(other instanceof List<?> others)) {
      return one == other;
    }
    if (children.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < children.size(); i++) {
      if (!same((EObject) children.get(i), (EObject) others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameSyntax(@Nullable HeredocBody one, @Nullable HeredocBody other) {
    return one == null || other == null ? one == other : one.syntax().equals(other.syntax());
  }

  private boolean sameParts(EObject one, EObject other) {
    List<StringPart> parts = new StringText(left).parts((Expression) one);
    List<StringPart> others = new StringText(right).parts((Expression) other);
    if (parts.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!samePart(parts.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean samePart(StringPart one, StringPart other) {
    if (one instanceof StringPart.Text text) {
      return other instanceof StringPart.Text otherText && text.text().equals(otherText.text());
    }
    return other instanceof StringPart.Embedded embedded
        && same(((StringPart.Embedded) one).expression(), embedded.expression());
  }
}
