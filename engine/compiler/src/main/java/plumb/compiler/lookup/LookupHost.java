package plumb.compiler.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.values.Type;

/** What a compile offers to its lookups. The compiler implements it; one thread. */
public interface LookupHost {
  /** How much is made of doubtful code and data. */
  enum Strictness {
    OFF,
    WARNING,
    ERROR
  }

  /** A function that gives data. */
  interface DataFunction {
    /** Calls it; the last argument is a {@link LookupContext}. */
    Object call(List<Object> arguments);

    /** The types that it declares for its results; none when it declares nothing. */
    List<Type> returnTypes();
  }

  /** How strict the compile is. */
  Strictness strictness();

  /** The function of that name that the environment or one of its modules defines, or null. */
  @Nullable DataFunction function(String name);

  /**
   * A name that a key had: where data has that one still, it stands for the key.
   *
   * <p>At each place, the key itself is looked for first.
   */
  interface FormerName {
    /** The old key's root. */
    String root();

    /**
     * What the old key's value means for the new key.
     *
     * @param place where the value is written
     */
    Object converted(Object value, LookupPlace place);

    /** Whether the new key's values are other ones, so that types of old ones do not hold. */
    boolean converts();

    /**
     * Notes that a place has the old key.
     *
     * @param superseded whether it has the new one, too, which then holds
     */
    void found(Origin origin, boolean superseded);
  }

  /** The names that a key had, by its root; nearly always none. */
  default List<FormerName> formerNames(String root) {
    return List.of();
  }

  /**
   * The root that a key has now, when it is looked up by a root that it had; null for others. That
   * an old one is used is noted.
   */
  default @Nullable String currentRoot(String root, LookupPlace place) {
    return null;
  }

  /** What a type expression in data means, names of modules' types included. */
  Type type(String expression);

  /** {@code Type.new(arguments)}. */
  Object construct(Type type, List<Object> arguments);

  /** Logs a warning. */
  void warn(String message);

  /** Logs a deprecation once a compile. */
  void warnOnce(String message);
}
