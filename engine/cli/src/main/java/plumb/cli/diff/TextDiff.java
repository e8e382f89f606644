package plumb.cli.diff;

import plumb.compiler.fleet.FleetDiff;

/** For a terminal: groups of nodes, the largest first, and what changes on them. */
final class TextDiff implements DiffReport {
  @Override
  public String of(FleetDiff diff) {
    StringBuilder out = new StringBuilder();
    for (FleetDiff.Group group : Wording.groups(diff)) {
      out.append(Wording.heading(group)).append('\n');
      out.append(Wording.change(group.example()).indent(2)).append('\n');
    }
    Wording.unreadable(diff).forEach(line -> out.append(line).append("\n\n"));
    String newUses = Wording.newUses(diff);
    if (!newUses.isEmpty()) {
      out.append("deprecated names that come into use\n").append(newUses.indent(2)).append('\n');
    }
    return out.append(Wording.summary(diff)).append('\n').toString();
  }
}
