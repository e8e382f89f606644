package plumb.compiler.evaluation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Resource;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Scope;
import plumb.values.Equality;
import plumb.values.EvaluationException;
import plumb.values.Held;
import plumb.values.Match;
import plumb.values.Undef;

/**
 * The scope of a class, a node, an instance of a defined type, or top scope.
 *
 * <p>Variables are found statically: own ones, then those of inherited classes, then the node's,
 * then top scope's. Resource defaults are found dynamically, through the scope that declared this
 * one's resource.
 */
public final class DefinitionScope implements Scope {
  /** What the scope belongs to. */
  public enum Kind {
    TOP,
    NODE,
    CLASS,
    DEFINED_TYPE
  }

  private static final String ENVIRONMENT = "environment";

  private final Kind kind;
  private final @Nullable DefinitionScope parent;
  private final @Nullable DefinitionScope inherited;
  private final Definer definer;
  private final Map<String, Object> variables = new LinkedHashMap<>();
  private Map<?, ?> facts = Map.of();
  private @Nullable Declaration resource;
  private @Nullable Frame frame;
  private @Nullable Frame running;
  private @Nullable Map<String, Map<String, Setting>> defaults;

  /** Parameters that have another name now. */
  private Set<String> formerNames = Set.of();

  DefinitionScope(
      Kind kind,
      @Nullable DefinitionScope parent,
      @Nullable DefinitionScope inherited,
      Definer definer,
      @Nullable Declaration resource) {
    this.kind = kind;
    this.parent = parent;
    this.inherited = inherited;
    this.definer = definer;
    this.resource = resource;
  }

  /** What the scope belongs to. */
  public Kind kind() {
    return kind;
  }

  /** What the scope belongs to, as messages call it. */
  public String kindName() {
    return switch (kind) {
      case TOP -> "Top scope";
      case NODE -> "Node";
      case CLASS -> "Class";
      case DEFINED_TYPE -> "Defined type";
    };
  }

  Definer definer() {
    return definer;
  }

  /** The module whose code runs here, or null. */
  public @Nullable String moduleName() {
    return definer.moduleName();
  }

  /** The name of the class, node or defined type; empty for top scope. */
  public String definitionName() {
    return definer.name();
  }

  @Nullable DefinitionScope parent() {
    return parent;
  }

  @Nullable DefinitionScope inherited() {
    return inherited;
  }

  /** Says which parameters have another name now: they are undef to code elsewhere. */
  void setFormerNames(Set<String> names) {
    formerNames = names;
  }

  @Nullable Declaration resource() {
    return resource;
  }

  void setResource(Declaration resource) {
    this.resource = resource;
  }

  void setFrame(Frame frame) {
    this.frame = frame;
  }

  /** The node's scope, or top scope: where functions and templates run. */
  DefinitionScope global() {
    if (kind == Kind.TOP || kind == Kind.NODE) {
      return this;
    }
    DefinitionScope next = inherited != null ? inherited : enclosing();
    return next == null ? this : next.global();
  }

  /** Gives top scope a variable that goes before a fact of its name. */
  void setParameter(String name, Object value) {
    variables.put(name, Held.of(value));
  }

  /**
   * Makes facts variables of this scope, read only when they are asked for: resolving one can cost
   * time.
   */
  void setFacts(Map<?, ?> facts) {
    this.facts = facts;
  }

  /** Whether a value is what a fact of this name has: no code may change it. */
  public boolean isFact(String name, Object value) {
    return facts.get(name) == value;
  }

  @Override
  public @Nullable Match match() {
    if (kind == Kind.TOP || kind == Kind.NODE) {
      return null;
    }
    Match found = null;
    for (DefinitionScope scope = enclosing();
        scope != null && found == null;
        scope = scope.enclosing()) {
      found = scope.running == null ? null : scope.running.match();
    }
    return found;
  }

  /** Notes the frame of the code that runs at top scope or for the node; null when it has ended. */
  void setRunning(@Nullable Frame frame) {
    running = frame;
  }

  /** What the environment is called says a variable; the settings say it again. */
  private static void noteRead(String name) {
    if (name.equals(ENVIRONMENT) || name.equals("all_local")) {
      Inputs.note(Input.Kind.ENVIRONMENT);
    }
  }

  @Override
  public @Nullable Object variable(String name) {
    noteRead(name);
    Object own = variables.get(name);
    if (own == null && kind == Kind.TOP) {
      return facts.get(name);
    }
    if (own != null) {
      return own;
    }
    DefinitionScope next = inherited != null ? inherited : enclosing();
    return next == null ? null : next.visible(name);
  }

