package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Kind;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;
import plumb.values.Lambda;

/**
 * The lookups of one compile. It resolves the hierarchies for the node when they are first needed
 * and keeps them while the variables that they depend on stay the same.
 *
 * <p>Confined to one thread; what it shares with other compiles is in {@link HieraData}.
 */
public final class Hiera {
  private final HieraData data;
  private final LookupHost host;
  private final Interpolator interpolator = new Interpolator(this);
  private final Secrets secrets = new Secrets();
  private final Layers layers = new Layers(this);
  private final KeyLookup keyLookup = new KeyLookup(this, layers);

  /** The keys and variables whose values are being found, outermost first. */
  private List<String> unfinished = new ArrayList<>();

  /** The lookup in progress, which lookups made by its functions belong to. */
  private @Nullable Invocation current;

  /** Starts a compile's lookups. */
  public Hiera(HieraData data, LookupHost host) {
    this.data = data;
    this.host = host;
  }

  HieraData data() {
    return data;
  }

  LookupHost host() {
    return host;
  }

  /** What was decrypted in this compile. */
  public Secrets secrets() {
    return secrets;
  }

  Interpolator interpolator() {
    return interpolator;
  }

  /**
   * Finds the value that data gives a class parameter.
   *
   * @param key {@code class::parameter}
   * @return null when data has none; undef when it says undef
   * @throws LookupException when data or configuration is broken
   * @throws EvaluationException when a value cannot be merged or converted
   */
  public @Nullable Found parameter(String key, LookupScope scope) {
    LookupKey parsed = LookupKey.of(key);
    return search(parsed, invocation(scope, Map.of(), Map.of(), null), null);
  }

  /**
   * Does what a call of {@code lookup()} asks for.
   *
   * @throws LookupException when nothing is found and there is no default
   */
  public Found lookup(LookupRequest request, LookupScope scope) {
    return lookup(request, scope, null);
  }

  /** As {@link #lookup(LookupRequest, LookupScope)}, and tells the explainer how it went. */
  public Found lookup(LookupRequest request, LookupScope scope, @Nullable Explainer explainer) {
    if (explainer != null) {
      explainer.keep(secrets);
    }
    return lookup(request, invocation(scope, request.overrides(), request.defaults(), explainer));
  }

  /**
   * Does what {@code hiera()}, {@code hiera_array()}, {@code hiera_hash()} and {@code
   * hiera_include()} ask for: they see the environment's and modules' data only where the
   * environment has a hierarchy of version 5.
   *
   * @param merge {@code first}, {@code unique} or {@code hash}
   * @param defaultValue null when a missing key is an error
   * @param extraLevels what version 3 is to ask before its own levels
   */
  public Found hiera(
      String key,
      String merge,
      @Nullable Object defaultValue,
      List<String> extraLevels,
      @Nullable Lambda block,
      LookupScope scope) {
    Invocation invocation = invocation(scope, Map.of(), Map.of(), null);
    invocation.markHieraCall(extraLevels);
    if (isConfinedToGlobal()) {
      invocation.limitToGlobal();
    }
    return lookup(
        new LookupRequest(key, null, merge, defaultValue, Map.of(), Map.of(), block), invocation);
  }

  /** Whether the environment has no data that what is left of Hiera 3 could see. */
  boolean isConfinedToGlobal() {
    Layer environment = layers.environment();
    return environment == null || environment.config().version() < 5;
  }

  private Invocation invocation(
      LookupScope scope, Map<?, ?> overrides, Map<?, ?> defaults, @Nullable Explainer explainer) {
    if (current == null) {
      return new Invocation(scope, overrides, defaults, explainer);
    }
    Invocation inner = current.nested(scope, overrides, defaults);
    if (explainer != null) {
      inner.resumeExplaining(explainer);
    }
    return inner;
  }

  private Found lookup(LookupRequest request, Invocation invocation) {
    for (Object name : request.names()) {
      String key = String.valueOf(name);
      Found found = overridden(request, key);
      if (found == null) {
        found = search(key, invocation, LookupPlace.CODE, request.merge());
      }
      if (found != null) {
        return checked(request, "Found value", found);
      }
    }
    for (Object name : request.names()) {
      Object value = request.defaults().get(name);
      if (value != null) {
        String subject = "Value found for key '" + name + "' in default values hash";
        return checked(request, subject, Found.nowhere(value));
      }
    }
    Lambda block = request.block();
    if (block != null) {
      Object value = block.call(List.of(request.name()));
      return checked(request, "Value returned from default block", Found.nowhere(value));
    }
    Object defaultValue = request.defaultValue();
    if (defaultValue != null) {
      return checked(request, "Default value", Found.nowhere(defaultValue));
    }
    throw notFound(request.names());
  }

