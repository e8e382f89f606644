package plumb.compiler.erb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.RubyVariables;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.program.CompileException;
import plumb.values.EvaluationException;
import plumb.values.SizeLimit;
import plumb.values.Undef;

/** One render of a template: its text so far, and what its code sees. One thread. */
final class Rendering {
  private final CallSite site;
  private final @Nullable String file;
  private final HarmlessFunctions functions;
  private final Effects effects;
  private final Matches matches = new Matches();
  private final StringBuilder out = new StringBuilder();
  private @Nullable Map<String, Object> assigned;
  private @Nullable Map<String, Object> variables;

  /**
   * Starts with an empty text.
   *
   * @param file of the template; null for a text without one
   */
  Rendering(CallSite site, @Nullable String file, HarmlessFunctions functions, Effects effects) {
    this.site = site;
    this.file = file;
    this.functions = functions;
    this.effects = effects;
  }

  Effects effects() {
    return effects;
  }

  Matches matches() {
    return matches;
  }

  void write(String text) {
    out.append(text);
    SizeLimit.checkCharacters(out.length());
  }

  String result() {
    return out.toString();
  }

  /**
   * An instance variable: what the template assigned, otherwise a variable of the scope, or nil.
   */
  Object variable(String name) {
    Object own = assigned == null ? null : assigned.get(name);
    if (own != null) {
      return own;
    }
    Object value = site.compilation().findVariable(name, site);
    return value == null ? Undef.UNDEF : effects.seen(value);
  }

  /** The variables that the call sees without qualifying them, but for those that are undef. */
  Object variables() {
    if (variables == null) {
      Map<String, Object> all = site.scope().visibleVariables();
      site.frame().collectLocals(all);
      all.values().removeIf(value -> value == Undef.UNDEF);
      all.replaceAll((name, value) -> effects.seen(value));
      variables = all;
    }
    return variables;
  }

  /** Sets a variable of the scope. */
  Object setVariable(String name, Object value) {
    if (!(value instanceof OwnMap map)) {
      throw new Unsupported("a variable that is no new hash");
    }
    variables = null;
    effects.setVariable(site, name, map);
    return value;
  }

  void assign(String name, Object value) {
    if (assigned == null) {
      assigned = new HashMap<>();
    }
    assigned.put(name, value);
  }

  /** Whether an instance variable is there at all: a variable that is undef is not. */
  boolean isAssigned(String name) {
    return assigned != null && assigned.containsKey(name) || variable(name) != Undef.UNDEF;
  }

  /** What {@code scope[name]} gives; an unknown variable is what {@code strict} says. */
  Object lookup(Object name, int line) {
    if (!(name instanceof String text)) {
      throw new Unsupported("a variable's name that is no text");
    }
    try {
      Object value = RubyVariables.find(site, text, () -> place(line));
      return value == null ? Undef.UNDEF : effects.seen(value);
    } catch (EvaluationException e) {
      throw new Unsupported("an unknown variable");
    }
  }

  private Origin place(int line) {
    return file == null ? site.origin() : Origin.manifest(file, line);
  }

  /** Whether a variable has a value. */
  boolean hasVariable(Object name, int line) {
    Object value = site.compilation().findVariable(RubyValues.text(name), site, () -> place(line));
    return value != null && value != Undef.UNDEF;
  }

  /**
   * Calls a function.
   *
   * @param legacy whether the name means a function of the 3.x API
   */
  Object call(String name, boolean legacy, Object arguments) {
    ScopeFunction function = functions.find(name, legacy);
    boolean hidden = site.compilation().environment().definitions().findSiteFunction(name) != null;
    if (function == null || hidden) {
      throw new Unsupported("the function " + name);
    }
    List<Object> args = new ArrayList<>();
    if (arguments instanceof List<?> list) {
      list.forEach(each -> args.add(RubyValues.plain(each)));
    } else if (legacy) {
      throw new Unsupported("a call without a list of arguments");
    } else {
      args.add(RubyValues.plain(arguments));
    }
    try {
      return function.call(site, args, null);
    } catch (EvaluationException | CompileException e) {
      throw new Unsupported("a function that fails");
    }
  }
}
