package plumb.analysis.changes;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.analysis.interfaces.Element;

/**
 * What a change is about.
 *
 * @param owner the name of the element, of a module or of an operating system
 * @param parameter the parameter or attribute of it that is meant; null for itself
 */
public record Subject(Sort sort, String owner, @Nullable String parameter)
    implements Comparable<Subject> {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::sort)
          .thenComparing(Subject::owner)
          .thenComparing(one -> one.parameter == null ? "" : one.parameter);

  /** What can change. */
  public enum Sort {
    CLASS,
    DEFINED_TYPE,
    RESOURCE_TYPE,
    FUNCTION,
    TYPE_ALIAS,
    PROVIDER,
    FACT,
    /** Other software, such as puppet. */
    REQUIREMENT,
    /** Another module. */
    DEPENDENCY,
    OPERATING_SYSTEM;

    /** The word for one. */
    public String noun() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Sort of(Element.Kind kind) {
      return valueOf(kind.name());
    }
  }

  static Subject of(Element element) {
    return new Subject(Sort.of(element.kind()), element.name(), null);
  }

  Subject withParameter(String name) {
    return new Subject(sort, owner, name);
  }

  /** The parameter of a class as data names it; the name of the rest. */
  public String name() {
    if (parameter == null) {
      return owner;
    }
    return sort == Sort.CLASS ? owner + "::" + parameter : owner + "[" + parameter + "]";
  }

  /** As in "class nova::api", "parameter user of class nova::api". */
  public String label() {
    String whole = sort.noun() + " " + owner;
    if (parameter == null) {
      return whole;
    }
    return (sort == Sort.RESOURCE_TYPE ? "attribute " : "parameter ") + parameter + " of " + whole;
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
