package plumb.compiler.lookup;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Kind;
import plumb.compiler.lookup.HieraConfig.Owner;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.types.HashType;

/**
 * One layer of data in one compile: a configuration with its hierarchy resolved for the node. The
 * hierarchy is resolved again when a variable that it depends on has changed.
 */
final class Layer implements Explanation.Provider {
  private final Hiera hiera;
  private final Owner owner;
  private final @Nullable String moduleName;
  private final HieraConfig config;
  private @Nullable Hierarchies resolved;

  /** The entries as resolved, and the variables that this depended on. */
  private record Hierarchies(
      List<Entry> main, List<Entry> defaults, List<Invocation.SeenVariable> variables) {}

  Layer(Hiera hiera, Owner owner, @Nullable String moduleName, HieraConfig config) {
    this.hiera = hiera;
    this.owner = owner;
    this.moduleName = moduleName;
    this.config = config;
  }

  HieraConfig config() {
    return config;
  }

  Owner owner() {
    return owner;
  }

  @Override
  public String name() {
    return owner.place()
        + (moduleName == null ? " " : " \"" + moduleName + "\" ")
        + "Data Provider (hiera configuration version "
        + config.version()
        + ")";
  }

  @Override
  public @Nullable String configPath() {
    return config.path();
  }

  @Override
  public @Nullable String moduleName() {
    return moduleName;
  }

  /** Looks a key up in the hierarchy; null when it is not there. */
  @Nullable Found find(LookupKey key, Invocation invocation, MergeStrategy merge) {
    hiera.enter(key.toString());
    invocation.push(Kind.DATA_PROVIDER, this);
    try {
      return config.version() == 3
          ? findInVersion3(key, invocation, merge)
          : find(hierarchies(invocation).main(), key, invocation, merge);
    } finally {
      invocation.pop();
      hiera.leave();
    }
  }

  /**
   * Looks a key up as Hiera 3 did: its values see the other layers only where the environment has a
   * hierarchy of version 5, and {@code hiera_hash} merges as the configuration says.
   */
  private @Nullable Found findInVersion3(LookupKey key, Invocation outer, MergeStrategy merge) {
    Invocation invocation = outer.nested(outer.scope(), outer.overrides(), outer.defaults());
    invocation.forKey(outer.topKey() == null ? key : outer.topKey(), outer.moduleName());
    invocation.setFormerNames(outer.formerNames());
    if (hiera.isConfinedToGlobal()) {
      invocation.limitToGlobal();
    }
    MergeStrategy own = config.hashMerge();
    boolean hash = merge instanceof HashMerge;
    MergeStrategy strategy = own != null && outer.isHieraCall() && hash ? own : merge;
    Found found = find(hierarchies(invocation).main(), key, invocation, strategy);
    if (found != null && outer.isHieraCall()) {
      if (strategy instanceof HashMerge || strategy instanceof DeepMerge) {
        TypeProblems.check("value", HashType.HASH, found.value());
      }
      if (!key.segments().isEmpty() && (hash || strategy instanceof UniqueMerge)) {
        throw new LookupException(
            LookupException.LOOKUP_ERROR,
            "Resolution type :"
                + (hash ? "hash" : "array")
                + " is illegal when accessing values using dotted keys. Offending key was '"
                + key
                + "'");
      }
    }
    return found;
  }

  /** Looks a key up in the hierarchy that is asked when no layer has the key. */
  @Nullable Found findInDefault(LookupKey key, Invocation invocation, MergeStrategy merge) {
    List<Entry> entries = hierarchies(invocation).defaults();
    if (entries.isEmpty()) {
      invocation.reportNotFound(key.toString());
      return null;
    }
    hiera.enter(key.toString());
    invocation.push(Kind.DATA_PROVIDER, this);
    try {
      return find(entries, key, invocation, merge);
    } finally {
      invocation.pop();
      hiera.leave();
    }
  }

  private static @Nullable Found find(
      List<Entry> entries, LookupKey key, Invocation invocation, MergeStrategy merge) {
    if (entries.isEmpty()) {
      invocation.reportNotFound(key.toString());
      return null;
    }
    return merge.lookup(entries, invocation, entry -> entry.find(key, invocation, merge));
  }

  private Hierarchies hierarchies(Invocation invocation) {
    Hierarchies known = resolved;
    if (known != null) {
      if (known.variables().isEmpty() || isStable(known, invocation)) {
        return known;
      }
      invocation.reportText(
          "Hiera configuration recreated due to change of scope variables used in interpolation"
              + " expressions");
    }
    Hierarchies fresh = resolve(invocation);
    resolved = fresh;
    return fresh;
  }

  private boolean isStable(Hierarchies known, Invocation invocation) {
    Explainer paused = invocation.pauseExplaining();
    try {
      for (Invocation.SeenVariable variable : known.variables()) {
        Object now = invocation.scope().variable(variable.root(), variable);
        if (now == Undef.UNDEF) {
          now = null;
        }
        if (now != null && !variable.segments().isEmpty()) {
          Found part =
              LookupKey.dig(variable.root(), Found.nowhere(now), variable.segments(), invocation);
          now = part == null || part.value() == Undef.UNDEF ? null : part.value();
        }
        if (now != variable.value() && !Objects.equals(now, variable.value())) {
          return false;
        }
      }
      return true;
    } finally {
      invocation.resumeExplaining(paused);
    }
  }

  private Hierarchies resolve(Invocation invocation) {
    Invocation collecting = Invocation.forConfiguration(invocation.scope());
    List<String> unfinished = hiera.beginSeparate();
    try {
      HierarchyResolver resolver = new HierarchyResolver(hiera, this, collecting);
      List<Entry> main = resolver.resolve(config.hierarchy());
      List<HieraConfig.Entry> last = config.defaultHierarchy();
      List<Entry> defaults = last == null ? List.of() : resolver.resolve(last);
      return new Hierarchies(main, defaults, collecting.seenVariables());
    } catch (EvaluationException e) {
      throw undefinedVariable(e);
    } finally {
      hiera.endSeparate(unfinished);
    }
  }

  /** An unknown variable in a configuration is the configuration's fault, and is told so. */
  private RuntimeException undefinedVariable(EvaluationException e) {
    String prefix = "Undefined variable '";
    String message = e.getMessage();
    int end = message.startsWith(prefix) ? message.indexOf('\'', prefix.length()) : -1;
    if (end < 0) {
      return e;
    }
    String variable = message.substring(prefix.length(), end);
    String path = config.path();
    int place =
        path == null
            ? Position.NONE
            : hiera.placeOf(
                path, "%{" + variable + "}", "%{'" + variable + "'}", "%{\"" + variable + "\"}");
    return new LookupException(
        "HIERA_UNDEFINED_VARIABLE",
        prefix + variable + "'",
        path,
        Position.line(place),
        Position.column(place));
  }

  @Override
  public String toString() {
    return name();
  }
}
