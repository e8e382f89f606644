package plumb.host.records;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Collects what is wanted of a record from the parameters of its resource. */
public final class RecordDeclaration {
  private final Declaration declaration;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();

  /** Checks what all types have in common. */
  public RecordDeclaration(Declaration declaration, String provider) {
    this.declaration = declaration;
    String wanted = declaration.text("provider", provider);
    if (!wanted.equals(provider)) {
      declaration.problem(
          "provider", "Invalid provider '" + wanted + "'; only '" + provider + "' is there");
    }
  }

  /** A rule for a value. */
  public interface Rule {
    /** Returns what is wrong with a value; null when it is good. */
    @Nullable String complaint(String value);
  }

  /** Takes a property that is a string. */
  public RecordDeclaration text(String property, Rule rule) {
    String value = declaration.text(property);
    if (value != null) {
      check(property, value, rule);
      values.put(property, value);
    }
    return this;
  }

  /** Takes a property that is a list of strings; one that is "absent" means none. */
  public RecordDeclaration texts(String property, Rule rule) {
    List<String> list = declaration.texts(property);
    if (list != null) {
      boolean none = list.equals(List.of(Entry.ABSENT));
      if (!none) {
        list.forEach(value -> check(property, value, rule));
      }
      values.put(property, List.copyOf(list));
    }
    return this;
  }

  private void check(String property, String value, Rule rule) {
    String complaint = rule.complaint(value);
    if (complaint == null && value.indexOf('\n') >= 0) {
      complaint = "A value in a file of lines cannot have several lines";
    }
    if (complaint != null) {
      declaration.problem(property, complaint);
    }
  }

  /** Takes a property whose value was found in another way. */
  public RecordDeclaration put(String property, Object value) {
    values.put(property, value);
    return this;
  }

  /** Takes something that is wanted besides the record itself. */
  public RecordDeclaration setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Returns whether anything was said about the record. */
  public boolean isManaged() {
    return !values.isEmpty() || declaration.has("target");
  }

  /**
   * Returns what is wanted of a record of that name, in the file that the parameters name; it is to
   * be there if anything is said about it.
   */
  public DesiredEntry in(@Nullable Path defaultTarget, String name) {
    String ensure = declaration.word("ensure", List.of("present", "absent"));
    Boolean present = ensure == null ? null : Boolean.valueOf(ensure.equals("present"));
    return in(defaultTarget, name, present == null && isManaged() ? Boolean.TRUE : present);
  }

  /** Returns what is wanted of a record of that name, in the file that the parameters name. */
  public DesiredEntry in(@Nullable Path defaultTarget, String name, @Nullable Boolean present) {
    String target = declaration.path("target");
    Path path = target == null ? defaultTarget : Path.of(target).normalize();
    return new DesiredEntry(name, present, path, values, settings);
  }
}
