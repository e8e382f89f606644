package plumb.compiler.inputs;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.values.Unrepeatable;

/**
 * The inputs of what the current thread makes at the moment: a compile, or a value that several
 * compiles share. What was made once and is then found in a cache brings its inputs along, see
 * {@link TracedCache}.
 *
 * <p>Belongs to one thread.
 */
public final class Inputs {
  private static final ThreadLocal<@Nullable Inputs> CURRENT = new ThreadLocal<>();

  private final @Nullable Inputs outer;
  private final Set<Input> own = new HashSet<>();

  /** A compile takes the same shared value many times. */
  private final Set<Set<Input>> shared = Collections.newSetFromMap(new IdentityHashMap<>());

  private Inputs(@Nullable Inputs outer) {
    this.outer = outer;
  }

  /** A value with what it was made from; the set is never changed. */
  public record Traced<T>(T value, Set<Input> inputs) {}

  /** Whether somebody wants to know what is read. */
  public static boolean areWanted() {
    return CURRENT.get() != null;
  }

  /** Notes what the current thread reads; nothing happens when nobody wants to know. */
  public static void note(Input.Kind kind) {
    Inputs current = CURRENT.get();
    if (current != null) {
      current.own.add(Input.of(kind));
    }
  }

  /** Notes what the current thread reads of a place. */
  public static void note(Input.Kind kind, Path place) {
    Inputs current = CURRENT.get();
    if (current != null) {
      current.own.add(Input.of(kind, place));
    }
  }

  /** Notes what the current thread reads of a place that is known as text. */
  public static void note(Input.Kind kind, String place) {
    Inputs current = CURRENT.get();
    if (current != null) {
      current.own.add(Input.of(kind, place));
    }
  }

  /** Notes that the current thread looks a key up in a data file. */
  public static void noteValue(String file, String key) {
    Inputs current = CURRENT.get();
    if (current != null) {
      current.own.add(Input.value(file, key));
    }
  }

  /** Notes that the current thread looks for a function that modules keep in Ruby. */
  public static void noteFunction(String name) {
    Inputs current = CURRENT.get();
    if (current != null) {
      current.own.add(Input.function(name));
    }
  }

  /** Notes what a shared value was made from; the set must not change any more. */
  public static void noteAll(Set<Input> inputs) {
    Inputs current = CURRENT.get();
    if (current != null) {
      current.shared.add(inputs);
    }
  }

  /** Makes a value and says what it was made from; what is made around it depends on that, too. */
  public static <T> Traced<T> trace(Supplier<T> maker) {
    Inputs inputs = new Inputs(CURRENT.get());
    CURRENT.set(inputs);
    long before = Unrepeatable.seen();
    try {
      T value = maker.get();
      if (Unrepeatable.seen() != before) {
        note(Input.Kind.MOMENT);
      }
      return new Traced<>(value, inputs.all());
    } finally {
      inputs.end();
    }
  }

  private void end() {
    if (outer == null) {
      CURRENT.remove();
      return;
    }
    outer.own.addAll(own);
    outer.shared.addAll(shared);
    CURRENT.set(outer);
  }

  private Set<Input> all() {
    shared.forEach(own::addAll);
    shared.clear();
    return Collections.unmodifiableSet(own);
  }
}
