package plumb.compiler.velocity;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.Uberspect;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.IteratorValue;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.Wording;
import plumb.values.functions.Function;
import plumb.values.functions.PureFunctions;

/**
 * What templates can do with values, without any reflection: walk through lists and hashes, take an
 * element, and call the language's own pure functions as methods. Nothing can be changed. Made by
 * Velocity, by its name; stateless.
 */
public final class ValueAccess implements Uberspect {

  @Override
  public void init() {}

  @Override
  public @Nullable Iterator<?> getIterator(Object value, Info info) {
    Iterator<?> elements = iterator(value);
    return elements == null ? null : new Counted(elements, Rendering.current());
  }

  private static @Nullable Iterator<?> iterator(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().iterator();
    }
    if (value instanceof IteratorValue iterable) {
      return iterable.iterator();
    }
    return value instanceof Collection<?> elements ? elements.iterator() : null;
  }

  @Override
  public VelMethod getMethod(Object target, String name, @Nullable Object[] arguments, Info info) {
    return new Member(name, ValueAccess::call);
  }

  private static @Nullable Object call(String name, Object target, @Nullable Object[] arguments) {
    Rendering rendering = Rendering.current();
    rendering.step();
    if (target instanceof ForeachScope loop) {
      return ofLoop(loop, name);
    }
    if (name.equals("get") && arguments.length == 1 && arguments[0] != null) {
      return element(target, value(arguments[0]));
    }
    Function function = PureFunctions.find(name);
    if (function == null) {
      throw new EvaluationException(
          "UNKNOWN_FUNCTION", "there is no function '" + name + "' to call in a template");
    }
    List<Object> values = new ArrayList<>();
    values.add(value(target));
    for (@Nullable Object argument : arguments) {
      values.add(argument == null ? Undef.UNDEF : value(argument));
    }
    Object result = function.call(values, null, rendering.site());
    // Velocity asks for the size itself, as an int, to count from the end of a list.
    return name.equals("size") && result instanceof Long size
        ? (Object) size.intValue()
        : Rendering.orNull(result);
  }

  @Override
  public VelPropertyGet getPropertyGet(Object target, String name, Info info) {
    return new Member(
        name,
        (member, object, arguments) ->
            object instanceof ForeachScope loop ? ofLoop(loop, member) : element(object, member));
  }

  @Override
  public @Nullable VelPropertySet getPropertySet(
      Object target, String name, Object value, Info info) {
    return null;
  }

  private static @Nullable Object element(Object target, Object key) {
    if (target instanceof Map<?, ?> map) {
      Object value = map.get(key);
      return value == null ? null : Rendering.orNull(value);
    }
    if (target instanceof List<?> list && key instanceof Long index) {
      long at = index < 0 ? list.size() + index : index;
      return at < 0 || at >= list.size() ? null : Rendering.orNull(list.get((int) at));
    }
    throw new EvaluationException(
        Wording.aLabel(value(target)) + " has no element " + ValueText.quoted(key));
  }

  private static @Nullable Object ofLoop(ForeachScope loop, String name) {
    return switch (name) {
      case "index" -> (long) loop.getIndex();
      case "count" -> (long) loop.getCount();
      case "first", "isFirst" -> loop.isFirst();
      case "last", "isLast" -> loop.isLast();
      case "hasNext" -> loop.hasNext();
      case "parent" -> loop.getParent();
      default -> throw new EvaluationException("a loop has no '" + name + "'");
    };
  }

  /** A value of the language for one of Velocity's, whose numbers may be smaller. */
  static Object value(Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    return value instanceof Float number ? (Object) number.doubleValue() : value;
  }

  private interface Access {
    @Nullable Object of(String name, Object target, @Nullable Object[] arguments);
  }

  /** A method or property, by name; what it means depends on what it is asked of. */
  private record Member(String name, Access access) implements VelMethod, VelPropertyGet {
    private static final @Nullable Object[] NONE = {};

    @Override
    public @Nullable Object invoke(Object target, @Nullable Object[] arguments)
        throws InvocationTargetException {
      try {
        return access.of(name, target, arguments);
      } catch (RuntimeException e) {
        throw new InvocationTargetException(e);
      }
    }

    @Override
    public @Nullable Object invoke(Object target) throws InvocationTargetException {
      return invoke(target, NONE);
    }

    @Override
    public boolean isCacheable() {
      return true;
    }

    @Override
    public String getMethodName() {
      return name;
    }

    @Override
    public java.lang.reflect.@Nullable Method getMethod() {
      return null;
    }

    @Override
    public Class<?> getReturnType() {
      return Object.class;
    }
  }

  /** Elements of which each is a step of the rendering. */
  private record Counted(Iterator<?> elements, Rendering rendering) implements Iterator<Object> {
    @Override
    public boolean hasNext() {
      return elements.hasNext();
    }

    @Override
    public @Nullable Object next() {
      rendering.step();
      Object value = elements.next();
      return value == null ? null : Rendering.orNull(value);
    }
  }
}
