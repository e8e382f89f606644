package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Undef;

/**
 * What is known about a native resource type without loading its provider. Immutable.
 *
 * <p>Metaparameters are not listed; {@link MetaParameters} knows them.
 */
public final class ResourceTypeSchema {
  /** What Puppet's type file takes titles apart by. */
  private static final String PATH_TITLE = "^(/|.+:/|.*[^/])/*\\Z";

  private final String name;
  private final Map<String, Attribute> attributes;
  private final List<String> namevars;
  private final Supplier<List<TitlePattern>> titleSource;
  private final boolean pathTitles;
  private final boolean isomorphic;
  private final List<AutoRelation> autoRelations;
  private final boolean nameIsNamevar;
  private volatile @Nullable List<TitlePattern> titlePatterns;

  /**
   * Creates a schema.
   *
   * @param name lower case, as in {@code file}
   * @param attributes in the order of their declaration
   * @param namevars the attributes that identify an instance; without any, no title is possible
   * @param titleSource gives the patterns that are tried in order, none when the whole title is the
   *     only namevar; asked when a title is first taken apart, as some types compute them
   * @param pathTitles whether the title is a path whose trailing slashes do not count
   * @param isomorphic whether two instances may not have the same namevars
   * @param autoRelations relationships that instances have by themselves
   */
  public ResourceTypeSchema(
      String name,
      List<Attribute> attributes,
      List<String> namevars,
      Supplier<List<TitlePattern>> titleSource,
      boolean pathTitles,
      boolean isomorphic,
      List<AutoRelation> autoRelations) {
    this(
        name,
        attributes,
        namevars,
        pathTitles ? () -> List.of(new TitlePattern(Regex.of(PATH_TITLE), namevars)) : titleSource,
        pathTitles,
        isomorphic,
        autoRelations,
        true);
  }

  private ResourceTypeSchema(
      String name,
      Collection<Attribute> attributes,
      List<String> namevars,
      Supplier<List<TitlePattern>> titleSource,
      boolean pathTitles,
      boolean isomorphic,
      List<AutoRelation> autoRelations,
      boolean nameIsNamevar) {
    this.name = name;
    Map<String, Attribute> byName = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      byName.put(attribute.name(), attribute);
    }
    this.attributes = Collections.unmodifiableMap(byName);
    this.namevars = List.copyOf(namevars);
    this.pathTitles = pathTitles;
    this.titleSource = titleSource;
    this.isomorphic = isomorphic;
    this.autoRelations = List.copyOf(autoRelations);
    this.nameIsNamevar = nameIsNamevar;
  }

  /** Returns this type without "name" as another word for its namevar, as generated types are. */
  public ResourceTypeSchema strictlyNamed() {
    return new ResourceTypeSchema(
        name,
        attributes.values(),
        namevars,
        titleSource,
        pathTitles,
        isomorphic,
        autoRelations,
        false);
  }

  public String name() {
    return name;
  }

  /** Returns the attributes in the order of their declaration. */
  public Collection<Attribute> attributes() {
    return attributes.values();
  }

  /** Returns an attribute of this type, or null; metaparameters are not among them. */
  public @Nullable Attribute attribute(String attributeName) {
    return attributes.get(attributeName);
  }

  /** Returns whether a resource of this type may have that parameter, metaparameters included. */
  public boolean accepts(String attributeName) {
    return attributes.containsKey(attributeName)
        || MetaParameters.contains(attributeName)
        || nameIsNamevar && attributeName.equals("name");
  }

  /** Returns the attributes that identify an instance. */
  public List<String> namevars() {
    return namevars;
  }

  /** Returns the only attribute that identifies an instance, or "name" when there are several. */
  public String namevar() {
    return namevars.size() == 1 ? namevars.get(0) : "name";
  }

  /** Returns the name that a parameter is kept under: "name" means the namevar. */
  public String canonical(String attributeName) {
    return attributeName.equals("name") ? namevar() : attributeName;
  }

  /**
   * Returns the patterns that titles are taken apart by; empty means that all of it is used.
   *
   * @throws EvaluationException if code computes them, and it fails or cannot run
   */
  public List<TitlePattern> titlePatterns() {
    List<TitlePattern> known = titlePatterns;
    if (known == null) {
      known = List.copyOf(titleSource.get());
      titlePatterns = known;
    }
    return known;
  }

  /** Returns whether two instances may not have the same namevars. */
  public boolean isomorphic() {
    return isomorphic;
  }

  /** Returns whether instances can be present or absent. */
  public boolean ensurable() {
    return attributes.containsKey("ensure");
  }

  /** Returns the relationships that instances have by themselves. */
  public List<AutoRelation> autoRelations() {
    return autoRelations;
  }

  /**
   * Returns the attributes that a title sets.
   *
   * @throws EvaluationException if no pattern fits the title, or as {@link #titlePatterns}
   */
  public Map<String, Object> partsOf(String title) {
    if (titleIsNamevar(title)) {
      return Map.of(namevar(), title);
    }
    for (TitlePattern pattern : titlePatterns()) {
      Match match = pattern.regex().match(title);
      if (match != null) {
        return parts(pattern, match);
      }
    }
    throw new EvaluationException("No set of title patterns matched the title \"" + title + "\".");
  }

  private static Map<String, Object> parts(TitlePattern pattern, Match match) {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (int i = 0; i < pattern.attributes().size(); i++) {
      String part = i < match.groupCount() ? match.group(i + 1) : null;
      parts.put(pattern.attributes().get(i), part == null ? Undef.UNDEF : part);
    }
    return parts;
  }

  private boolean titleIsNamevar(String title) {
    return pathTitles ? isPlainPath(title) : namevars.size() == 1 && titlePatterns().isEmpty();
  }

  /** The usual case, decided without the engine of regular expressions. */
  private static boolean isPlainPath(String title) {
    return !title.isEmpty() && !title.endsWith("/") && title.indexOf('\n') < 0;
  }

  /**
   * Returns what identifies an instance: the values of its namevars in the order of their names,
   * {@code undef} where one is not set; a name that is not set is the title.
   *
   * @throws EvaluationException as {@link #partsOf}
   */
  public List<Object> key(String title, Function<String, @Nullable Object> parameters) {
    if (titleIsNamevar(title)) {
      return List.of(Objects.requireNonNullElse(parameters.apply(namevar()), title));
    }
    Map<String, Object> parts = partsOf(title);
    List<String> ordered = new ArrayList<>(namevars);
    Collections.sort(ordered);
    List<Object> key = new ArrayList<>(ordered.size());
    for (String namevar : ordered) {
      Object given = parameters.apply(namevar);
      Object value = given != null ? given : parts.getOrDefault(namevar, Undef.UNDEF);
      key.add(value == Undef.UNDEF && namevar.equals(namevar()) ? title : value);
    }
    return key;
  }
}
