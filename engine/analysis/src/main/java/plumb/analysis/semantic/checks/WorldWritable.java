package plumb.analysis.semantic.checks;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;

/** Modes that let everybody on the machine write. */
final class WorldWritable extends SemanticCheck {
  private static final Pattern OCTAL = Pattern.compile("0?([0-7]?)[0-7]{2}[2367]");
  private static final Pattern SYMBOLIC =
      Pattern.compile("(.*,)?[ug]*[oa][ugoa]*[+=][rxXst]*w[rwxXst]*(,.*)?");
  private static final int STICKY = 01000;
  private static final int OTHERS_WRITE = 02;

  WorldWritable() {
    super("world_writable_mode", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (ResourceExpr resource : program.all(ResourceExpr.class)) {
      for (ResourceExpr.ResourceBody body : resource.bodies()) {
        body.attributes().forEach(attribute -> check(attribute, reports));
      }
    }
    for (ResourceDefaults defaults : program.all(ResourceDefaults.class)) {
      defaults.attributes().forEach(attribute -> check(attribute, reports));
    }
  }

  private static void check(Attribute attribute, Reports reports) {
    if ("mode".equals(attribute.name())) {
      String mode = mode(attribute.value());
      if (mode != null) {
        reports.add(
            attribute.value(),
            "mode " + mode + " lets everybody write",
            "a directory for everybody needs the sticky bit, as in '1777'");
      }
    }
  }

  /** The mode as it is written, if everybody may write with it. */
  private static @Nullable String mode(Expr value) {
    if (!(value instanceof Literal literal)) {
      return null;
    }
    if (literal.value() instanceof Long number) {
      boolean open = (number & OTHERS_WRITE) != 0 && (number & STICKY) == 0;
      return open && number <= 07777 ? Long.toOctalString(number) : null;
    }
    if (!(literal.value() instanceof String text)) {
      return null;
    }
    if (OCTAL.matcher(text).matches()) {
      return (Integer.parseInt(text, 8) & STICKY) == 0 ? text : null;
    }
    return SYMBOLIC.matcher(text).matches() && !text.contains("t") ? text : null;
  }
}
