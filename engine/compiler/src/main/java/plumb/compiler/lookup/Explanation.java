package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of an explained lookup, with the steps inside it. Filled by an {@link Explainer}, read
 * by {@link ExplanationText} and {@link ExplanationData} when the lookup is over. One thread.
 */
final class Explanation {
  /** What a step does. */
  enum Kind {
    ROOT,
    /** Looks for a key; qualified by it. */
    DATA,
    /** Looks for the options of keys. */
    META,
    /** Refuses a reserved key. */
    INVALID_KEY,
    /** Names where the merge options come from. */
    MERGE_SOURCE,
    /** Says that a module, or its data, does not exist. */
    MODULE,
    /** Resolves interpolations in a text. */
    INTERPOLATE,
    /** Merges; qualified by a {@link MergeStrategy}. */
    MERGE,
    /** Asks a layer or a hierarchy entry; qualified by a {@link Provider}. */
    DATA_PROVIDER,
    /** Reads one place; qualified by a {@link Location}. */
    LOCATION,
    /** Follows the segments of a key. */
    SUB_LOOKUP,
    /** Follows one segment. */
    SEGMENT,
    /** Anything with a heading of its own. */
    SCOPE
  }

  /** How a step ended. */
  enum Event {
    FOUND,
    FOUND_IN_OVERRIDES,
    FOUND_IN_DEFAULTS,
    RESULT,
    NOT_FOUND,
    LOCATION_NOT_FOUND,
    MODULE_NOT_FOUND,
    MODULE_PROVIDER_NOT_FOUND
  }

  /** A layer or an entry of a hierarchy, as explanations show it. */
  interface Provider {
    /** The heading. */
    String name();

    /** The configuration file; null for entries and defaults. */
    @Nullable String configPath();

    /** The module that the provider belongs to, if it is a module's layer. */
    @Nullable String moduleName();
  }

  private final Kind kind;
  private final Object qualifier;
  private final @Nullable Explanation parent;
  private final List<Explanation> branches = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private @Nullable Event event;
  private @Nullable String key;
  private @Nullable Found found;

  Explanation(Kind kind, Object qualifier, @Nullable Explanation parent) {
    this.kind = kind;
    this.qualifier = qualifier;
    this.parent = parent;
    if (kind == Kind.DATA || kind == Kind.META || kind == Kind.INVALID_KEY) {
      key = qualifier.toString();
    }
  }

  Explanation branch(Kind branchKind, Object branchQualifier) {
    Explanation branch = new Explanation(branchKind, branchQualifier, this);
    branches.add(branch);
    return branch;
  }

  void end(Event how, @Nullable String foundKey, @Nullable Found what) {
    event = how;
    if (foundKey != null) {
      key = foundKey;
    }
    found = what;
  }

  void text(String text) {
    texts.add(text);
  }

  Kind kind() {
    return kind;
  }

  Object qualifier() {
    return qualifier;
  }

  @Nullable Explanation parent() {
    return parent;
  }

  List<Explanation> branches() {
    return branches;
  }

  List<String> texts() {
    return texts;
  }

  @Nullable Event event() {
    return event;
  }

  @Nullable String key() {
    return key;
  }

  @Nullable Found found() {
    return found;
  }

  /** The options of a merge that change its result; empty for other steps. */
  Map<String, Object> mergeOptions() {
    return qualifier instanceof MergeStrategy strategy ? strategy.options() : Map.of();
  }
}
