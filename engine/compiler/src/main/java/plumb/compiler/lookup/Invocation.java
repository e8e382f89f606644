package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.lookup.Explanation.Event;
import plumb.compiler.lookup.Explanation.Kind;
import plumb.compiler.yaml.Position;

/**
 * What goes along with one lookup: the scope it is made from, overrides and defaults, whether it is
 * explained, and which variables it saw. A lookup inside another one (by interpolation, or by a
 * data function) has an invocation of its own that inherits what concerns the whole. One thread.
 */
final class Invocation implements LookupPlace {
  /** A variable that an interpolation used, with what it was then, and where it stands. */
  record SeenVariable(
      String root, List<Object> segments, @Nullable Object value, @Nullable Origin origin)
      implements LookupPlace {}

  private final LookupScope scope;
  private final Map<?, ?> overrides;
  private final Map<?, ?> defaults;
  private @Nullable Explainer explainer;
  private boolean globalOnly;
  private boolean hieraCall;
  private List<String> extraLevels = List.of();
  private @Nullable String moduleName;
  private @Nullable LookupKey topKey;
  private List<LookupHost.FormerName> formerNames = List.of();

  /** Where the names that the key had are written, so far as its value is made of them. */
  private final Set<Origin> usedFormer = new HashSet<>();

  private @Nullable List<SeenVariable> seen;

  /** The invocation that this one is inside of. */
  private @Nullable Invocation outer;

  /** What is being interpolated: its file, level and packed position. */
  private @Nullable String file;

  private String level = "";
  private int position;

  Invocation(
      LookupScope scope, Map<?, ?> overrides, Map<?, ?> defaults, @Nullable Explainer explainer) {
    this.scope = scope;
    this.overrides = overrides;
    this.defaults = defaults;
    this.explainer = explainer;
  }

  /** An invocation inside this one, for another key. */
  Invocation nested(LookupScope innerScope, Map<?, ?> innerOverrides, Map<?, ?> innerDefaults) {
    Invocation inner = new Invocation(innerScope, innerOverrides, innerDefaults, explainer);
    inner.globalOnly = globalOnly;
    inner.hieraCall = hieraCall;
    inner.extraLevels = extraLevels;
    inner.outer = this;
    return inner;
  }

  /** This invocation with one more variable, which hides one of the same name. */
  Invocation withLocal(String name, Object value) {
    LookupScope local =
        (variable, place) -> variable.equals(name) ? value : scope.variable(variable, place);
    Invocation inner = nested(local, overrides, defaults);
    inner.readFrom(file, level, position);
    inner.seen = seen;
    return inner;
  }

  LookupScope scope() {
    return scope;
  }

  Map<?, ?> overrides() {
    return overrides;
  }

  Map<?, ?> defaults() {
    return defaults;
  }

  @Nullable Explainer explainer() {
    return explainer;
  }

  boolean isExplained() {
    return explainer != null;
  }

  boolean explainsOnlyOptions() {
    return explainer != null && explainer.onlyOptions();
  }

  /** The module whose layer is asked; null when the key belongs to none. */
  @Nullable String moduleName() {
    return moduleName;
  }

  /** The key that the lookup is for; messages name it. */
  @Nullable LookupKey topKey() {
    return topKey;
  }

  void forKey(LookupKey key, @Nullable String module) {
    topKey = key;
    moduleName = module;
  }

  /** Whether this lookup, or one that it is inside of, is for a root. */
  boolean isFor(String root) {
    for (Invocation each = this; each != null; each = each.outer) {
      if (each.topKey != null && each.topKey.root().equals(root)) {
        return true;
      }
    }
    return false;
  }

  /** Notes that the value of a root is made of what stands under a name that it had. */
  void noteFormer(String former, String root, Collection<Origin> origins) {
    Invocation each = this;
    while (each != null && (each.topKey == null || !each.topKey.root().equals(root))) {
      each = each.outer;
    }
    if (each != null) {
      each.usedFormer.addAll(origins);
      for (LookupHost.FormerName name : each.formerNames) {
        if (name.root().equals(former)) {
          origins.forEach(origin -> name.found(origin, false));
        }
      }
    }
  }

