package plumb.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Lambda;
import plumb.values.Type;

/** The compile in progress, as nodes see it. Confined to one thread. */
public interface Evaluation {
  /** The value of {@code $className::name}; an unknown one is handled as the strictness says. */
  Object qualifiedVariable(String className, String name, Frame f, int pos);

  /** Whether a class is in the catalog. */
  boolean isDeclared(String className);

  /** A variable of a class that is evaluated, or null. */
  @Nullable Object classVariable(String className, String name, Frame f, int pos);

  /** Says that a variable is unknown: a failure, a warning, or nothing; the value to go on with. */
  Object unknownVariable(String name, Frame f, int pos);

  /** Hears of a text that an operator took for a number. */
  void coerced(String text, Number number, Frame f, int pos);

  /** Says what a text that is used is to be warned of. */
  void warn(Source source);

  /** Fails unless a text is of the syntax that its heredoc's tag names. */
  void checkSyntax(String text, String syntax, Frame f, int pos);

  /** Whether a capitalised name denotes a type. */
  boolean isType(String name);

  /** What a capitalised name denotes. */
  Type type(String name, Frame f, int pos);

  /**
   * The type of a parameter or result; the same expression gives the same type all through a
   * compile.
   */
  Type declaredType(@Nullable Expr type, Frame f);

  /** The meaning of {@code value[keys]}. */
  Object access(Object value, List<Object> keys, Frame f, Access node);

  /** Calls a function by name. */
  Object call(String name, List<Object> args, @Nullable Lambda block, Frame f, int pos);

  /** Declares resources; the value is the list of references to them. */
  Object declare(ResourceExpr node, Frame f);

  /** Sets defaults of a resource type in this scope. */
  Object setDefaults(ResourceDefaults node, Frame f);

  /** Overrides parameters of resources. */
  Object override(ResourceOverride node, Frame f);

  /** Registers a collector. */
  Object collect(Collect node, Frame f);

  /** Relates what both sides denote. */
  Object relate(Relationship node, Object left, Object right, Frame f);
}
