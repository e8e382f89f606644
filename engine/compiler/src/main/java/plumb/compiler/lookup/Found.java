package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;
import plumb.values.Undef;

/**
 * A value that a lookup found, with where it is written. A merged value has a source for each value
 * that took part, the one of highest priority first. Immutable.
 */
public final class Found {
  private final Object value;
  private final @Nullable String level;
  private final @Nullable String file;
  private final int position;
  private final List<Found> parts;

  private Found(
      Object value,
      @Nullable String level,
      @Nullable String file,
      int position,
      List<Found> parts) {
    this.value = value;
    this.level = level;
    this.file = file;
    this.position = position;
    this.parts = parts;
  }

  /** A value of a hierarchy's level, at a packed position of a file if one holds it. */
  static Found inLevel(Object value, String level, @Nullable String file, int position) {
    return new Found(value, level, file, position, List.of());
  }

  /** A value that is written in no file, such as a default. */
  static Found nowhere(Object value) {
    return new Found(value, null, null, Position.NONE, List.of());
  }

  /** Returns the value; undef is {@link plumb.values.Undef}. */
  public Object value() {
    return value;
  }

  /** Returns the data file of the (highest) source; null when no file holds it. */
  public @Nullable String file() {
    return parts.isEmpty() ? file : parts.get(0).file();
  }

  /** Returns the line in {@link #file}, from one; zero when unknown. */
  public int line() {
    return parts.isEmpty() ? Position.line(position) : parts.get(0).line();
  }

  /** Returns the column in {@link #file}, from one; zero when unknown. */
  public int column() {
    return parts.isEmpty() ? Position.column(position) : parts.get(0).column();
  }

  /**
   * Returns where the value comes from, with all sources of a merged one; null when no data has it.
   */
  public @Nullable Origin origin() {
    List<Origin> sources = origins();
    return sources.isEmpty() ? null : Origin.merged(sources);
  }

  /** Returns where all values that took part are written, highest priority first. */
  public List<Origin> origins() {
    if (parts.isEmpty()) {
      return level == null ? List.of() : List.of(Origin.data(file, line(), level));
    }
    Set<Origin> origins = new LinkedHashSet<>();
    for (Found part : parts) {
      origins.addAll(part.origins());
    }
    return List.copyOf(origins);
  }

  /** Returns the values that took part, highest priority first; this one alone if unmerged. */
  List<Found> sources() {
    return parts.isEmpty() ? List.of(this) : parts;
  }

  /** The same source with another value: converted, interpolated or merged alone. */
  Found withValue(Object other) {
    return other == value ? this : new Found(other, level, file, position, parts);
  }

  /** A part of this value that has no position of its own. */
  Found within(Object part) {
    return withValue(part);
  }

  /** The value of a key of this value; its source is the entry's own where that is known. */
  Found at(Map<?, ?> map, Object key) {
    if (!parts.isEmpty()) {
      return atMerged(map, key);
    }
    if (map instanceof DataMap data) {
      int index = data.indexOf(key);
      int place = data.positionAt(index);
      return new Found(
          data.valueAt(index), level, file, place == Position.NONE ? position : place, List.of());
    }
    return withValue(valueOf(map, key));
  }

  private Found atMerged(Map<?, ?> map, Object key) {
    List<Found> having = new ArrayList<>();
    for (Found part : parts) {
      if (part.value instanceof Map<?, ?> partial && partial.containsKey(key)) {
        having.add(part.at(partial, key));
      }
    }
    Object part = valueOf(map, key);
    return having.isEmpty() ? withValue(part) : new Found(part, null, null, Position.NONE, having);
  }

  private static Object valueOf(Map<?, ?> map, Object key) {
    Object part = map.get(key);
    return part == null ? Undef.UNDEF : part;
  }

  /** A value merged with one of lower priority. */
  Found mergedWith(Found lower, Object merged) {
    List<Found> all = new ArrayList<>(parts.isEmpty() ? List.of(this) : parts);
    if (lower.parts.isEmpty()) {
      all.add(lower);
    } else {
      all.addAll(lower.parts);
    }
    return new Found(merged, null, null, Position.NONE, all);
  }
}