  /** Whether the key's value is made of what stands at a place under a name that the key had. */
  boolean usesFormer(Origin origin) {
    return usedFormer.contains(origin);
  }

  // ---- where that is written which is being interpolated

  @Override
  public @Nullable Origin origin() {
    return file == null ? null : Origin.data(file, Position.line(position), level);
  }

  /** Says where a text stands that is resolved next; no file means that nobody knows. */
  void readFrom(@Nullable String textFile, String textLevel, int textPosition) {
    file = textFile;
    level = textLevel;
    position = textPosition;
  }

  /** Goes on to another place of the same file, if it has one; returns that of before. */
  int moveTo(int next) {
    int before = position;
    position = next == Position.NONE ? before : next;
    return before;
  }

  /** The names that the key had; none for what is looked up beside it. */
  List<LookupHost.FormerName> formerNames() {
    return formerNames;
  }

  void setFormerNames(List<LookupHost.FormerName> names) {
    formerNames = names;
  }

  boolean isGlobalOnly() {
    return globalOnly;
  }

  void limitToGlobal() {
    globalOnly = true;
  }

  /** Whether one of the functions {@code hiera}, {@code hiera_array}... asks. */
  boolean isHieraCall() {
    return hieraCall;
  }

  void markHieraCall(List<String> levels) {
    hieraCall = true;
    extraLevels = levels;
  }

  /** Levels that a call of an older function wants asked before those of version 3. */
  List<String> extraLevels() {
    return extraLevels;
  }

  // ---- variables that a configuration was resolved with

  /** An invocation for resolving a configuration: it is not explained, and remembers variables. */
  static Invocation forConfiguration(LookupScope scope) {
    Invocation invocation = new Invocation(scope, Map.of(), Map.of(), null);
    invocation.seen = new ArrayList<>();
    return invocation;
  }

  List<SeenVariable> seenVariables() {
    return seen == null ? List.of() : List.copyOf(seen);
  }

  /**
   * Notes a variable that the configuration depends on. One that is named from the top scope and
   * has a value cannot change; nor can {@code facts} and {@code trusted}.
   */
  void sawVariable(String key, String root, List<Object> segments, @Nullable Object value) {
    if (seen == null) {
      return;
    }
    boolean fixed = value != null && key.startsWith("::");
    if (!fixed && !root.equals("facts") && !root.equals("trusted")) {
      seen.add(new SeenVariable(root, segments, value, origin()));
    }
  }

  /** Forgets what was seen of a variable since a mark: it was a local one. */
  void forgetVariable(String root, int since) {
    if (seen != null) {
      seen.subList(since, seen.size()).removeIf(variable -> variable.root().equals(root));
    }
  }

  int seenCount() {
    return seen == null ? 0 : seen.size();
  }

  // ---- explanation

  void push(Kind kind, Object qualifier) {
    if (explainer != null) {
      explainer.push(kind, qualifier);
    }
  }

  void pop() {
    if (explainer != null) {
      explainer.pop();
    }
  }

  void reportFound(String key, Found found) {
    if (explainer != null) {
      explainer.end(Event.FOUND, key, found);
    }
  }

  void reportResult(Found found) {
    if (explainer != null) {
      explainer.end(Event.RESULT, null, found);
    }
  }

  void reportNotFound(String key) {
    if (explainer != null) {
      explainer.end(Event.NOT_FOUND, key, null);
    }
  }

  void report(Event event, @Nullable String key, @Nullable Found found) {
    if (explainer != null) {
      explainer.end(event, key, found);
    }
  }

  void reportModule(Event event, String module) {
    if (explainer != null) {
      explainer.module(event, module);
    }
  }

  void reportText(String text) {
    if (explainer != null) {
      explainer.text(text);
    }
  }

  void reportMergeSource(String source) {
    if (explainer != null) {
      explainer.mergeSource(source);
    }
  }

  /** Stops explaining until {@link #resumeExplaining}; returns what to resume with. */
  @Nullable Explainer pauseExplaining() {
    Explainer paused = explainer;
    explainer = null;
    return paused;
  }

  void resumeExplaining(@Nullable Explainer paused) {
    explainer = paused;
  }
}
