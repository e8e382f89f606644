package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.catalog.ParameterMap;
import plumb.catalog.Resource;
import plumb.catalog.schema.MetaParameters;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Param;
import plumb.compiler.snapshot.Definition;
import plumb.values.EvaluationException;
import plumb.values.Sensitive;
import plumb.values.Undef;

/**
 * A resource while its catalog is compiled: its parameters with their sources, and how far it has
 * come.
 */
final class Declaration implements Function<String, @Nullable Origin> {
  private final Resource resource;
  private final DefinitionScope scope;
  private final Definer source;
  private ParameterMap<Setting> settings = new ParameterMap<>();
  private @Nullable Definition<ClassDef> classDefinition;
  private @Nullable Definition<DefinedTypeDef> definedType;
  private @Nullable String formerName;
  private boolean evaluated;
  private boolean tagged;
  private boolean related;

  /** The container whose tags it took over last, and how many there were: none ever goes away. */
  private @Nullable Resource tagsFrom;

  private int tagsTaken;

  Declaration(Resource resource, DefinitionScope scope, Definer source) {
    this.resource = resource;
    this.scope = scope;
    this.source = source;
    resource.setOrigins(this);
  }

  /** Tags it with its type, and with its title if that can be a tag. */
  Declaration tagged(Collection<String> ofType) {
    resource.tags().addAll(ofType);
    Tags.addIfValid(resource.tags(), resource.title());
    return this;
  }

  /** What its resource belongs to while it is compiled. */
  static Declaration of(Resource resource) {
    if (resource.origins() instanceof Declaration declaration) {
      return declaration;
    }
    throw new IllegalStateException("not declared by a compile: " + resource);
  }

  /** Where a parameter's value came from. */
  @Override
  public @Nullable Origin apply(String name) {
    Setting setting = settings.get(name);
    return setting == null ? null : setting.origin();
  }

  /**
   * Says that the title was a number where it was declared. Such a title makes no tag, and differs
   * from the name that the reference makes of it, which therefore stays a parameter.
   */
  void numberTitle() {
    resource.setNumbered(true);
    resource.tags().remove(resource.title());
  }

  Resource resource() {
    return resource;
  }

  /** The scope that declared it. */
  DefinitionScope scope() {
    return scope;
  }

  Definer source() {
    return source;
  }

  @Nullable Definition<ClassDef> classDefinition() {
    return classDefinition;
  }

  void setClassDefinition(Definition<ClassDef> definition) {
    classDefinition = definition;
  }

  @Nullable Definition<DefinedTypeDef> definedType() {
    return definedType;
  }

  void setDefinedType(Definition<DefinedTypeDef> definition) {
    definedType = definition;
  }

  boolean isClass() {
    return resource.type().equals("Class");
  }

  boolean isEvaluated() {
    return evaluated;
  }

  void markEvaluated() {
    evaluated = true;
  }

  Collection<Setting> settings() {
    return settings.values();
  }

  boolean has(String name) {
    return settings.containsKey(name);
  }

  /** The setting, or null. */
  @Nullable Setting setting(String name) {
    return settings.get(name);
  }

  /** Whether a relationship parameter was ever set. */
  boolean isRelated() {
    return related;
  }

  /** The value, or null. */
  @Nullable Object find(String name) {
    Setting setting = settings.get(name);
    return setting == null ? null : setting.value();
  }

  /** The value, or undef. */
  Object value(String name) {
    if (name.equals("title")) {
      return resource.title();
    }
    Setting setting = settings.get(name);
    return setting == null ? Undef.UNDEF : setting.value();
  }

  /** The class or defined type that it is an instance of; null for a native type. */
  @Nullable String definitionName() {
    return classDefinition != null
        ? classDefinition.code().name()
        : definedType != null ? definedType.code().name() : null;
  }

  /** The name that its class or defined type had and by which it was declared; null for none. */
  @Nullable String formerName() {
    return formerName;
  }

  void setFormerName(@Nullable String name) {
    formerName = name;
  }

  /** Whether its class or defined type has a parameter of that name. */
  boolean hasParameter(String name) {
    List<Param> params =
        classDefinition != null
            ? classDefinition.code().params()
            : definedType != null ? definedType.code().params() : List.of();
    return params.stream().anyMatch(param -> param.name().equals(name));
  }

  void remove(String name) {
    settings.remove(name);
  }

  void set(Setting setting) {
    note(setting);
    settings.put(setting.name(), setting);
  }

