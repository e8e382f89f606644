package plumb.dsl.validation;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.CaseExpression;
import plumb.dsl.puppet.CaseOption;
import plumb.dsl.puppet.DefaultLiteral;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.KeyedEntry;
import plumb.dsl.puppet.NumberLiteral;
import plumb.dsl.puppet.ReservedWord;
import plumb.dsl.puppet.Selector;
import plumb.dsl.puppet.SelectorEntry;
import plumb.dsl.puppet.Variable;
import plumb.dsl.text.LiteralText;

/** Names of variables, numbers, keys that occur twice. */
final class LiteralRules {
  private final Findings findings;
  private final ConstantValues constants;

  LiteralRules(Findings findings, ConstantValues constants) {
    this.findings = findings;
    this.constants = constants;
  }

  void checkVariable(Variable node) {
    String name = LiteralText.variable(node.getName());
    if (!name.isEmpty() && name.charAt(0) >= '0' && name.charAt(0) <= '9') {
      if (!NamePatterns.isGroupNumber(name)) {
        findings.error(
            "ILLEGAL_NUMERIC_VAR_NAME",
            node,
            "'" + name + "' cannot name a variable: only a decimal number can start with a digit");
      }
    } else if (!NamePatterns.isVariable(name)) {
      findings.error(
          "ILLEGAL_VAR_NAME",
          node,
          name.isEmpty() ? "a name must follow '$'" : "'" + name + "' cannot name a variable",
          "each part of a variable's name starts with a lower case letter; the last may start with '_'");
    }
  }

  void checkNumber(NumberLiteral node) {
    if (LiteralText.number(node.getText()) instanceof BigInteger) {
      findings.error(
          "NUMERIC_OVERFLOW", node, node.getText() + " is larger than an Integer can be");
    }
  }

  void checkReserved(ReservedWord node) {
    findings.error(
        "RESERVED_WORD",
        node,
        "'" + node.getWord() + "' is a reserved word",
        "quote it if it is meant as a text");
  }

  /** Keys of a hash, and of each run of keyed entries among arguments or elements. */
  void checkKeys(List<? extends EObject> nodes) {
    @Nullable Set<Object> keys = null;
    for (EObject node : nodes) {
      if (!(node instanceof KeyedEntry entry)) {
        keys = null;
        continue;
      }
      Object key = constants.of(entry.getKey());
      if (key != null) {
        keys = keys == null ? new HashSet<>() : keys;
        if (!keys.add(key)) {
          findings.warning("DUPLICATE_KEY", entry, "the key '" + key + "' stands here twice");
        }
      }
    }
  }

  void checkDefaults(CaseExpression node) {
    boolean found = false;
    for (CaseOption option : node.getOptions()) {
      for (Expression value : option.getValues()) {
        if (value instanceof DefaultLiteral) {
          if (found) {
            reportDefault(value, "'case' statement");
          }
          found = true;
        }
      }
    }
  }

  void checkDefaults(Selector node) {
    boolean found = false;
    for (SelectorEntry entry : node.getEntries()) {
      if (entry.getKey() instanceof DefaultLiteral) {
        if (found) {
          reportDefault(entry.getKey(), "selector");
          return;
        }
        found = true;
      }
    }
  }

  private void reportDefault(Expression node, String container) {
    findings.error("DUPLICATE_DEFAULT", node, "this " + container + " has a 'default' already");
  }
}
