package plumb.values.types;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.SemVer;
import plumb.values.SemVerRange;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code SemVer['1.x', ...]}: versions, in some ranges. */
public final class SemVerType extends ScalarType {
  public static final SemVerType SEM_VER = new SemVerType(List.of());

  private final List<SemVerRange> ranges;

  private SemVerType(List<SemVerRange> ranges) {
    this.ranges = ranges;
  }

  /** The versions that are in one of the ranges; ranges that touch are merged. */
  public static SemVerType of(List<SemVerRange> ranges) {
    return ranges.isEmpty() ? SEM_VER : new SemVerType(SemVerRange.merge(ranges));
  }

  /** The ranges, none for all versions. */
  public List<SemVerRange> ranges() {
    return ranges;
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof SemVer v
        && (ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(v)));
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof SemVerType o
        && (ranges.isEmpty()
            || (!o.ranges.isEmpty()
                && o.ranges.stream().allMatch(r -> ranges.stream().anyMatch(r::isCoveredBy))));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemVerType o && ranges.equals(o.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  @Override
  public String name() {
    return "SemVer";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("SemVer");
    if (!ranges.isEmpty()) {
      out.append("[");
      for (int i = 0; i < ranges.size(); i++) {
        out.append(i == 0 ? "'" : ", '").append(ranges.get(i).toString()).append("'");
      }
      out.append("]");
    }
  }
}
