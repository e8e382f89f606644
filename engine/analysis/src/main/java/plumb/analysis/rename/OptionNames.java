package plumb.analysis.rename;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import plumb.compiler.yaml.YamlOutline;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/**
 * The keys and patterns for which the data of an environment has {@code lookup_options}: those of
 * one file hold in others, too, where a node sees both.
 */
final class OptionNames {
  private static final String OPTIONS = "lookup_options";

  private final Names all = new Names();
  private final Names hidden = new Names();

  /** Keys by name, or by pattern. */
  private static final class Names {
    private final Set<String> literals = new HashSet<>();
    private final Map<String, Regex> patterns = new HashMap<>();

    void add(String name) {
      if (!name.startsWith("^")) {
        literals.add(name);
        return;
      }
      try {
        patterns.put(name, Regex.of(name));
      } catch (EvaluationException e) {
        // A lookup says what is wrong with it.
        return;
      }
    }

    boolean hold(String key) {
      return hold(key, "");
    }

    boolean hold(String key, String but) {
      return (!key.equals(but) && literals.contains(key))
          || patterns.entrySet().stream()
              .anyMatch(each -> !each.getKey().equals(but) && each.getValue().matches(key));
    }
  }

  /** Takes in the options of a data file. */
  void add(String text) {
    if (!text.contains(OPTIONS)) {
      return;
    }
    YamlOutline.Value root = YamlOutline.of(text);
    if (root == null) {
      return;
    }
    for (YamlOutline.Entry entry : root.entries()) {
      if (entry.key().text().equals(OPTIONS)) {
        entry.value().entries().forEach(this::addOption);
      }
    }
  }

  private void addOption(YamlOutline.Entry option) {
    String name = option.key().text();
    all.add(name);
    option.value().visit(value -> hideIfSensitive(name, value.text()));
  }

  private void hideIfSensitive(String name, String text) {
    if (text.contains("Sensitive")) {
      hidden.add(name);
    }
  }

  /** Whether a key is named outright. */
  boolean name(String key) {
    return all.literals.contains(key);
  }

  /** Whether a key has options, by its name or by a pattern. */
  boolean hold(String key) {
    return all.hold(key);
  }

  /** Whether a key has options by another name or pattern than one. */
  boolean hold(String key, String but) {
    return all.hold(key, but);
  }

  /** Whether options make a key's value one that nobody may see. */
  boolean hide(String key) {
    return hidden.hold(key);
  }
}
