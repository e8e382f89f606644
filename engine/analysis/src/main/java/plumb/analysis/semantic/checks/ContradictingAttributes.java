package plumb.analysis.semantic.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.values.Undef;

/**
 * Attributes of one resource that its type does not accept together, or one of which has no effect.
 */
final class ContradictingAttributes extends SemanticCheck {
  private static final List<String> CREATORS = List.of("content", "source", "target");

  private static final List<String> TIMES =
      List.of("minute", "hour", "monthday", "month", "weekday");

  ContradictingAttributes() {
    super("contradicting_attributes", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (ResourceExpr resource : program.all(ResourceExpr.class)) {
      for (ResourceExpr.ResourceBody body : resource.bodies()) {
        switch (resource.type() instanceof ResourceName type ? type.name() : "") {
          case "file" -> checkFile(attributes(body), reports);
          case "cron" -> checkCron(attributes(body), reports);
          default -> {}
        }
      }
    }
  }

  /** The attributes that are certainly set. */
  private static Map<String, Attribute> attributes(ResourceExpr.ResourceBody body) {
    Map<String, Attribute> byName = new HashMap<>();
    for (Attribute attribute : body.attributes()) {
      boolean set =
          attribute.value() instanceof Literal literal && literal.value() != Undef.UNDEF
              || attribute.value() instanceof plumb.compiler.program.Interpolation;
      if (attribute.name() != null && set) {
        byName.put(attribute.name(), attribute);
      }
    }
    return byName;
  }

  private static void checkFile(Map<String, Attribute> set, Reports reports) {
    List<String> creators = new ArrayList<>(CREATORS);
    creators.retainAll(set.keySet());
    if (creators.size() > 1) {
      Attribute second = set.get(creators.get(1));
      if (second != null) {
        reports.add(
            second.pos(),
            "a file has only one of " + String.join(" and ", creators),
            "leave one of them out");
      }
      return;
    }
    String ensure = word(set.get("ensure"));
    Attribute content = set.get("content");
    if (content != null && ("directory".equals(ensure) || "link".equals(ensure))) {
      reports.add(content.pos(), "a " + ensure + " has no content", null);
    }
    Attribute target = set.get("target");
    if (target != null && ("directory".equals(ensure) || "file".equals(ensure))) {
      reports.add(target.pos(), "only a link has a target, and this is a " + ensure, null);
    }
  }

  private static void checkCron(Map<String, Attribute> set, Reports reports) {
    String special = word(set.get("special"));
    if (special == null || special.equals("absent")) {
      return;
    }
    for (String field : TIMES) {
      Attribute time = set.get(field);
      if (time != null && !"absent".equals(word(time))) {
        reports.add(
            time.pos(), "a job that runs " + special + " has no " + field, "leave one of them out");
      }
    }
  }

  private static @Nullable String word(@Nullable Attribute attribute) {
    Expr value = attribute == null ? null : attribute.value();
    return value == null ? null : Literals.text(value);
  }
}
