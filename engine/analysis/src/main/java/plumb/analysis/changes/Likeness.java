package plumb.analysis.changes;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import plumb.analysis.interfaces.DeclaredType;
import plumb.analysis.interfaces.DefaultValue;
import plumb.analysis.interfaces.Element;
import plumb.analysis.interfaces.Parameter;

/**
 * How much one thing looks like another one, from 0 to 1: a mean of what both tell, weighted by how
 * much each of it distinguishes. What neither tells does not count.
 */
final class Likeness {
  /** Below this, two things are not proposed to be one. */
  static final double ENOUGH = 0.6;

  /** Less than this much to go by is no ground for a guess. */
  private static final double LEAST_WEIGHT = 4;

  /** Of two things that cannot be compared. */
  static final Likeness NONE = new Likeness();

  private static final Set<String> COMMON_DEFAULTS =
      Set.of("undef", "true", "false", "''", "[]", "{}", "$os_service_default");

  private final Set<String> reasons = new TreeSet<>();
  private double sum;
  private double weight;

  private Likeness() {}

  /** Of two parameters. */
  static Likeness of(Parameter before, Parameter after) {
    Likeness likeness = new Likeness();
    likeness.add(2, names(before.name(), after.name()), "name");
    if (!before.uses().isEmpty() && !after.uses().isEmpty()) {
      likeness.add(4, common(before.uses(), after.uses()), "use");
    }
    likeness.documentation(3, before.documentation(), after.documentation());
    likeness.type(before.type(), after.type());
    likeness.defaults(before, after);
    return likeness;
  }

  /** Of two classes or defined types. */
  static Likeness of(Element.Definition before, Element.Definition after) {
    Likeness likeness = new Likeness();
    likeness.add(2, names(before.name(), after.name()), "name");
    if (!before.content().isEmpty() || !after.content().isEmpty()) {
      likeness.add(4, common(before.content(), after.content()), "resources");
    }
    if (!before.parameters().isEmpty() || !after.parameters().isEmpty()) {
      double shared = common(before.parameters().keySet(), after.parameters().keySet());
      likeness.add(3, shared, "parameters");
    }
    likeness.documentation(1, before.documentation(), after.documentation());
    return likeness;
  }

  /** Of two functions. */
  static Likeness of(Element.Function before, Element.Function after) {
    Likeness likeness = new Likeness();
    likeness.add(3, names(before.name(), after.name()), "name");
    if (!before.signatures().isEmpty() && !after.signatures().isEmpty()) {
      boolean same = Signatures.text(before).equals(Signatures.text(after));
      likeness.add(2, same ? 1 : 0, "parameters");
    }
    likeness.documentation(3, before.documentation(), after.documentation());
    return likeness;
  }

  /** Of two type aliases. */
  static Likeness of(Element.Alias before, Element.Alias after) {
    Likeness likeness = new Likeness();
    likeness.add(2, names(before.name(), after.name()), "name");
    boolean same = after.type().relationTo(before.type()) == DeclaredType.Relation.SAME;
    likeness.add(3, same ? 1 : 0, "type");
    return likeness;
  }

  private void add(double factor, double value, String reason) {
    sum += factor * value;
    weight += factor;
    if (value >= ENOUGH) {
      reasons.add(reason);
    }
  }

  private void documentation(double factor, String before, String after) {
    Set<String> old = words(before);
    Set<String> now = words(after);
    if (old.size() > 2 && now.size() > 2) {
      add(factor, common(old, now), "documentation");
    }
  }

  private void type(DeclaredType before, DeclaredType after) {
    if (before.text().equals("Any") && after.text().equals("Any")) {
      return;
    }
    switch (after.relationTo(before)) {
      case SAME -> add(1.5, 1, "type");
      case WIDER, NARROWER -> add(1, 0.6, "type");
      case OTHER -> add(1.5, 0, "type");
      case UNKNOWN -> add(0.5, 0.3, "type");
    }
  }

  private void defaults(Parameter before, Parameter after) {
    DefaultValue old = before.defaultValue();
    DefaultValue now = after.defaultValue();
    if (old == null || now == null) {
      add(0.5, old == now ? 1 : 0, "default");
    } else if (COMMON_DEFAULTS.contains(old.shape())) {
      add(0.5, old.isSame(now) ? 1 : 0, "default");
    } else {
      add(2, old.isSame(now) ? 1 : 0, "default");
    }
  }

  /** The confidence. */
  double value() {
    return weight < LEAST_WEIGHT ? 0 : sum / weight;
  }

  /** Whether they have more in common than how they look from outside. */
  boolean isMoreThanNames() {
    return reasons.contains("use") || reasons.contains("documentation");
  }

  /** What the two have in common, for people. */
  String reason() {
    return "similar " + String.join(", ", reasons);
  }

  private static double names(String before, String after) {
    Set<String> old = new HashSet<>(List.of(before.toLowerCase(Locale.ROOT).split("_|::")));
    Set<String> now = new HashSet<>(List.of(after.toLowerCase(Locale.ROOT).split("_|::")));
    double letters =
        1 - (double) distance(before, after) / Math.max(before.length(), after.length());
    return Math.max(common(old, now), letters);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
      if (word.length() > 2) {
        words.add(word);
      }
    }
    words.removeAll(Set.of("the", "defaults", "default", "optional", "undef", "and", "for"));
    return words;
  }

  private static double common(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    Set<String> all = new HashSet<>(one);
    all.addAll(other);
    return all.isEmpty() ? 0 : (double) both.size() / all.size();
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
