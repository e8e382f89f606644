package plumb.values.types;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Deferred;
import plumb.values.ErrorValue;
import plumb.values.ObjectInstance;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Object}, and the object types that the language itself defines. */
public final class ObjectType extends SimpleType {
  /** The type of the names of deferred calls, as source text. */
  static final String DEFERRED_NAME = "Pattern[/\\A[$]?[a-z][a-z0-9_]*(?:::[a-z][a-z0-9_]*)*\\z/]";

  public static final ObjectType OBJECT =
      new ObjectType(
          "Object",
          "",
          v ->
              v instanceof Deferred
                  || v instanceof ErrorValue
                  || v instanceof Type
                  || v instanceof ObjectInstance);
  public static final ObjectType DEFERRED =
      new ObjectType(
          "Deferred",
          "name => 'Deferred', attributes => {'name' => "
              + DEFERRED_NAME
              + ", 'arguments' => {type => Optional[Array], value => undef}}",
          v -> v instanceof Deferred);

  /** What annotations derive from; there are none without types that programs define. */
  public static final ObjectType ANNOTATION =
      new ObjectType("Annotation", "name => 'Annotation'", v -> false);

  /** The name under which annotations of several types are given at once. */
  public static final ObjectType PCORE = new ObjectType("Pcore", "name => 'Pcore'", v -> false);

  /** What a function that gives data is handed, beside its options. */
  public static final ObjectType LOOKUP_CONTEXT = ofInstances("Puppet::LookupContext");

  private final @Nullable String definition; // null when it is not known
  private final Predicate<Object> instances;

  private ObjectType(String name, @Nullable String definition, Predicate<Object> instances) {
    super(name);
    this.definition = definition;
    this.instances = instances;
  }

  private static ObjectType ofInstances(String name) {
    return new ObjectType(
        name, null, v -> v instanceof ObjectInstance object && object.type().name().equals(name));
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
  public void appendTo(TypeText out) {
    if (definition == null || !out.expandsAliases()) {
      super.appendTo(out);
    } else {
      out.append("Object[{").append(definition).append("}]");
    }
  }

  /** The definition; inside of other types stands the name. */
  @Override
  public String toString() {
    return new TypeText(true).append(this).toString();
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other == this
        || (this == OBJECT && (other instanceof ObjectType || other instanceof ErrorType));
  }
}
