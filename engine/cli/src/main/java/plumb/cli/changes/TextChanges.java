package plumb.cli.changes;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Bump;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.ChangeText;
import plumb.analysis.changes.ModuleChanges;
import plumb.analysis.interfaces.ModuleInterface.Problem;
import plumb.analysis.interfaces.Place;

/** For people: what breaks comes first. */
final class TextChanges implements ChangesReport {
  @Override
  public String of(ModuleChanges changes) {
    StringBuilder out = new StringBuilder();
    List<Change> all = changes.changes();
    out.append(ChangeText.heading(changes)).append(": ");
    out.append(Counts.of(all.size(), "change", "changes")).append('\n');
    part(out, "Breaking", all, Change::isBreaking);
    part(out, "Compatible", all, one -> one.bump() == Bump.MINOR);
    part(out, "Nobody else's business", all, one -> one.bump() == Bump.PATCH);
    problems(out, "old", changes.before().problems());
    problems(out, "new", changes.after().problems());
    return out.append('\n').append(ChangeText.verdict(changes)).append('\n').toString();
  }

  private static void part(
      StringBuilder out, String title, List<Change> changes, Predicate<Change> wanted) {
    List<Change> part = changes.stream().filter(wanted).toList();
    if (!part.isEmpty()) {
      out.append('\n').append(title).append('\n');
      part.forEach(one -> out.append("  ").append(line(one)).append('\n'));
    }
  }

  private static String line(Change change) {
    @Nullable Place place = change.newPlace() == null ? change.oldPlace() : change.newPlace();
    String text = ChangeText.of(change);
    return place == null ? text : text + "  [" + place.file() + ":" + place.line() + "]";
  }

  private static void problems(StringBuilder out, String version, List<Problem> problems) {
    if (!problems.isEmpty()) {
      out.append("\nNot read in the ").append(version).append(" version\n");
      problems.forEach(
          one ->
              out.append("  ").append(one.file()).append(": ").append(one.message()).append('\n'));
    }
  }
}
