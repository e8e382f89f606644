package plumb.analysis.changes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Kind;
import plumb.analysis.changes.ChangeList.Context;
import plumb.analysis.changes.Subject.Sort;
import plumb.environments.metadata.ModuleMetadata;
import plumb.environments.metadata.Requirement;
import plumb.values.SemVerRange;

/**
 * Compares what two versions of a module need, and what they support. Who has software or a system
 * that is not supported any more cannot take the new version; another module can be upgraded with
 * it, so that what is asked of it breaks nobody.
 */
final class SupportComparison {
  private final ChangeList changes;

  SupportComparison(ChangeList changes) {
    this.changes = changes;
  }

  void compare(ModuleMetadata before, ModuleMetadata after) {
    requirements(Sort.REQUIREMENT, before.requirements(), after.requirements(), Bump.MAJOR);
    requirements(Sort.DEPENDENCY, before.dependencies(), after.dependencies(), Bump.MINOR);
    systems(before.operatingSystems(), after.operatingSystems());
  }

  private void requirements(
      Sort sort, List<Requirement> before, List<Requirement> after, Bump narrowed) {
    Map<String, SemVerRange> old = byName(before);
    Map<String, SemVerRange> now = byName(after);
    for (String name : union(old.keySet(), now.keySet())) {
      SemVerRange was = old.get(name);
      SemVerRange is = now.get(name);
      Context at = at(sort, name);
      if (was == null && is != null) {
        changes.add(Kind.ADDED, narrowed, at, null, is.toString());
      } else if (is == null && was != null) {
        changes.add(Kind.REMOVED, Bump.PATCH, at, was.toString(), null);
      } else if (was != null && is != null && !was.equals(is)) {
        Bump bump = was.isCoveredBy(is) ? Bump.MINOR : narrowed;
        changes.add(Kind.SUPPORT_CHANGED, bump, at, was.toString(), is.toString());
      }
    }
  }

  private static Map<String, SemVerRange> byName(List<Requirement> requirements) {
    Map<String, SemVerRange> ranges = new LinkedHashMap<>();
    requirements.forEach(one -> ranges.putIfAbsent(one.name(), one.range()));
    return ranges;
  }

  private void systems(Map<String, List<String>> before, Map<String, List<String>> after) {
    // A module that lists none makes no promise that a list could break.
    if (before.isEmpty()) {
      return;
    }
    for (String name : union(before.keySet(), after.keySet())) {
      Context at = at(Sort.OPERATING_SYSTEM, name);
      if (!before.containsKey(name)) {
        changes.add(Kind.ADDED, Bump.MINOR, at, null, releases(after.get(name)));
      } else if (!after.containsKey(name)) {
        changes.add(Kind.REMOVED, Bump.MAJOR, at, releases(before.get(name)), null);
      } else {
        releases(at, before.get(name), after.get(name));
      }
    }
  }

  private void releases(Context at, @Nullable List<String> before, @Nullable List<String> after) {
    List<String> was = Objects.requireNonNull(before);
    List<String> is = Objects.requireNonNull(after);
    if (Set.copyOf(was).equals(Set.copyOf(is))) {
      return;
    }
    boolean dropped = !is.isEmpty() && (was.isEmpty() || !is.containsAll(was));
    changes.add(
        Kind.SUPPORT_CHANGED, dropped ? Bump.MAJOR : Bump.MINOR, at, releases(was), releases(is));
  }

  private static String releases(@Nullable List<String> releases) {
    return releases == null || releases.isEmpty() ? "all releases" : String.join(", ", releases);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Context at(Sort sort, String name) {
    return new Context(new Subject(sort, name, null), null, null, false);
  }
}