  /** A variable of this scope, its body's ones included. */
  @Nullable Object visible(String name) {
    Object local = frame == null ? null : frame.local(name);
    return local != null ? local : variable(name);
  }

  /** A variable of this scope alone, or of a class that it inherits from, as others read it. */
  @Nullable Object own(String name) {
    noteRead(name);
    if (!formerNames.isEmpty() && formerNames.contains(name)) {
      return Undef.UNDEF;
    }
    Object local = frame == null ? null : frame.local(name);
    if (local == null) {
      local = variables.get(name);
    }
    return local == null && inherited != null ? inherited.own(name) : local;
  }

  private @Nullable DefinitionScope enclosing() {
    for (DefinitionScope scope = parent; scope != null; scope = scope.parent) {
      if (scope.kind == Kind.TOP || scope.kind == Kind.NODE) {
        return scope;
      }
    }
    return null;
  }

  @Override
  public boolean setVariable(String name, Object value) {
    return !(kind == Kind.TOP && facts.containsKey(name))
        && variables.putIfAbsent(name, Held.of(value)) == null;
  }

  /** Takes a variable back that was set with {@link #setVariable}. */
  public void unsetVariable(String name) {
    variables.remove(name);
  }

  /** Sets the variables that every class and defined type has of the modules it stands in. */
  void setModuleNames() {
    setVariable("module_name", moduleOrNone(this));
    if (parent != null) {
      setVariable("caller_module_name", moduleOrNone(parent));
    }
  }

  /** The name of a scope's module; empty for code of main manifests. */
  private static String moduleOrNone(DefinitionScope scope) {
    String name = scope.moduleName();
    return name == null ? "" : name;
  }

  void setTitle(Object title, Object name) {
    setVariable("title", title);
    setVariable("name", name);
  }

  /** The variables that belong to this scope and its body, for templates and explanations. */
  public Map<String, Object> localVariables() {
    noteRead(ENVIRONMENT);
    Map<String, Object> all = new LinkedHashMap<>();
    facts.forEach((name, value) -> all.put((String) name, value));
    all.putAll(variables);
    if (frame != null) {
      frame.collectLocals(all);
    }
    return all;
  }

  /** All variables that code of this scope sees without qualifying them. */
  public Map<String, Object> visibleVariables() {
    Map<String, Object> all = new LinkedHashMap<>();
    DefinitionScope outer = enclosing();
    if (outer != null) {
      all.putAll(outer.visibleVariables());
    }
    if (inherited != null) {
      all.putAll(inherited.visibleVariables());
    }
    all.putAll(localVariables());
    return all;
  }

  /** The resource that the scope belongs to, or null. */
  public @Nullable Resource container() {
    return resource == null ? null : resource.resource();
  }

  void setDefaults(String type, List<Setting> settings) {
    if (defaults == null) {
      defaults = new HashMap<>();
    }
    Map<String, Setting> ofType = defaults.computeIfAbsent(type, unused -> new LinkedHashMap<>());
    for (Setting setting : settings) {
      if (ofType.putIfAbsent(setting.name(), setting) != null) {
        throw new EvaluationException(
            "DUPLICATE_DEFAULT",
            "Default already defined for " + type + " { " + setting.name() + " }; cannot redefine");
      }
    }
  }

  /** The defaults of a type that hold here; inner ones win. Empty when there are none. */
  Map<String, Setting> defaults(String type) {
    return defaults(type, (outer, inner) -> {});
  }

  /**
   * The same, where a parameter may have several names.
   *
   * @param outdone takes those out of the outer names that inner ones outdo
   */
  Map<String, Setting> defaults(String type, BiConsumer<Set<String>, Set<String>> outdone) {
    Map<String, Setting> outer = parent == null ? Map.of() : parent.defaults(type, outdone);
    Map<String, Setting> own = defaults == null ? null : defaults.get(type);
    if (own == null) {
      return outer;
    }
    if (outer.isEmpty()) {
      return own;
    }
    Map<String, Setting> both = new LinkedHashMap<>(outer);
    outdone.accept(both.keySet(), own.keySet());
    both.putAll(own);
    return both;
  }

  /** The defaults of a type that hold here, by attribute, for code outside of the language. */
  public Map<String, Object> defaultValues(String type) {
    Map<String, Object> values = new LinkedHashMap<>();
    defaults(type).forEach((name, setting) -> values.put(name, setting.value()));
    return values;
  }

  boolean isDefault(String type, String name, Object value) {
    Map<String, Setting> own = defaults == null ? null : defaults.get(type);
    Setting setting = own == null ? null : own.get(name);
    return setting != null && Equality.equal(value, setting.value())
        || parent != null && parent.isDefault(type, name, value);
  }
}
