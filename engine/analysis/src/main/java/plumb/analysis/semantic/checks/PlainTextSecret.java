package plumb.analysis.semantic.checks;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Assign;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Param;
import plumb.compiler.program.ResourceExpr;

/** Passwords, tokens and keys that are written out in a manifest. */
final class PlainTextSecret extends SemanticCheck {
  private static final Pattern SECRET =
      Pattern.compile(
          "(.*_)?(password|passwd|passphrase|secret|secret_key|api_key|apikey"
              + "|(api|auth|access|bearer|secret|session)_?token|private_key|encryption_key)");

  /** Values that stand for no secret: names of states, references, and what is to be filled in. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "[!*x]*|[/~].*|<.*>|%.*|\\{.*|.*://.*|present|absent|true|false|yes|no|none|undef|unset|nil"
              + "|null|default|optional|required|disabled|enabled|[a-z]+_[a-z_]*password[a-z_]*");

  private static final Set<String> STATES = Set.of("ensure", "type", "format");

  PlainTextSecret() {
    super("plain_text_secret", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      for (Param param : code.params()) {
        check(param.name(), param.defaultValue(), "the default of $" + param.name(), reports);
      }
      for (Assign assign : code.all(Assign.class)) {
        check(assign.name(), assign.value(), "$" + assign.name(), reports);
      }
      for (ResourceExpr resource : code.all(ResourceExpr.class)) {
        for (ResourceExpr.ResourceBody body : resource.bodies()) {
          for (Attribute attribute : body.attributes()) {
            String name = attribute.name();
            if (name != null && !STATES.contains(name)) {
              check(name, attribute.value(), "the value of " + name, reports);
            }
          }
        }
      }
    }
  }

  private static void check(String name, @Nullable Expr value, String what, Reports reports) {
    if (value instanceof Literal literal
        && literal.value() instanceof String text
        && SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches()
        && !HARMLESS.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
      reports.add(
          value,
          what + " is a secret in clear text",
          "take it from encrypted data, as a parameter of type Sensitive");
    }
  }
}
