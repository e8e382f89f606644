package plumb.compiler.program;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Held;
import plumb.values.Match;
import plumb.values.Undef;

/**
 * One activation of a body: its local variables, its latest match, and the way outwards. One
 * thread.
 */
public final class Frame {
  private static final @Nullable Object[] NO_SLOTS = {};

  private final Evaluation evaluation;
  private final Source source;
  private final Scope scope;
  private final @Nullable Frame outer;
  private final List<String> names;
  private final @Nullable Object[] slots;
  private @Nullable Match match;
  private @Nullable Map<String, Object> extra;
  private @Nullable TemplateOutput output;
  private int unboundParams;
  private int bindingParam;
  private String callee = "";

  /**
   * @param outer the frame that a lambda or an inline template closes over; null for other bodies
   */
  public Frame(
      Evaluation evaluation, Source source, Scope scope, @Nullable Frame outer, Body body) {
    this.evaluation = evaluation;
    this.source = source;
    this.scope = scope;
    this.outer = outer;
    this.names = body.slots();
    this.slots = names.isEmpty() ? NO_SLOTS : new @Nullable Object[names.size()];
    this.output = outer == null ? null : outer.output;
    if (outer == null && !source.unit().warnings().isEmpty()) {
      evaluation.warn(source);
    }
  }

  /** The compile in progress. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /** The text that this body comes from. */
  public Source source() {
    return source;
  }

  /** What lies around the body. */
  public Scope scope() {
    return scope;
  }

  /** The frame that this one closes over. */
  public Frame outerFrame() {
    if (outer == null) {
      throw new IllegalStateException("no outer frame");
    }
    return outer;
  }

  /** The value of a slot, or null when it has none yet. */
  public @Nullable Object slot(int slot) {
    return slots[slot];
  }

  /** Gives a slot its value, whatever it held. */
  public void setSlot(int slot, Object value) {
    slots[slot] = Held.of(value);
  }

  /** The value that this body itself gives a name, or null. */
  public @Nullable Object local(String name) {
    int slot = names.indexOf(name);
    if (slot >= 0 && slots[slot] != null) {
      return slots[slot];
    }
    return extra == null ? null : extra.get(name);
  }

  /**
   * Until {@link #endBinding}, reading one of the first slots before it has a value is an error.
   *
   * @param callee what the parameters belong to, for messages
   */
  public void startBinding(String callee, int params) {
    this.callee = callee;
    unboundParams = params;
  }

  /** The value of a parameter's default, which sees no groups of matches around it. */
  public Object defaultValue(int param, Expr expression) {
    bindingParam = param;
    match = null;
    try {
      return expression.eval(this);
    } catch (CompileException e) {
      // Whoever calls or declares is to blame, not the place in the default.
      throw e.code().equals("UNEVALUATED_PARAMETER")
          ? new EvaluationException(e.code(), e.getMessage())
          : e;
    } finally {
      match = null;
    }
  }

  /** Parameters are bound. */
  public void endBinding() {
    unboundParams = 0;
  }

  /**
   * Adds a variable whose name lowering could not know: an argument of a template without
   * parameters.
   */
  public void define(String name, Object value) {
    if (extra == null) {
      extra = new java.util.HashMap<>();
    }
    extra.put(name, Held.of(value));
  }

  /** The names that have a value here, with what surrounds a lambda; inner ones win. */
  public void collectLocals(Map<String, Object> into) {
    if (outer != null) {
      outer.collectLocals(into);
    }
    for (int i = 0; i < slots.length; i++) {
      @Nullable Object value = slots[i];
      if (value != null) {
        into.put(names.get(i), value);
      }
    }
    if (extra != null) {
      into.putAll(extra);
    }
  }

  /** Looks a name up from here outwards. */
  Object variable(String name, int pos) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      @Nullable Object value = frame.local(name);
      if (value != null) {
        return value;
      }
      frame.requireBound(name);
    }
    @Nullable Object value = scope.variable(name);
    return value != null ? value : evaluation.unknownVariable(name, this, pos);
  }

  private void requireBound(String name) {
    int slot = unboundParams == 0 ? -1 : names.indexOf(name);
    if (slot >= 0 && slot < unboundParams) {
      throw new EvaluationException(
          "UNEVALUATED_PARAMETER",
          slot < bindingParam
              ? callee + ": expects a value for parameter $" + name
              : callee
                  + ": default expression for $"
                  + names.get(bindingParam)
                  + " tries to illegally access not yet evaluated $"
                  + name);
    }
  }

  /** Looks a name up from here outwards; null when it is unknown. */
  public @Nullable Object find(String name) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      @Nullable Object value = frame.local(name);
      if (value != null) {
        return value;
      }
    }
    return scope.variable(name);
  }

  void assign(int slot, String name, Object value, int pos) {
    if (name.equals("facts") || name.equals("trusted") || name.equals("server_facts")) {
      // The reference knows the mistake where the variable is, and its words everywhere else.
      boolean here = slot < 0 || name.equals("server_facts");
      throw failure(
          pos,
          here ? "ILLEGAL_RESERVED_ASSIGNMENT" : EvaluationException.RUNTIME_ERROR,
          "Attempt to assign to a reserved variable name: '" + (here ? "$" : "") + name + "'");
    }
    boolean fresh =
        slot < 0 ? scope.setVariable(name, value) : slots[slot] == null && !isBuiltIn(name);
    if (!fresh) {
      throw failure(pos, "ILLEGAL_REASSIGNMENT", "Cannot reassign variable '$" + name + "'");
    }
    if (slot >= 0) {
      setSlot(slot, value);
    }
  }

  private boolean isBuiltIn(String name) {
    return outer == null
        && (name.equals("title") || name.equals("name") || name.equals("module_name"))
        && scope.variable(name) != null;
  }

  /** The latest match of this body; null when there is none. */
  public @Nullable Match match() {
    return match;
  }

  /** Makes groups of a match visible as {@code $0}, {@code $1}, ... */
  public void setMatch(Match match) {
    this.match = match;
  }

  void setMatchIfAny(@Nullable Match latest) {
    if (latest != null) {
      match = latest;
    }
  }

  void restoreMatch(@Nullable Match saved) {
    match = saved;
  }

  @Nullable String matchGroup(int group) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      if (frame.match != null) {
        return frame.match.group(group);
      }
    }
    @Nullable Match around = scope.match();
    return around == null ? null : around.group(group);
  }

  /** Makes this frame render a template. */
  public TemplateOutput startOutput() {
    output = new TemplateOutput();
    return output;
  }

  TemplateOutput output() {
    if (output == null) {
      throw new IllegalStateException("text outside a template");
    }
    return output;
  }

  /** A failure at a place of this frame's text. */
  public CompileException failure(int pos, String code, String message) {
    return failure(pos, code, message, null);
  }

  /** A failure at a place of this frame's text, with a hint. */
  public CompileException failure(int pos, String code, String message, @Nullable String hint) {
    Unit unit = source.unit();
    return new CompileException(
        code, message, source.path(), unit.line(pos), unit.column(pos), hint);
  }

  /** Gives an error its place. */
  public CompileException located(EvaluationException e, int pos) {
    return failure(pos, e.code(), e.getMessage(), e.hint());
  }

  /** Undef for null, for values that come from Java. */
  static Object orUndef(@Nullable Object value) {
    return value == null ? Undef.UNDEF : value;
  }
}
