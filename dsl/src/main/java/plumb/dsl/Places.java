package plumb.dsl;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.Access;
import plumb.dsl.puppet.AttributeOperation;
import plumb.dsl.puppet.Call;
import plumb.dsl.puppet.Collector;
import plumb.dsl.puppet.KeyedEntry;
import plumb.dsl.puppet.MethodCall;
import plumb.dsl.puppet.Parameter;
import plumb.dsl.puppet.Selector;
import plumb.dsl.puppet.TypeAlias;

/** Where messages about a node point, as the reference does it. */
final class Places {
  private Places() {}

  /**
   * Returns the offset of the token that makes the node what it is: the operator of an operation or
   * assignment, the name of a parameter or alias, the arrow of a keyed entry, the parenthesis or
   * else the dot of a method call. What only follows an expression (access, call, selector,
   * collector) is where that one is. Returns null for every other node.
   */
  static @Nullable Integer find(EObject node, ParsedFile file) {
    if (node instanceof Access access) {
      return file.place(access.getTarget());
    } else if (node instanceof Call call) {
      return file.place(call.getFunction());
    } else if (node instanceof Selector selector) {
      return file.place(selector.getControl());
    } else if (node instanceof Collector collector) {
      return file.place(collector.getType());
    } else if (node instanceof KeyedEntry) {
      return keyword(node, "=>");
    } else if (node instanceof MethodCall) {
      Integer parenthesis = keyword(node, "(");
      return parenthesis != null ? parenthesis : keyword(node, ".");
    }
    if (node instanceof AttributeOperation) {
      return null;
    }
    String feature = node instanceof Parameter || node instanceof TypeAlias ? "name" : "operator";
    EStructuralFeature mark = node.eClass().getEStructuralFeature(feature);
    if (mark == null) {
      return null;
    }
    List<INode> nodes = NodeModelUtils.findNodesForFeature(node, mark);
    return nodes.isEmpty() ? null : nodes.get(0).getOffset();
  }

  private static @Nullable Integer keyword(EObject node, String text) {
    ICompositeNode textNode = NodeModelUtils.getNode(node);
    if (textNode != null) {
      for (INode child : textNode.getChildren()) {
        if (child instanceof ILeafNode
            && !((ILeafNode) child).isHidden()
            && child.getText().equals(text)) {
          return child.getOffset();
        }
      }
    }
    return null;
  }
}
