package plumb.analysis.semantic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Body;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Expr;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Param;
import plumb.compiler.program.Unit;

/**
 * The code of one definition, or that around the definitions of a file.
 *
 * @param name of the definition; empty for nodes and the code around definitions
 * @param pos where the definition starts
 * @param parent the class that it inherits, or null
 * @param all every expression of parameters and body, each before what stands in it
 */
public record Code(
    Kind kind,
    String name,
    int pos,
    List<Param> params,
    @Nullable String parent,
    Body body,
    List<Expr> all) {

  /** What the code belongs to. */
  public enum Kind {
    CLASS,
    DEFINED_TYPE,
    FUNCTION,
    NODE,
    /** Outside of definitions; a template's, too. */
    MAIN
  }

  /** The classes, defined types and functions that a file defines. */
  public static List<Code> definitions(Unit unit) {
    List<Code> codes = new ArrayList<>();
    for (ClassDef one : unit.classes()) {
      codes.add(of(Kind.CLASS, one.name(), one.pos(), one.params(), one.parent(), one.body()));
    }
    for (DefinedTypeDef one : unit.definedTypes()) {
      codes.add(of(Kind.DEFINED_TYPE, one.name(), one.pos(), one.params(), null, one.body()));
    }
    for (FunctionDef one : unit.functions()) {
      codes.add(of(Kind.FUNCTION, one.name(), one.pos(), one.params(), null, one.body()));
    }
    return codes;
  }

  static Code of(
      Kind kind, String name, int pos, List<Param> params, @Nullable String parent, Body body) {
    List<Expr> all = new ArrayList<>();
    Children.ofParams(params, child -> collect(child, all));
    collect(body.code(), all);
    return new Code(kind, name, pos, params, parent, body, all);
  }

  /** An expression with everything in it, each before what stands in it. */
  public static List<Expr> within(Expr expression) {
    List<Expr> all = new ArrayList<>();
    collect(expression, all);
    return all;
  }

  private static void collect(Expr expression, List<Expr> all) {
    all.add(expression);
    Children.of(expression, child -> collect(child, all));
  }

  /** The expressions of a kind, in the order of the text. */
  public <T extends Expr> List<T> all(Class<T> type) {
    List<T> found = new ArrayList<>();
    for (Expr expression : all) {
      if (type.isInstance(expression)) {
        found.add(type.cast(expression));
      }
    }
    return found;
  }

  /** How messages speak of it, as "class web::server". */
  public String label() {
    return switch (kind) {
      case CLASS -> "class " + name;
      case DEFINED_TYPE -> "defined type " + name;
      case FUNCTION -> "function " + name;
      case NODE -> "the node";
      case MAIN -> "this file";
    };
  }
}
