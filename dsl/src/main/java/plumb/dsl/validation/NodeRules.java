package plumb.dsl.validation;

import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.HostName;
import plumb.dsl.puppet.InterpolatedString;
import plumb.dsl.puppet.NodeDefinition;
import plumb.dsl.puppet.StringLiteral;
import plumb.dsl.puppet.Word;
import plumb.dsl.text.StringText;

/** Node definitions. */
final class NodeRules {
  private final Findings findings;
  private final DefinitionRules definitions;
  private final StringText strings;

  NodeRules(Findings findings, DefinitionRules definitions, StringText strings) {
    this.findings = findings;
    this.definitions = definitions;
    this.strings = strings;
  }

  void check(NodeDefinition node) {
    for (Expression host : node.getHosts()) {
      checkHost(host);
    }
    definitions.checkPosition(node);
    definitions.checkEnd(node.getBody(), "a node");
    if (node.getParent() != null) {
      findings.error(
          "ILLEGAL_NODE_INHERITANCE",
          node.getParent(),
          "nodes cannot inherit from each other",
          "put what they share into a class");
    }
  }

  private void checkHost(Expression host) {
    if (host instanceof HostName name) {
      checkHost(host, name.getName());
    } else if (host instanceof Word word) {
      checkHost(host, word.getText());
    } else if (host instanceof StringLiteral) {
      String text = strings.literal(host);
      checkHost(host, text == null ? "" : text);
    } else if (host instanceof InterpolatedString string) {
      findings.error(
          "ILLEGAL_HOSTNAME_INTERPOLATION",
          string.getExpressions().get(0),
          "the name of a node cannot hold an expression");
    } else if (host instanceof Heredoc) {
      findings.error("ILLEGAL_EXPRESSION", host, "a heredoc cannot be the name of a node");
    }
  }

  private void checkHost(Expression host, String name) {
    if (!NamePatterns.isHost(name)) {
      findings.error(
          "ILLEGAL_HOSTNAME_CHARS",
          host,
          "'" + name + "' cannot be the name of a node",
          "it holds letters, digits, '_', '-' and '.'");
    }
  }
}
