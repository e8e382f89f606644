package plumb.compiler.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /** What a type expression in data means, names of modules' types included. */
  Type type(String expression);

  /** {@code Type.new(arguments)}. */
  Object construct(Type type, List<Object> arguments);

  /** Logs a warning. */
  void warn(String message);

  /** Logs a deprecation once a compile. */
  void warnOnce(String message);
}
