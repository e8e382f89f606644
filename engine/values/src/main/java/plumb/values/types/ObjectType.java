package plumb.values.types;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Deferred;
import plumb.values.ErrorValue;
import plumb.values.ObjectInstance;
import plumb.values.Type;

/** {@code Object}, and the object types that the language itself defines. */
public final class ObjectType extends SimpleType {
  public static final ObjectType OBJECT =
      new ObjectType(
          "Object",
          v ->
              v instanceof Deferred
                  || v instanceof ErrorValue
                  || v instanceof Type
                  || v instanceof ObjectInstance);
  public static final ObjectType DEFERRED = new ObjectType("Deferred", v -> v instanceof Deferred);

  /** What annotations derive from; there are none without types that programs define. */
  public static final ObjectType ANNOTATION = new ObjectType("Annotation", v -> false);

  /** The name under which annotations of several types are given at once. */
  public static final ObjectType PCORE = new ObjectType("Pcore", v -> false);

  /** What a function that gives data is handed, beside its options. */
  public static final ObjectType LOOKUP_CONTEXT = ofInstances("Puppet::LookupContext");

  private final Predicate<Object> instances;

  private ObjectType(String name, Predicate<Object> instances) {
    super(name);
    this.instances = instances;
  }

  private static ObjectType ofInstances(String name) {
    return new ObjectType(
        name, v -> v instanceof ObjectInstance object && object.type().name().equals(name));
  }

  @Override
  public boolean isInstance(Object value) {
    return instances.test(value);
  }

  @Override
  public String kind() {
    return "Object";
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other == this
        || (this == OBJECT && (other instanceof ObjectType || other instanceof ErrorType));
  }
}
