package plumb.compiler;

import java.util.ArrayList;
import java.util.List;
import plumb.catalog.schema.Attribute;
import plumb.catalog.schema.AutoRelation;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.catalog.schema.TitlePattern;
import plumb.compiler.program.Access;
import plumb.compiler.program.Block;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.NewCall;
import plumb.compiler.program.TypeName;
import plumb.compiler.program.Unit;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/**
 * Reads a resource type from the file that {@code puppet generate types} writes: one call of {@code
 * Puppet::Resource::ResourceType3.new} with literals. Nothing is evaluated.
 */
final class GeneratedTypeReader {
  private static final String TYPE = "puppet::resource::resourcetype3";
  private static final String ATTRIBUTE = "puppet::resource::param";

  /** How the whole title is written as a pattern. */
  private static final String WHOLE = "(?m-ix:(.*))";

  private final String name;
  private final Unit unit;
  private final String path;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<String> namevars = new ArrayList<>();

  /**
   * @param name the type that the file is named after
   * @param path the file, for diagnostics
   */
  GeneratedTypeReader(String name, Unit unit, String path) {
    this.name = name;
    this.unit = unit;
    this.path = path;
  }

  /**
   * The type.
   *
   * @param autoRelations those that the generated file does not tell of
   * @throws EvaluationException when the file holds anything else
   */
  ResourceTypeSchema read(List<AutoRelation> autoRelations) {
    Call call = call();
    List<Expr> args = call.args();
    Object actual = literal(argument(args, 1, call.pos()));
    if (!actual.equals(name)) {
      throw failure(
          "produced resource type with the wrong name, expected '"
              + name
              + "', actual '"
              + actual
              + "'",
          call.pos());
    }
    if (args.size() > 2) {
      attributes(args.get(2), Attribute.Kind.PROPERTY);
    }
    if (args.size() > 3) {
      attributes(args.get(3), Attribute.Kind.PARAMETER);
    }
    List<TitlePattern> titles = args.size() > 4 ? titles(args.get(4)) : List.of();
    if (titles.isEmpty() && namevars.size() > 1) {
      throw failure(
          "must specify title patterns, as there are two or more key attributes", call.pos());
    }
    boolean isomorphic = args.size() <= 5 || literal(args.get(5)).equals(true);
    return new ResourceTypeSchema(
            name, attributes, namevars, () -> titles, false, isomorphic, autoRelations)
        .strictlyNamed();
  }

  private Call call() {
    Expr code = unit.main().code();
    List<Expr> statements = code instanceof Block block ? block.statements() : List.of(code);
    for (Expr statement : statements) {
      if (statement instanceof Call call
          && call.name().equals("new")
          && !call.args().isEmpty()
          && isType(call.args().get(0), TYPE)) {
        if (statements.size() > 1) {
          throw failure(
              "must contain only the creation of resource type '"
                  + name
                  + "' - it has additional logic.",
              statement.pos());
        }
        return call;
      }
    }
    throw failure(
        "does not create the resource type '"
            + name
            + "' - no call to Puppet::Resource::ResourceType3.new found.",
        code.pos());
  }

  private static boolean isType(Expr expression, String lowerCase) {
    return expression instanceof TypeName type && type.name().equalsIgnoreCase(lowerCase);
  }

  private void attributes(Expr list, Attribute.Kind kind) {
    for (Expr each : items(list)) {
      if (!(each instanceof NewCall call) || !isType(call.type(), ATTRIBUTE)) {
        throw unexpected("Puppet::Resource::Param(...)", each.pos());
      }
      String attribute = text(argument(call.args(), 1, call.pos()));
      List<String> values = new ArrayList<>();
      boolean open = collect(call.args().get(0), values);
      attributes.add(new Attribute(attribute, kind, values, open || values.isEmpty()));
      if (call.args().size() > 2 && literal(call.args().get(2)).equals(true)) {
        namevars.add(attribute);
      }
    }
  }

  /** Adds the words that a type lists; whether it allows others, too. */
  private boolean collect(Expr type, List<String> values) {
    if (!(type instanceof Access access)) {
      // The words of a Boolean stand beside it.
      return !isType(type, "boolean");
    }
    boolean open = false;
    if (isType(access.left(), "enum")) {
      access.keys().forEach(value -> values.add(text(value)));
    } else if (isType(access.left(), "variant")) {
      for (Expr each : access.keys()) {
        open |= collect(each, values);
      }
    } else {
      open = true;
    }
    return open;
  }

  private List<TitlePattern> titles(Expr argument) {
    if (!(argument instanceof HashExpr hash)) {
      return List.of();
    }
    List<TitlePattern> titles = new ArrayList<>();
    for (int i = 0; i < hash.keys().size(); i++) {
      Expr key = hash.keys().get(i);
      if (!(literal(key) instanceof Regex regex)) {
        throw unexpected("a regular expression", key.pos());
      }
      List<String> parts = new ArrayList<>();
      items(hash.values().get(i)).forEach(part -> parts.add(text(part)));
      titles.add(new TitlePattern(regex, parts));
    }
    boolean whole =
        titles.size() == 1
            && titles.get(0).regex().source().equals(WHOLE)
            && titles.get(0).attributes().equals(namevars);
    return whole ? List.of() : titles;
  }

  private List<Expr> items(Expr expression) {
    if (expression instanceof ListExpr list) {
      return list.items();
    }
    throw unexpected("an array", expression.pos());
  }

  private Expr argument(List<Expr> args, int index, int pos) {
    if (index >= args.size()) {
      throw unexpected("a name", pos);
    }
    return args.get(index);
  }

  private String text(Expr expression) {
    if (literal(expression) instanceof String text) {
      return text;
    }
    throw unexpected("a text", expression.pos());
  }

  private Object literal(Expr expression) {
    if (expression instanceof Literal literal) {
      return literal.value();
    }
    throw unexpected("a literal", expression.pos());
  }

  private EvaluationException unexpected(String expected, int pos) {
    return failure("is no generated type: " + expected + " is expected here", pos);
  }

  private EvaluationException failure(String problem, int pos) {
    return new EvaluationException(
        EvaluationException.RUNTIME_ERROR,
        "The code loaded from " + path + " " + problem,
        "see line " + unit.line(pos) + "; write the file anew with: puppet generate types");
  }
}
