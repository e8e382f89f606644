package plumb.cli.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.ChangeText;
import plumb.analysis.changes.Subject;
import plumb.analysis.upgrade.Use;

/** The sentences that reports for people share. */
final class ImpactWording {
  private static final int SHOWN_NODES = 8;

  private ImpactWording() {}

  /** The uses by what touches them, in the order of the changes. */
  static Map<Change, List<Use>> byChange(EnvironmentImpact environment) {
    Map<Change, List<Use>> sorted = new TreeMap<>();
    for (Use use : environment.uses()) {
      sorted.computeIfAbsent(use.change(), change -> new ArrayList<>()).add(use);
    }
    return new LinkedHashMap<>(sorted);
  }

  /** What changes, in one line. */
  static String heading(EnvironmentImpact environment) {
    String versions =
        environment.modules().stream().map(ChangeText::heading).collect(Collectors.joining(", "));
    int count = environment.uses().size();
    return versions
        + " in "
        + environment.name()
        + ": "
        + (count == 0 ? "nothing" : count == 1 ? "1 use" : count + " uses")
        + (count > 1 ? " are touched" : " is touched");
  }

  /** Which name stands there: that of the change goes without saying. */
  static String name(Use use) {
    Subject subject = use.subject();
    if (subject.equals(use.change().subject())) {
      return "";
    }
    Subject successor = use.successor();
    return " " + subject.name() + (successor == null ? "" : " -> " + successor.name());
  }

  /** Whose classifier it is. */
  static String nodes(Use use) {
    List<String> nodes = use.nodes();
    if (nodes.isEmpty()) {
      return "";
    }
    String first = nodes.stream().limit(SHOWN_NODES).collect(Collectors.joining(", "));
    int others = nodes.size() - SHOWN_NODES;
    return " of " + first + (others > 0 ? " and " + others + " more" : "");
  }
}
