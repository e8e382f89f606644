package plumb.dsl.validation;

import plumb.dsl.puppet.Access;
import plumb.dsl.puppet.Call;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.RenderText;
import plumb.dsl.puppet.TypeName;

/** What can be called. */
final class CallRules {
  private final Findings findings;

  CallRules(Findings findings) {
    this.findings = findings;
  }

  void check(Call node) {
    Expression function = node.getFunction();
    if (function instanceof RenderText) {
      findings.error(
          "ILLEGAL_EPP_PARAMETERS",
          node,
          "text before the parameters of a template",
          "start the template with <%- | ... | -%>");
    } else if (!(function instanceof Name)
        && !(function instanceof TypeName)
        && !(function instanceof Access access && access.getTarget() instanceof TypeName)) {
      findings.error(
          "ILLEGAL_EXPRESSION",
          function,
          "a call needs the name of a function, and this is " + Labels.a(function));
    }
  }
}
