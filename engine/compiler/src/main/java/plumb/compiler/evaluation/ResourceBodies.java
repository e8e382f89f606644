package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import plumb.catalog.Origin;
import plumb.catalog.ParameterMap;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Frame;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceExpr.ResourceBody;
import plumb.compiler.program.ResourceName;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Held;
import plumb.values.IteratorValue;
import plumb.values.Undef;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;
import plumb.values.types.Types;

/**
 * Evaluates the type, titles and attributes of resource expressions, before anything is declared.
 */
final class ResourceBodies {
  private final Frame f;
  private final Definer source;

  ResourceBodies(Frame f) {
    this.f = f;
    this.source = ((DefinitionScope) f.scope()).definer();
  }

  /** A body, or a class of one: its titles and its parameters with those of the default body. */
  record Evaluated(List<String> titles, ParameterMap<Setting> settings) {}

  String typeName(ResourceExpr expression) {
    if (expression.type() instanceof ResourceName word) {
      return word.name();
    }
    Object type = expression.type().eval(f);
    if (type instanceof ClassType classType && classType.className() == null) {
      return "class";
    }
    if (type instanceof ResourceType resourceType
        && resourceType.typeName() != null
        && resourceType.title() == null) {
      return resourceType.typeName().toLowerCase(Locale.ROOT);
    }
    throw f.failure(
        expression.type().pos(),
        "ILLEGAL_RESOURCE_TYPE",
        "Illegal Resource Type expression, expected result to be a type name, or untitled Resource, got "
            + Types.inferGeneric(type));
  }

