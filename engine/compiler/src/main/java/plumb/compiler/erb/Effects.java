package plumb.compiler.erb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.DefinitionScope;
import plumb.compiler.evaluation.RubyState;
import plumb.values.Held;
import plumb.values.HeldList;
import plumb.values.HeldMap;

/**
 * What the templates of one call change of the scope and of what variables hold, and how to undo
 * it: a call that turns out to need Ruby leaves nothing behind. One thread.
 */
final class Effects {
  private final RubyState state;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** Hashes that templates have put into variables, as their code knows them. */
  private final Map<HeldMap, OwnMap> views = new IdentityHashMap<>();

  Effects(RubyState state) {
    this.state = state;
  }

  /** Takes all back. */
  void undo() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  /** Gives the language what code has changed of the hashes that it knows otherwise. */
  void finish() {
    views.forEach((held, view) -> held.change(plain(view)));
  }

  /** A variable's value as code sees it. */
  Object seen(Object value) {
    if (!(value instanceof HeldMap held)) {
      return value;
    }
    OwnMap known = views.get(held);
    if (known != null) {
      return known;
    }
    Map<?, ?> before = state.view(held);
    if (before == null) {
      return value;
    }
    if (state.isStarted()) {
      throw new Unsupported("a hash that Ruby has an object for");
    }
    OwnMap view = new OwnMap(before);
    undo.push(() -> state.setView(held, before));
    show(held, view);
    return view;
  }

  private void show(HeldMap held, OwnMap view) {
    state.setView(held, view);
    views.put(held, view);
  }

  /** Sets a variable of the scope to a new hash. */
  void setVariable(CallSite site, String name, OwnMap value) {
    DefinitionScope scope = site.scope();
    Map<Object, Object> plain = plain(value);
    if (state.isStarted() || !scope.setVariable(name, plain)) {
      throw new Unsupported("a variable that cannot be set");
    }
    undo.push(() -> scope.unsetVariable(name));
    if (site.compilation().findVariable(name, site) instanceof HeldMap held) {
      undo.push(() -> state.setView(held, null));
      show(held, value);
    } else {
      throw new Unsupported("a variable that another one hides");
    }
  }

  /** An array that may be changed; whoever holds it sees the change. */
  List<Object> changing(List<?> list) {
    if (list instanceof OwnList own) {
      return own;
    }
    if (!(list instanceof HeldList held) || held.isFrozen() || state.isStarted()) {
      throw new Unsupported("a change of an array");
    }
    List<Object> before = new ArrayList<>(held);
    List<Object> after = new ArrayList<>(before);
    undo.push(() -> held.change(before));
    held.change(after);
    return after;
  }

  /** A hash that may be changed; whoever holds it sees the change. */
  Map<Object, Object> changing(Map<?, ?> map) {
    if (map instanceof OwnMap own) {
      return own;
    }
    if (!(map instanceof HeldMap held) || held.isFrozen() || state.isStarted()) {
      throw new Unsupported("a change of a hash");
    }
    Map<Object, Object> before = new LinkedHashMap<>();
    held.forEach(before::put);
    Map<Object, Object> after = new LinkedHashMap<>(before);
    undo.push(() -> held.change(before));
    held.change(after);
    return after;
  }

  /** A value that is put into an array or hash. */
  static Object element(Object container, Object value) {
    boolean own = container instanceof OwnList || container instanceof OwnMap;
    boolean simple = value instanceof Held || RubyValues.plain(value) == value;
    if (!own && (!simple || value instanceof OwnList || value instanceof OwnMap)) {
      throw new Unsupported("a value that the language would not see change");
    }
    return value;
  }

  /** A literal that is put into an array or hash, which alone has it. */
  static Object literal(Object container, Object value) {
    if (container instanceof OwnList || !(value instanceof OwnMap map)) {
      return value;
    }
    Map<Object, Object> entries = new LinkedHashMap<>();
    map.forEach((key, each) -> entries.put(element(container, key), element(container, each)));
    return entries;
  }

  private static Map<Object, Object> plain(OwnMap view) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    view.forEach((key, value) -> entries.put(RubyValues.plain(key), RubyValues.plain(value)));
    return entries;
  }
}
