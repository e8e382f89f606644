package plumb.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a {@link SemVerRange}.
 *
 * @param kind which of the two bounds was written
 */
public record VersionInterval(
    SemVer min, SemVer max, boolean excludeMin, boolean excludeMax, Kind kind) {
  /** Which of the bounds of an interval were written. */
  public enum Kind {
    ALL,
    MIN,
    MAX,
    BOTH,
    EXACT
  }

  static final VersionInterval ALL =
      new VersionInterval(SemVer.MIN, SemVer.MAX, false, false, Kind.ALL);
  static final VersionInterval NOTHING =
      new VersionInterval(SemVer.MIN, SemVer.MIN, false, true, Kind.MAX);

  static VersionInterval exactly(SemVer version) {
    return new VersionInterval(version, version, false, false, Kind.EXACT);
  }

  static VersionInterval from(SemVer min, boolean exclude) {
    return new VersionInterval(min, SemVer.MAX, exclude, false, Kind.MIN);
  }

  static VersionInterval upTo(SemVer max, boolean exclude) {
    return new VersionInterval(SemVer.MIN, max, false, exclude, Kind.MAX);
  }

  static VersionInterval below(SemVer min, SemVer max) {
    return new VersionInterval(min, max, false, true, Kind.BOTH);
  }

  boolean contains(SemVer version) {
    if (kind == Kind.ALL) {
      return true;
    }
    if (kind == Kind.EXACT) {
      return version.equals(min);
    }
    int low = version.compareTo(min);
    int high = version.compareTo(max);
    return (kind == Kind.MAX || low > 0 || (low == 0 && !excludeMin))
        && (kind == Kind.MIN || high < 0 || (high == 0 && !excludeMax));
  }

  /** Whether a written bound is an unstable version of the same triple. */
  boolean namesTriple(SemVer version) {
    return kind == Kind.ALL
        || (kind != Kind.MAX && !min.isStable() && min.sameTriple(version))
        || (kind != Kind.MIN && !max.isStable() && max.sameTriple(version));
  }

  private boolean hasLowerBound() {
    return kind != Kind.ALL && kind != Kind.MAX && !min.equals(SemVer.MIN);
  }

  private boolean hasUpperBound() {
    return kind != Kind.ALL && kind != Kind.MIN && !max.equals(SemVer.MAX);
  }

  /** The versions that are in both, null when there are none. */
  @Nullable VersionInterval intersection(VersionInterval other) {
    if (kind == Kind.ALL) {
      return other;
    }
    int low = min.compareTo(other.max);
    int high = other.min.compareTo(max);
    if (low > 0 || high > 0) {
      return null;
    }
    if (low == 0) {
      return excludeMin || other.excludeMax ? null : exactly(min);
    }
    if (high == 0) {
      return other.excludeMin || excludeMax ? null : exactly(other.min);
    }
    int starts = min.compareTo(other.min);
    VersionInterval lower = starts < 0 || (starts == 0 && !excludeMin) ? other : this;
    int ends = max.compareTo(other.max);
    VersionInterval upper = ends > 0 || (ends == 0 && !excludeMax) ? other : this;
    if (!upper.hasUpperBound()) {
      return lower;
    }
    return lower.hasLowerBound()
        ? new VersionInterval(lower.min, upper.max, lower.excludeMin, upper.excludeMax, Kind.BOTH)
        : upper;
  }

  /** The intervals with those merged that touch each other. */
  static List<VersionInterval> merge(List<VersionInterval> intervals) {
    List<VersionInterval> current = intervals;
    boolean merged = true;
    while (merged && current.size() > 1) {
      merged = false;
      List<VersionInterval> result = new ArrayList<>();
      List<VersionInterval> pending = new ArrayList<>(current);
      while (!pending.isEmpty()) {
        VersionInterval memo = pending.remove(pending.size() - 1);
        List<VersionInterval> apart = new ArrayList<>();
        for (VersionInterval interval : pending) {
          VersionInterval union = memo.union(interval);
          if (union == null) {
            apart.add(interval);
          } else {
            memo = union;
            merged = true;
          }
        }
        result.add(memo);
        pending = apart;
      }
      Collections.reverse(result);
      current = result;
    }
    return current;
  }

  private @Nullable VersionInterval union(VersionInterval other) {
    if (kind == Kind.ALL) {
      return this;
    }
    if (contains(other.min) || other.contains(min)) {
      int starts = min.compareTo(other.min);
      boolean openStart =
          starts == 0 ? excludeMin && other.excludeMin : starts < 0 ? excludeMin : other.excludeMin;
      int ends = max.compareTo(other.max);
      boolean openEnd =
          ends == 0 ? excludeMax && other.excludeMax : ends > 0 ? excludeMax : other.excludeMax;
      return between(
          starts <= 0 ? min : other.min, ends >= 0 ? max : other.max, openStart, openEnd);
    }
    if (touches(other)) {
      return between(min, other.max, excludeMin, other.excludeMax);
    }
    return other.touches(this) ? between(other.min, max, other.excludeMin, excludeMax) : null;
  }

  private boolean touches(VersionInterval next) {
    return !next.excludeMin && (excludeMax ? max : max.nextPatch()).equals(next.min);
  }

  private static @Nullable VersionInterval between(
      SemVer min, SemVer max, boolean excludeMin, boolean excludeMax) {
    return from(min, excludeMin).intersection(upTo(max, excludeMax));
  }
}