  private void note(Setting setting) {
    if (setting.name().equals("tag")) {
      tagAll(setting.value());
    }
    related |= MetaParameters.isRelationship(setting.name());
  }

  /** Gives a new one its parameters, which are its own from now on. */
  void setAll(ParameterMap<Setting> given) {
    settings = given;
    given.forEach((name, setting) -> note(setting));
  }

  /** Adds a tag and, for a qualified one, its segments. */
  void tag(String tag) {
    Tags.add(resource.tags(), tag);
  }

  void tagAll(Object value) {
    if (value instanceof List<?> list) {
      list.forEach(this::tagAll);
    } else if (value instanceof Sensitive secret) {
      tagAll(secret.value());
    } else if (value != Undef.UNDEF) {
      tag(String.valueOf(value));
    }
  }

  /** Takes over the tags of what contains it. */
  void mergeTags(Resource container) {
    Set<String> tags = container.tags();
    if (tagsFrom != container || tagsTaken != tags.size()) {
      resource.tags().addAll(tags);
      tagsFrom = container;
      tagsTaken = tags.size();
    }
  }

  /** Takes over the tags of what contains it, once. */
  void tagFromScope() {
    Declaration container = scope.resource();
    if (!tagged && container != null && container != this) {
      mergeTags(container.resource);
    }
    tagged = true;
  }

  /** Whether it, or what contains it, has one of the tags. */
  boolean isTagged(List<String> tags) {
    for (String tag : tags) {
      if (resource.tags().contains(tag)) {
        return true;
      }
    }
    Declaration container = scope.resource();
    return container != null && container != this && container.isTagged(tags);
  }

  /** Merges the parameters of an override. */
  void merge(Collection<Setting> overrides, Definer by) {
    if (by != source && !by.isChildOf(source)) {
      throw new EvaluationException("ILLEGAL_OVERRIDE", "Only subclasses can override parameters");
    }
    overrides.forEach(this::override);
  }

  private void override(Setting setting) {
    Setting current = settings.get(setting.name());
    if (current == null) {
      set(setting);
      return;
    }
    if (scope.isDefault(resource.type(), setting.name(), setting.value())) {
      return;
    }
    boolean replacesDefault =
        setting.source() == current.source()
            && (scope.isDefault(resource.type(), setting.name(), current.value())
                || isRenamedDefault(current));
    if (!setting.source().isChildOf(current.source()) && !replacesDefault) {
      throw new EvaluationException("ILLEGAL_OVERRIDE", alreadySet(setting, current));
    }
    set(
        setting.append()
            ? setting.appendedTo(current, appended(current.value(), setting.value()))
            : setting);
  }

  /** Whether a resource default set it, by whatever name. */
  private static boolean isRenamedDefault(Setting setting) {
    Origin origin = setting.origin();
    return origin != null && origin.kind() == Origin.Kind.RESOURCE_DEFAULT;
  }

  private String alreadySet(Setting setting, Setting current) {
    String place =
        current.file() == null
            ? ""
            : " at (file: " + current.file() + ", line: " + current.line() + ")";
    String by = current.source().name().isEmpty() ? "" : " by " + current.source().name();
    return "Parameter '"
        + setting.name()
        + "' is already set on "
        + resource.ref()
        + by
        + place
        + "; cannot redefine";
  }

  private static List<Object> appended(Object current, Object added) {
    List<Object> both = new ArrayList<>();
    flatten(current, both);
    flatten(added, both);
    return both;
  }

  static void flatten(Object value, List<Object> into) {
    if (value instanceof List<?> list) {
      list.forEach(element -> flatten(element, into));
    } else {
      into.add(value);
    }
  }

  /** Gives the catalog's resource its parameters; Sensitive values are unwrapped and marked. */
  void seal() {
    resource.setParameters(settings.map(this::sealed));
  }

  /** Lets the catalog's resource go: it keeps where its parameters are from, and no more. */
  void release() {
    ParameterMap<Setting> all = settings;
    resource.setOrigins(
        name -> {
          Setting setting = all.get(name);
          return setting == null ? null : setting.origin();
        });
  }

  private @Nullable Object sealed(Setting setting) {
    Object value = setting.value();
    if (value instanceof Sensitive secret) {
      resource.markSensitive(setting.name());
      value = secret.value();
    }
    return value == Undef.UNDEF ? null : value;
  }

  @Override
  public String toString() {
    return resource.ref();
  }
}
