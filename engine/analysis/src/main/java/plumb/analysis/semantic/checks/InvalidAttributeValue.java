package plumb.analysis.semantic.checks;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.catalog.schema.CoreTypes;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;

/** Values that an attribute of a core type, which takes certain words alone, does not take. */
final class InvalidAttributeValue extends SemanticCheck {
  /** Other words for listed values, by type and attribute. */
  private static final Map<String, Set<String>> ALIASES =
      Map.of(
          "service ensure", Set.of("true", "false"),
          "file ensure", Set.of("false"),
          "sshkey type", Set.of("dsa", "ed25519", "rsa", "ecdsa-sk", "ed25519-sk"),
          "ssh_authorized_key type", Set.of("dsa", "ed25519", "rsa", "ecdsa-sk", "ed25519-sk"));

  InvalidAttributeValue() {
    super("invalid_attribute_value", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (ResourceExpr resource : program.all(ResourceExpr.class)) {
      ResourceTypeSchema schema =
          resource.type() instanceof ResourceName type ? CoreTypes.find(type.name()) : null;
      if (schema != null) {
        for (ResourceExpr.ResourceBody body : resource.bodies()) {
          body.attributes().forEach(attribute -> check(schema, attribute, reports));
        }
      }
    }
  }

  private static void check(ResourceTypeSchema schema, Attribute given, Reports reports) {
    plumb.catalog.schema.Attribute attribute =
        given.name() == null ? null : schema.attribute(given.name());
    String word = word(given.value());
    if (attribute != null
        && word != null
        && !attribute.open()
        && !attribute.values().contains(word)
        && !ALIASES.getOrDefault(schema.name() + " " + attribute.name(), Set.of()).contains(word)) {
      reports.add(
          given.value(),
          schema.name() + " takes no " + word + " for " + attribute.name(),
          hint(word, attribute));
    }
  }

  private static String hint(String word, plumb.catalog.schema.Attribute attribute) {
    String near = Nearest.hint(word, attribute.values(), "");
    return near == null ? "it takes " + String.join(", ", attribute.values()) : near;
  }

  private static @Nullable String word(Expr value) {
    return value instanceof Literal literal
            && (literal.value() instanceof String || literal.value() instanceof Boolean)
        ? String.valueOf(literal.value())
        : null;
  }
}
