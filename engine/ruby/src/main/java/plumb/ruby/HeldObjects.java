package plumb.ruby;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jruby.Ruby;
import org.jruby.RubyArray;
import org.jruby.RubyHash;
import org.jruby.RubyString;
import org.jruby.runtime.builtin.IRubyObject;
import org.jspecify.annotations.Nullable;
import plumb.values.Held;
import plumb.values.HeldList;
import plumb.values.HeldMap;

/**
 * Ruby's objects for what the variables of a compile hold: each list and hash has one, for all code
 * of the compile. What code changes of them is written back whenever control passes from Ruby to
 * the language. One thread.
 */
final class HeldObjects {
  private final RubyRuntime runtime;
  private final Map<Held, IRubyObject> known = new IdentityHashMap<>();
  private final List<HeldObject> changed = new ArrayList<>();

  HeldObjects(RubyRuntime runtime) {
    this.runtime = runtime;
  }

  Ruby ruby() {
    return runtime.ruby();
  }

  /** The object for a list or a hash. */
  IRubyObject of(Held value) {
    IRubyObject object = known.get(value);
    if (object == null) {
      object = value instanceof HeldList list ? array(list) : hash((HeldMap) value);
      object.setFrozen(value.isFrozen());
    }
    return object;
  }

  private HeldArray array(HeldList list) {
    IRubyObject[] elements = new IRubyObject[list.size()];
    HeldArray array = new HeldArray(this, list, elements);
    known.put(list, array); // Before its elements: it may be one of them.
    for (int i = 0; i < elements.length; i++) {
      elements[i] = element(list.get(i), list.isFrozen());
    }
    return array;
  }

  private HeldHash hash(HeldMap map) {
    HeldHash hash = new HeldHash(this, map);
    known.put(map, hash);
    Map<?, ?> view = runtime.session().view(map);
    (view == null ? map : view)
        .forEach((key, value) -> hash.fastASet(element(key, true), element(value, map.isFrozen())));
    return hash;
  }

  private IRubyObject element(Object value, boolean frozen) {
    IRubyObject object = toRuby(value);
    if (frozen && object instanceof RubyString) {
      object.setFrozen(true);
    }
    return object;
  }

  IRubyObject toRuby(Object value) {
    return runtime.toRuby().convert(value);
  }

  Object toJava(IRubyObject object) {
    return runtime.fromRuby().convert(object);
  }

  List<Object> elements(RubyArray<?> array) {
    return runtime.fromRuby().list(array);
  }

  Map<Object, Object> entries(RubyHash hash) {
    return runtime.fromRuby().map(hash);
  }

  /** Whether an object is an array or a hash that stands for nothing yet. */
  static boolean isPlain(@Nullable IRubyObject object) {
    return (object instanceof RubyArray<?> || object instanceof RubyHash)
        && !(object instanceof HeldObject);
  }

  /** Remembers what code is about to change. */
  void noteChange(HeldObject object) {
    changed.add(object);
  }

  /** Gives the values the changes that code has made to their objects. */
  void writeBack() {
    if (!changed.isEmpty()) {
      runtime.session().noteChange();
    }
    while (!changed.isEmpty()) {
      changed.remove(changed.size() - 1).writeBack();
    }
  }

  /** Forgets all. */
  void clear() {
    known.clear();
    changed.clear();
  }
}
