package plumb.dsl.validation;

import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.Block;
import plumb.dsl.puppet.ClassDefinition;
import plumb.dsl.puppet.DefinedType;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.FunctionDefinition;
import plumb.dsl.puppet.Lambda;
import plumb.dsl.puppet.Manifest;
import plumb.dsl.puppet.ResourceExpression;
import plumb.dsl.puppet.Template;
import plumb.dsl.puppet.TypeAlias;
import plumb.dsl.puppet.TypeDefinition;
import plumb.dsl.puppet.TypeExpression;

/** Names of definitions, where they may stand, and how they may end. */
final class DefinitionRules {
  private final Findings findings;
  private final FilePlacement placement;

  DefinitionRules(Findings findings, FilePlacement placement) {
    this.findings = findings;
    this.placement = placement;
  }

  /** A definition's name after those of the classes around it. */
  static String name(EObject definition) {
    String name = "";
    for (EObject around = definition; around != null; around = around.eContainer()) {
      String own =
          around instanceof ClassDefinition node
              ? node.getName()
              : around instanceof DefinedType type ? type.getName() : "";
      name = own.isEmpty() || name.isEmpty() ? own + name : own + "::" + name;
    }
    return name;
  }

  void checkClass(ClassDefinition node) {
    checkNamed(node, node.getName());
    checkEnd(node.getBody(), "a class");
  }

  void checkDefinedType(DefinedType node) {
    checkNamed(node, node.getName());
    checkEnd(node.getBody(), "a defined type");
  }

  void checkFunction(FunctionDefinition node) {
    checkPosition(node);
    checkName(node, node.getName(), NamePatterns.isDefinition(node.getName()));
    checkPlace(node, node.getName());
    TypeExpression returned = node.getReturnType();
    if (returned != null && returned.getName().equalsIgnoreCase("plan")) {
      reportFutureWord(returned);
    }
  }

  void checkTypeAlias(TypeAlias node) {
    checkPosition(node);
    if (node.getKeys().isEmpty()) {
      checkName(node, node.getName(), NamePatterns.isTypeDefinition(node.getName()));
    } else if (!node.getName().equals("Runtime")) {
      findings.error(
          "UNSUPPORTED_EXPRESSION", node, "only a Runtime type can be mapped to another one");
    }
  }

  void checkTypeDefinition(TypeDefinition node) {
    checkPosition(node);
    findings.error(
        "UNSUPPORTED_EXPRESSION",
        node,
        "types with a body are not part of the language yet",
        "name a type with: type " + node.getName() + " = ...");
  }

  private void checkNamed(EObject node, String name) {
    checkPosition(node);
    String full = qualified(node, name);
    checkName(node, full, NamePatterns.isDefinition(full));
    checkPlace(node, full);
  }

  private void checkName(EObject node, String name, boolean wellFormed) {
    if (!wellFormed) {
      findings.error(
          "ILLEGAL_DEFINITION_NAME",
          node,
          "'" + name + "' cannot be the name of " + Labels.a(node),
          node instanceof TypeAlias
              ? "each of its parts starts with an upper case letter and holds letters, digits and '_'"
              : "each of its parts starts with a lower case letter and holds letters, digits and '_'");
    }
    if (isReservedTypeName(name)) {
      findings.error(
          "RESERVED_TYPE_NAME",
          node,
          "'" + name + "' is a type of the language, and cannot be the name of " + Labels.a(node));
    }
    if (name.equals("plan")) {
      reportFutureWord(node);
    }
  }

  private void reportFutureWord(EObject node) {
    findings.warning("FUTURE_RESERVED_WORD", node, "'plan' is to become a reserved word");
  }

  private void checkPlace(EObject node, String name) {
    if (!placement.allows(name)) {
      findings.error(
          "ILLEGAL_DEFINITION_LOCATION",
          node,
          "'" + name + "' will not be found in this file",
          placement.namespace() == null
              ? "classes and defined types of a module belong below its directory manifests"
              : "the place of this file promises " + placement.namespace());
    }
  }

  /** The name with the classes around it. */
  private static String qualified(EObject node, String name) {
    String full = name;
    for (EObject outer = node.eContainer(); outer != null; outer = outer.eContainer()) {
      if (outer instanceof ClassDefinition definition) {
        full = definition.getName() + "::" + full;
      }
    }
    return full;
  }

  /**
   * Definitions stand at top level or, but for functions and types, in a class. As in the
   * reference, one that is a class's only statement passes whatever it is.
   */
  void checkPosition(EObject node) {
    EObject around = node.eContainer();
    if (around instanceof Template) {
      reportNotTopLevel(node);
    } else if (around instanceof Block block && block.eContainer() instanceof ClassDefinition) {
      if (block.getStatements().size() > 1 && isForTopOnly(node)) {
        findings.error(
            "NOT_ABSOLUTE_TOP_LEVEL", node, Labels.a(node) + " can only stand at top level");
      }
    } else if (!(around instanceof Manifest)) {
      if (around instanceof Block block && isForTopOnly(node) && isBlock(block)) {
        findings.error(
            "NOT_ABSOLUTE_TOP_LEVEL", node, Labels.a(node) + " can only stand at top level");
      } else {
        reportNotTopLevel(node);
      }
    }
  }

  /** To the reference a body of one statement is that statement, except a lambda's. */
  private static boolean isBlock(Block block) {
    return block.getStatements().size() > 1 || block.eContainer() instanceof Lambda;
  }

  private static boolean isForTopOnly(EObject node) {
    return node instanceof FunctionDefinition
        || node instanceof TypeAlias
        || node instanceof TypeDefinition;
  }

  private void reportNotTopLevel(EObject node) {
    findings.error(
        "NOT_TOP_LEVEL",
        node,
        "classes, defined types and nodes can only stand at top level or in a class");
  }

  /** A body that ends with a mere value does nothing with it. */
  void checkEnd(Block body, String container) {
    @Nullable Expression last = Effects.lastWithout(body);
    if (last != null
        && !(last instanceof ResourceExpression resource && Effects.isNameAndHash(resource))) {
      findings.error(
          "IDEM_NOT_ALLOWED_LAST",
          last,
          "this "
              + Labels.of(last)
              + " has no effect: nothing uses the value that "
              + container
              + " ends with");
    }
  }

  /** What stands at top level of a module's file must be a definition. */
  void checkTopStatements(Manifest manifest) {
    if (!placement.isInModule()) {
      return;
    }
    for (Expression statement : manifest.getStatements()) {
      if (!Values.isDefinition(statement) || statement instanceof plumb.dsl.puppet.NodeDefinition) {
        findings.error(
            "ILLEGAL_TOP_CONSTRUCT_LOCATION",
            statement,
            "a file of a module holds definitions only, and this is " + Labels.a(statement));
      }
    }
  }

  private static boolean isReservedTypeName(String name) {
    return switch (name) {
      case "any", "array", "boolean", "collection", "enum", "float", "hash", "init", "integer" ->
          true;
      case "numeric", "object", "optional", "pattern", "regexp", "runtime", "scalar" -> true;
      case "semver", "semverrange", "sensitive", "string", "struct", "timespan", "timestamp" ->
          true;
      case "tuple", "type", "typeset", "unit", "variant" -> true;
      default -> false;
    };
  }
}
