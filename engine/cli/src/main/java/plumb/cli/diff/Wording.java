package plumb.cli.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.catalog.diff.CatalogDiff;
import plumb.catalog.diff.DiffText;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.fleet.FleetDiff;
import plumb.compiler.fleet.FleetUses;
import plumb.compiler.fleet.NodeComparison;

/** The sentences that all reports for people share. */
final class Wording {
  private static final int SHOWN_NODES = 8;

  private Wording() {}

  /** What is the same of all nodes of a group, as a heading. */
  static String heading(FleetDiff.Group group) {
    int count = group.nodes().size();
    String alike = group.example().isStuck() ? " nodes fail as before: " : " nodes change alike: ";
    String heading =
        count == 1 ? group.nodes().first() : "these " + count + alike + names(group.nodes());
    return visible(heading);
  }

  /** The text with control characters, which a terminal would obey, as their codes. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        out.append("\\u{").append(Integer.toHexString(c)).append('}');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String names(Collection<String> nodes) {
    String first = nodes.stream().limit(SHOWN_NODES).collect(Collectors.joining(", "));
    int others = nodes.size() - SHOWN_NODES;
    return others > 0 ? first + " and " + others + " more" : first;
  }

  /** What changes on a node, as lines. */
  static String change(NodeComparison node) {
    return visible(described(node));
  }

  private static String described(NodeComparison node) {
    CatalogDiff diff = node.diff();
    if (diff != null) {
      return DiffText.of(diff);
    }
    BatchFailure before = node.before();
    BatchFailure after = node.after();
    if (node.isStuck()) {
      return "has no catalog, as before: " + failure(after) + "\n";
    }
    if (after == null) {
      return "compiles; before, it failed: " + failure(before) + "\n";
    }
    return before == null
        ? "compiles no more: " + failure(after) + "\n"
        : "fails with another error: " + failure(after) + "\n  before: " + failure(before) + "\n";
  }

  /** The lines that are no nodes, a sentence each. */
  static List<String> unreadable(FleetDiff diff) {
    return diff.unreadable().stream()
        .map(line -> visible(line.id() + " cannot be read: " + failure(line)))
        .toList();
  }

  /** All that is told of nodes: first those that change. */
  static List<FleetDiff.Group> groups(FleetDiff diff) {
    List<FleetDiff.Group> groups = new ArrayList<>(diff.groups());
    groups.addAll(diff.stuck());
    return groups;
  }

  private static String failure(@Nullable BatchFailure failure) {
    return failure == null ? "" : failure.text();
  }

  /** The deprecated names that come into use, as lines; empty for none. */
  static String newUses(FleetDiff diff) {
    StringBuilder out = new StringBuilder();
    for (FleetUses.Place place : diff.newUses().places(null)) {
      out.append(place.use().setBy()).append(": ").append(place.use().sentence());
      out.append(" (").append(nodes(place.nodes().size())).append(")\n");
    }
    return visible(out.toString());
  }

  /** The counts, as a sentence. */
  static String summary(FleetDiff diff) {
    int changed = diff.changed();
    int unchanged = diff.unchanged();
    StringBuilder out = new StringBuilder(nodes(changed));
    out.append(changed == 1 ? " changes, " : " change, ").append(unchanged);
    out.append(unchanged == 1 ? " stays as it is" : " stay as they are");
    if (diff.withoutCatalog() > 0) {
      out.append(", ").append(nodes(diff.withoutCatalog())).append(" without a catalog as before");
    }
    out.append(" (").append(diff.compiled()).append(" compiled");
    if (diff.leftOut() > 0) {
      out.append(", ").append(diff.leftOut()).append(" not asked for");
    }
    return out.append(')').toString();
  }

  private static String nodes(int count) {
    return count + (count == 1 ? " node" : " nodes");
  }
}
