package plumb.dsl;

import java.util.List;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.InterpolatedString;
import plumb.dsl.puppet.StringLiteral;
import plumb.dsl.text.StringPart;
import plumb.dsl.text.StringText;

/** An AST as indented text: kind, line:column, attributes, and what strings mean. */
final class AstText {
  private final ParsedFile file;
  private final StringBuilder out = new StringBuilder();

  private AstText(ParsedFile file) {
    this.file = file;
  }

  static String of(ParsedFile file) {
    AstText text = new AstText(file);
    text.print("", file.ast(), "");
    return text.out.toString();
  }

  private void print(String label, EObject node, String indentation) {
    int offset = file.offset(node);
    out.append(indentation).append(label).append(node.eClass().getName());
    out.append(' ').append(file.source().line(offset)).append(':');
    out.append(file.source().column(offset));
    for (EAttribute attribute : node.eClass().getEAllAttributes()) {
      if (node.eIsSet(attribute)) {
        String value = String.valueOf(node.eGet(attribute)).replace("\n", "\\n");
        out.append(' ').append(attribute.getName()).append('=').append(value);
      }
    }
    out.append('\n');
    if (isString(node)) {
      Expression expression = (Expression) node;
      printParts(expression, indentation + "  ");
      return;
    }
    for (EReference reference : node.eClass().getEAllReferences()) {
      printChildren(reference, node, indentation + "  ");
    }
  }

  private static boolean isString(EObject node) {
    return node instanceof StringLiteral
        || node instanceof InterpolatedString
        || node instanceof Heredoc;
  }

  private void printChildren(EStructuralFeature feature, EObject node, String indentation) {
    Object value = node.eGet(feature);
    if (value instanceof EObject child) {
      print(feature.getName() + ": ", child, indentation);
    } else if (value instanceof List<?> children) {
      for (Object child : children) {
        print(feature.getName() + ": ", (EObject) child, indentation);
      }
    }
  }

  private void printParts(Expression string, String indentation) {
    for (StringPart part : new StringText(file).parts(string)) {
      if (part instanceof StringPart.Text text) {
        String shown = text.text().replace("\\", "\\\\").replace("\n", "\\n");
        out.append(indentation).append("text ").append(place(text.offset()));
        out.append(" |").append(shown).append("|\n");
      } else if (part instanceof StringPart.Embedded embedded) {
        print("", embedded.expression(), indentation);
      }
    }
  }

  private String place(int offset) {
    return file.source().line(offset) + ":" + file.source().column(offset);
  }
}
