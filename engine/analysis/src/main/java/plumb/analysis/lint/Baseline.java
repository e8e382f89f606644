package plumb.analysis.lint;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import plumb.analysis.Finding;

/**
 * Findings that are known and accepted: so many of a check in lines of a text in a file. Where in
 * the file they are does not matter. Immutable.
 */
public final class Baseline {
  private static final Comparator<FindingKey> ORDER =
      Comparator.comparing(FindingKey::path)
          .thenComparing(FindingKey::check)
          .thenComparing(FindingKey::line);

  private final TreeMap<FindingKey, Integer> counts = new TreeMap<>(ORDER);
  private final UnaryOperator<String> paths;

  /**
   * @param counts how many findings of each key are known
   * @param paths gives the path that a file has in keys for its path in findings
   */
  public Baseline(Map<FindingKey, Integer> counts, UnaryOperator<String> paths) {
    this.counts.putAll(counts);
    this.paths = paths;
  }

  /** The baseline that holds all findings of some files. */
  public static Baseline of(List<LintedFile> files, UnaryOperator<String> paths) {
    Map<FindingKey, Integer> counts = new HashMap<>();
    for (LintedFile file : files) {
      String path = paths.apply(file.source().path());
      for (Finding finding : file.findings()) {
        counts.merge(FindingKey.of(file.source(), finding, path), 1, Integer::sum);
      }
    }
    return new Baseline(counts, paths);
  }

  /** How many findings of each key are known, by path, check and line. */
  public Map<FindingKey, Integer> counts() {
    return new TreeMap<>(counts);
  }

  /**
   * A file without the findings that are known. Of several that are alike, those that are certainly
   * old are the known ones, before others; of the others the last are new.
   *
   * @param old whether a finding is certainly an old one
   */
  public LintedFile without(LintedFile file, Predicate<Finding> old) {
    Map<FindingKey, Integer> left = new HashMap<>(counts);
    String path = paths.apply(file.source().path());
    Set<Finding> known = Collections.newSetFromMap(new IdentityHashMap<>());
    for (boolean first : List.of(true, false)) {
      for (Finding finding : file.findings()) {
        FindingKey key = FindingKey.of(file.source(), finding, path);
        if (old.test(finding) == first && left.getOrDefault(key, 0) > 0) {
          left.merge(key, -1, Integer::sum);
          known.add(finding);
        }
      }
    }
    return file.only(finding -> !known.contains(finding));
  }

  /**
   * What is known of some files and is no longer found in them, and how many times.
   *
   * @param files with all that was found in them
   * @param gone whether a file of another path, as it is in keys, has ceased to exist
   */
  public Map<FindingKey, Integer> stale(List<LintedFile> files, Predicate<String> gone) {
    Map<FindingKey, Integer> found = of(files, paths).counts;
    Set<String> linted =
        files.stream().map(one -> paths.apply(one.source().path())).collect(Collectors.toSet());
    Map<FindingKey, Integer> stale = new TreeMap<>(ORDER);
    counts.forEach(
        (key, count) -> {
          int missing = count - found.getOrDefault(key, 0);
          if (missing > 0 && (linted.contains(key.path()) || gone.test(key.path()))) {
            stale.put(key, missing);
          }
        });
    return stale;
  }
}