  List<Evaluated> evaluate(ResourceExpr expression, String type) {
    ParameterMap<Setting> defaults = new ParameterMap<>();
    Set<Object> seen = new HashSet<>();
    List<List<String>> titles = new ArrayList<>();
    List<ParameterMap<Setting>> settings = new ArrayList<>();
    for (ResourceBody body : expression.bodies()) {
      boolean[] isDefault = {false};
      titles.add(titles(body, expression, seen, isDefault));
      ParameterMap<Setting> own = unique(body.attributes(), expression.pos());
      settings.add(own);
      if (isDefault[0]) {
        defaults = own;
      }
    }
    List<Evaluated> evaluated = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      if (defaults.isEmpty() || !type.equals("class")) {
        evaluated.add(evaluated(titles.get(i), type, defaults, settings.get(i)));
        continue;
      }
      for (String title : titles.get(i)) {
        evaluated.add(evaluated(List.of(title), title, defaults, settings.get(i)));
      }
    }
    return evaluated;
  }

  private Evaluated evaluated(
      List<String> titles,
      String owner,
      ParameterMap<Setting> defaults,
      ParameterMap<Setting> own) {
    if (defaults.isEmpty()) {
      return new Evaluated(titles, own);
    }
    ParameterMap<Setting> merged = defaults.copy();
    String name = ResourceNames.canonical(owner);
    ((Compilation) f.evaluation()).renames().removeOutdone(name, merged.keySet(), own.keySet());
    merged.putAll(own);
    return new Evaluated(titles, merged);
  }

  /** Evaluates an expression that sets defaults of a type; returns the type. */
  Object setDefaults(ResourceDefaults expression) {
    Object type = expression.type().eval(f);
    if (!(type instanceof ResourceType resourceType)
        || resourceType.typeName() == null
        || resourceType.title() != null) {
      throw f.failure(
          expression.type().pos(),
          "ILLEGAL_RESOURCE_TYPE",
          "Illegal Resource Type expression, expected result to be a type name, or untitled"
              + " Resource, got "
              + Types.inferGeneric(type));
    }
    try {
      ((DefinitionScope) f.scope())
          .setDefaults(
              ResourceNames.capitalize(resourceType.typeName()),
              settings(expression.attributes(), Origin.Kind.RESOURCE_DEFAULT));
    } catch (EvaluationException e) {
      throw f.located(e, expression.pos());
    }
    return type;
  }

  private List<String> titles(
      ResourceBody body, ResourceExpr expression, Set<Object> seen, boolean[] isDefault) {
    Object value = body.title().eval(f);
    if (value == Undef.UNDEF) {
      throw f.failure(
          body.title().pos(),
          "MISSING_TITLE",
          "Missing title. The title expression resulted in undef");
    }
    if (value instanceof String only && !only.isEmpty() && expression.bodies().size() == 1) {
      return List.of(only);
    }
    List<String> titles = new ArrayList<>();
    List<Object> flat = Compilation.flattened(value);
    for (int i = 0; i < flat.size(); i++) {
      Object title = flat.get(i);
      String problem = null;
      if (title == Undef.UNDEF) {
        problem =
            "MISSING_TITLE_AT:Missing title at index "
                + i
                + ". The title expression resulted in an undef title";
      } else if (!(title instanceof String) && title != Default.DEFAULT) {
        problem =
            "ILLEGAL_TITLE_TYPE_AT:Illegal title type at index "
                + i
                + ". Expected String, got "
                + Types.inferGeneric(title);
      } else if (title.equals("")) {
        problem =
            "EMPTY_STRING_TITLE_AT:Empty string title at index "
                + i
                + ". Title strings must have a length greater than zero.";
      }
      if (problem != null) {
        int colon = problem.indexOf(':');
        throw f.failure(
            body.title().pos(), problem.substring(0, colon), problem.substring(colon + 1));
      }
      if (!seen.add(title)) {
        throw f.failure(
            expression.pos(),
            "DUPLICATE_TITLE",
            "The title '" + title + "' has already been used in this resource expression");
      }
      if (title instanceof String text) {
        titles.add(text);
      } else {
        isDefault[0] = true;
      }
    }
    return titles;
  }

  private ParameterMap<Setting> unique(List<Attribute> attributes, int place) {
    ParameterMap<Setting> settings = new ParameterMap<>();
    List<String> twice = new ArrayList<>(0);
    evaluate(
        attributes,
        Origin.Kind.MANIFEST,
        setting -> {
          if (settings.put(setting.name(), setting) != null) {
            twice.add(setting.name());
          }
        });
    if (!twice.isEmpty()) {
      throw f.failure(
          place,
          // The reference's own spelling.
          "DUPLICATE_ATTRIBUE",
          "The attribute '" + twice.get(0) + "' has already been set");
    }
    return settings;
  }

  /**
   * The parameters of an attribute list, in order; a name may come again.
   *
   * @param kind what the list is for
   */
  List<Setting> settings(List<Attribute> attributes, Origin.Kind kind) {
    List<Setting> settings = new ArrayList<>(attributes.size());
    evaluate(attributes, kind, settings::add);
    return settings;
  }

  private void evaluate(List<Attribute> attributes, Origin.Kind kind, Consumer<Setting> into) {
    for (Attribute attribute : attributes) {
      String name = attribute.name();
      Object value = attribute.value().eval(f);
      if (name != null) {
        into.accept(setting(attribute, name, value, kind));
      } else if (value instanceof Map<?, ?> map) {
        map.forEach(
            (key, element) -> into.accept(setting(attribute, String.valueOf(key), element, kind)));
      } else {
        throw f.failure(
            attribute.value().pos(),
            "TYPE_MISMATCH",
            "Expected value of type Hash, got " + Types.inferGeneric(value));
      }
    }
  }

  private Setting setting(Attribute attribute, String name, Object value, Origin.Kind kind) {
    if (value instanceof IteratorValue) {
      throw f.failure(attribute.pos(), "RUNTIME_ERROR", "Use of an Iterator is not supported here");
    }
    Origin origin = attribute.origin(kind, f.source());
    try {
      // A resource has its own copy of what it is declared with; the titles of one body share it.
      return setting(name, Held.copy(value), attribute.append(), origin);
    } catch (EvaluationException e) {
      throw f.located(e, attribute.pos());
    }
  }

  /** A parameter that a function sets where it is called. */
  Setting setting(String name, Object value, int pos) {
    int line = f.source().unit().line(pos);
    return setting(name, value, false, Origin.manifest(f.source().path(), line));
  }

  private Setting setting(String name, Object value, boolean append, Origin origin) {
    return new Setting(name, value, source, origin.file(), origin.line(), append, origin);
  }
}