  private static @Nullable Found overridden(LookupRequest request, String key) {
    Object value = request.overrides().get(key);
    return value == null
        ? null
        : checked(
            request, "Value found for key '" + key + "' in override hash", Found.nowhere(value));
  }

  private static Found checked(LookupRequest request, String subject, Found found) {
    if (request.type() != null) {
      try {
        TypeProblems.check(subject, request.type(), found.value());
      } catch (EvaluationException e) {
        throw Blame.value(e, found);
      }
    }
    return found;
  }

  private static LookupException notFound(List<?> names) {
    if (names.size() == 1) {
      return new LookupException(
          LookupException.NOT_FOUND,
          "Function lookup() did not find a value for the name '" + names.get(0) + "'");
    }
    StringBuilder list = new StringBuilder();
    for (Object name : names) {
      list.append(list.isEmpty() ? "'" : ", '").append(name).append('\'');
    }
    return new LookupException(
        LookupException.NOT_FOUND,
        "Function lookup() did not find a value for any of the names [" + list + "]");
  }

  /**
   * What an interpolation method in data finds for a key; the empty string when it finds nothing.
   */
  Object lookupInside(String key, Invocation outer) {
    Invocation inner = outer.nested(outer.scope(), outer.overrides(), outer.defaults());
    Object override = inner.overrides().get(key);
    if (override != null) {
      return override;
    }
    Found found = search(key, inner, outer, null);
    if (found != null) {
      return found.value();
    }
    Object substitute = inner.defaults().get(key);
    return substitute == null ? "" : substitute;
  }

  /**
   * Looks a key up in all layers, by the name that it has now; null when it is nowhere. What data
   * says of the new name by means of the old one is what stands under the old one alone.
   */
  private @Nullable Found search(
      String key, Invocation invocation, LookupPlace place, @Nullable Object merge) {
    if (key.startsWith("lookup_options") && isReserved(key)) {
      invocation.push(Kind.INVALID_KEY, LookupKey.LOOKUP_OPTIONS);
      invocation.pop();
      return null;
    }
    LookupKey parsed = LookupKey.of(key);
    String now = host.currentRoot(parsed.root(), place);
    if (now == null || !invocation.isFor(now)) {
      return search(now == null ? parsed : parsed.renamed(now), invocation, merge);
    }
    Found found = search(parsed, invocation, merge);
    if (found != null) {
      invocation.noteFormer(parsed.root(), now, found.origins());
    }
    return found;
  }

  private @Nullable Found search(LookupKey parsed, Invocation invocation, @Nullable Object merge) {
    Invocation outer = current;
    current = invocation;
    invocation.forKey(parsed, parsed.moduleName());
    invocation.setFormerNames(host.formerNames(parsed.root()));
    try {
      return keyLookup.find(parsed, invocation, merge);
    } finally {
      current = outer;
    }
  }

  private static boolean isReserved(String key) {
    String reserved = LookupKey.LOOKUP_OPTIONS.root();
    return key.length() == reserved.length() || key.charAt(reserved.length()) == '.';
  }

  // ---- keys being looked up

  /** Notes that a value is being found; every call needs one of {@link #leave}. */
  void enter(String name) {
    checkRecursion(name);
    unfinished.add(name);
  }

  void leave() {
    unfinished.remove(unfinished.size() - 1);
  }

  /**
   * Starts finding values that have nothing to do with those being found, as those of variables in
   * a configuration. Returns what {@link #endSeparate} goes back to.
   */
  List<String> beginSeparate() {
    List<String> outer = unfinished;
    unfinished = new ArrayList<>();
    return outer;
  }

  void endSeparate(List<String> outer) {
    unfinished = outer;
  }

  /** Refuses a name whose value is needed to find it. */
  void checkRecursion(String name) {
    for (int i = 0; i < unfinished.size(); i++) {
      if (unfinished.get(i).equals(name)) {
        throw new LookupException(
            LookupException.RECURSION,
            "Recursive lookup detected in [" + String.join(", ", unfinished) + "]");
      }
    }
  }

  /**
   * The packed position of the first of some texts in a configuration; that of no text when none
   * stands there in one line.
   */
  int placeOf(String path, String... texts) {
    String[] lines = data.read(path).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      for (String text : texts) {
        int column = lines[i].indexOf(text);
        if (column >= 0) {
          return Position.of(i + 1, column + 1);
        }
      }
    }
    return Position.NONE;
  }
}
