package plumb.values;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of versions, written as in {@code >=1.2.0 <2.0.0} or {@code 1.x || ~3.1}. */
public final class SemVerRange implements Value {
  private final List<VersionInterval> intervals;
  private final String text;

  SemVerRange(List<VersionInterval> intervals, String text) {
    this.intervals = List.copyOf(intervals);
    this.text = text;
  }

  /**
   * Reads a range.
   *
   * @throws EvaluationException when the text is not one
   */
  public static SemVerRange parse(String text) {
    return SemVerRangeParser.parse(text);
  }

  /** All versions from one to another. */
  public static SemVerRange between(SemVer min, SemVer max, boolean excludeMax) {
    VersionInterval interval =
        new VersionInterval(min, max, false, excludeMax, VersionInterval.Kind.BOTH);
    // The reference prints the two ends the wrong way round here; catalogs carry that text.
    String text = excludeMax ? ">=" + max + " <" + min : max + " - " + min;
    return new SemVerRange(List.of(interval), text);
  }

  /** Whether the version is in the range. Unstable ones only where the range names their triple. */
  public boolean contains(SemVer version) {
    for (VersionInterval interval : intervals) {
      if (interval.contains(version) && (version.isStable() || interval.namesTriple(version))) {
        return true;
      }
    }
    return false;
  }

  /** Whether all versions of this range are in the other one, as the reference decides it. */
  public boolean isCoveredBy(SemVerRange other) {
    if (intervals.size() != 1 || other.intervals.size() != 1) {
      return equals(other);
    }
    VersionInterval a = intervals.get(0);
    VersionInterval b = other.intervals.get(0);
    int ends = b.max().compareTo(a.max());
    return b.min().compareTo(a.min()) <= 0
        && (ends > 0 || (ends == 0 && (!b.excludeMax() || a.excludeMax())));
  }

  /** The ranges with those merged that touch each other, as the type SemVer keeps them. */
  public static List<SemVerRange> merge(List<SemVerRange> ranges) {
    if (ranges.size() < 2) {
      return List.copyOf(ranges);
    }
    List<SemVerRange> result = new ArrayList<>();
    List<SemVerRange> pending = new ArrayList<>(ranges);
    while (!pending.isEmpty()) {
      SemVerRange memo = pending.remove(pending.size() - 1);
      List<SemVerRange> apart = new ArrayList<>();
      for (SemVerRange range : pending) {
        SemVerRange merged = memo.merge(range);
        if (merged == null) {
          apart.add(range);
        } else {
          memo = merged;
        }
      }
      result.add(0, memo);
      pending = apart;
    }
    return result;
  }

  private @Nullable SemVerRange merge(SemVerRange other) {
    if (intervals.size() != 1 || other.intervals.size() != 1) {
      return null;
    }
    VersionInterval a = intervals.get(0);
    VersionInterval b = other.intervals.get(0);
    if (contains(b.min()) || other.contains(a.min())) {
      SemVer min = a.min().compareTo(b.min()) <= 0 ? a.min() : b.min();
      int ends = a.max().compareTo(b.max());
      boolean open =
          ends == 0 ? a.excludeMax() && b.excludeMax() : ends > 0 ? a.excludeMax() : b.excludeMax();
      return between(min, ends >= 0 ? a.max() : b.max(), open);
    }
    if (a.excludeMax() && a.max().equals(b.min())) {
      return between(a.min(), b.max(), b.excludeMax());
    }
    return b.excludeMax() && b.max().equals(a.min())
        ? between(b.min(), a.max(), a.excludeMax())
        : null;
  }

  /** Its parts, none of which touches another. */
  public List<VersionInterval> intervals() {
    return intervals;
  }

  /** Ranges are equal when their parts are, however they were written. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemVerRange r && intervals.equals(r.intervals);
  }

  @Override
  public int hashCode() {
    return intervals.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
