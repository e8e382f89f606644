package plumb.dsl;

import java.util.ArrayList;
import java.util.List;
import org.antlr.runtime.Token;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.InternalEList;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IAstFactory;
import org.eclipse.xtext.parser.antlr.AntlrDatatypeRuleToken;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.Block;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.Manifest;
import plumb.dsl.puppet.ResourceExpression;
import plumb.dsl.puppet.VirtualResource;

/**
 * Builds the AST while the parser runs: the texts of tokens become attributes as they are. It notes
 * the nodes that need a second look, which saves walking the tree.
 */
final class AstBuilder implements IAstFactory {
  final List<EList<Expression>> statementLists = new ArrayList<>();
  final List<Heredoc> heredocs = new ArrayList<>();
  final List<ResourceExpression> resources = new ArrayList<>();
  final List<VirtualResource> virtualResources = new ArrayList<>();

  @Override
  public EObject create(EClassifier classifier) {
    EClass type = (EClass) classifier;
    EObject node = type.getEPackage().getEFactoryInstance().create(type);
    if (node instanceof Block block) {
      statementLists.add(block.getStatements());
    } else if (node instanceof ResourceExpression resource) {
      resources.add(resource);
    } else if (node instanceof Heredoc heredoc) {
      heredocs.add(heredoc);
    } else if (node instanceof VirtualResource resource) {
      virtualResources.add(resource);
    } else if (node instanceof Manifest manifest) {
      statementLists.add(manifest.getStatements());
    }
    return node;
  }

  @Override
  public void set(
      EObject object, String feature, Object value, @Nullable String rule, @Nullable INode node) {
    object.eSet(feature(object, feature), textOrValue(value));
  }

  @Override
  @SuppressWarnings("unchecked") // the generated parser adds what the grammar's model says
  public void add(
      EObject object, String feature, Object value, @Nullable String rule, @Nullable INode node) {
    Object list = object.eGet(feature(object, feature));
    if (value instanceof EObject child) {
      ((InternalEList<EObject>) list).addUnique(child);
    } else {
      ((List<Object>) list).add(textOrValue(value));
    }
  }

  private static EStructuralFeature feature(EObject object, String name) {
    EStructuralFeature feature = object.eClass().getEStructuralFeature(name);
    if (feature == null) {
      throw new IllegalArgumentException(object.eClass().getName() + "." + name);
    }
    return feature;
  }

  private static Object textOrValue(Object value) {
    if (value instanceof Token token) {
      return token.getText();
    }
    return value instanceof AntlrDatatypeRuleToken text ? text.getText() : value;
  }
}
