package plumb.analysis.changes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Kind;
import plumb.analysis.changes.ChangeList.Context;
import plumb.analysis.interfaces.DeclaredType;
import plumb.analysis.interfaces.DefaultValue;
import plumb.analysis.interfaces.Parameter;

/** Compares a parameter that is in both versions. */
final class ParameterComparison {
  private static final int MOST_SOURCES = 4;

  private final ChangeList changes;

  ParameterComparison(ChangeList changes) {
    this.changes = changes;
  }

  void compare(Context at, Parameter before, Parameter after) {
    type(at, before.type(), after.type());
    unset(at, before, after);
  }

  /** Compares what becomes of those who do not set it. */
  void unset(Context at, Parameter before, Parameter after) {
    if (before.isRequired() != after.isRequired()) {
      boolean required = after.isRequired();
      changes.add(
          required ? Kind.REQUIRED : Kind.OPTIONAL,
          required ? Bump.MAJOR : Bump.MINOR,
          at,
          required ? text(before) : null,
          required ? null : text(after));
    } else if (!before.isRequired()) {
      defaults(at, before, after);
    }
  }

  void type(Context at, DeclaredType before, DeclaredType after) {
    switch (after.relationTo(before)) {
      case SAME -> {}
      case WIDER -> changes.add(Kind.TYPE_WIDENED, Bump.MINOR, at, before.text(), after.text());
      case NARROWER -> changes.add(Kind.TYPE_NARROWED, Bump.MAJOR, at, before.text(), after.text());
      case OTHER, UNKNOWN ->
          changes.add(Kind.TYPE_CHANGED, Bump.MAJOR, at, before.text(), after.text());
    }
  }

  private void defaults(Context at, Parameter before, Parameter after) {
    DefaultValue old = before.defaultValue();
    DefaultValue now = after.defaultValue();
    boolean same = old == null ? now == null : now != null && old.shape().equals(now.shape());
    if (same && old != null && now != null && !old.isSame(now)) {
      changes.add(
          Kind.DEFAULT_CHANGED,
          Bump.MINOR,
          at,
          old.text() + sources(old, now),
          now.text() + sources(now, old));
    } else if (!same && !isTheSameData(before, after)) {
      changes.add(Kind.DEFAULT_CHANGED, Bump.MINOR, at, text(before), text(after));
    }
    Set<String> files = new TreeSet<>(before.data().keySet());
    files.retainAll(after.data().keySet());
    for (String file : files) {
      String was = Objects.requireNonNull(before.data().get(file));
      String is = Objects.requireNonNull(after.data().get(file));
      if (!was.equals(is)) {
        changes.add(Kind.DEFAULT_CHANGED, Bump.MINOR, at, was + " in " + file, is + " in " + file);
      }
    }
  }

  /**
   * Whether values only moved between the manifest, a class that assigns what is the default, and
   * data that counts for every node.
   */
  private static boolean isTheSameData(Parameter before, Parameter after) {
    Set<String> was = values(before);
    return !was.isEmpty() && was.equals(values(after));
  }

  /** All that a parameter can be when nobody sets it; empty when that is not known. */
  private static Set<String> values(Parameter parameter) {
    DefaultValue value = parameter.defaultValue();
    if (!parameter.data().isEmpty()) {
      boolean all = parameter.inAllData() || parameter.data().size() > 1;
      return all ? Set.copyOf(parameter.data().values()) : Set.of();
    }
    if (value == null) {
      return Set.of();
    }
    return value.sources().isEmpty() ? Set.of(value.shape()) : value.sources().keySet();
  }

  /** What only one of two versions assigns to the variable that a default is. */
  private static String sources(DefaultValue of, DefaultValue other) {
    Map<String, String> own = new TreeMap<>(of.sources());
    own.keySet().removeAll(other.sources().keySet());
    return listed(own);
  }

  private static String listed(Map<String, String> own) {
    if (own.isEmpty()) {
      return "";
    }
    List<String> shown = own.values().stream().distinct().limit(MOST_SOURCES).toList();
    return " (" + String.join(", ", shown) + (own.size() > MOST_SOURCES ? ", ..." : "") + ")";
  }

  /** What a parameter is when nobody sets it. */
  static @Nullable String text(Parameter parameter) {
    DefaultValue value = parameter.defaultValue();
    if (value != null) {
      return value.text() + listed(value.sources());
    }
    if (parameter.data().size() == 1) {
      Map.Entry<String, String> only = parameter.data().entrySet().iterator().next();
      return only.getValue() + " in " + only.getKey();
    }
    return parameter.data().isEmpty() ? null : "in " + String.join(", ", parameter.data().keySet());
  }
}
