package plumb.analysis.rename;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.analysis.uses.NameVisitor.Owner;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.program.ClassDef;
import plumb.compiler.snapshot.Definition;
import plumb.compiler.snapshot.Definitions;
import plumb.compiler.snapshot.Module;

/** The deprecated names of an environment that have another name now. One thread. */
public final class Renames {
  private static final int MOST_STEPS = 20;

  private final Map<String, Deprecation> parameters = new HashMap<>();
  private final Map<String, Deprecation> definitions = new HashMap<>();
  private final Map<String, Deprecation> functions = new HashMap<>();
  private final Environment environment;
  private @Nullable Compilation compilation;

  /**
   * A renamed parameter.
   *
   * @param end its name now
   * @param steps the renames that lead there; more than one where a name was renamed again
   * @param staysWithin whether it belongs to the same class or defined type, whatever that is
   *     called
   */
  public record Rename(Subject end, List<Deprecation> steps, boolean staysWithin) {
    /** Whether the value changes, too. */
    public boolean converts() {
      return steps.stream().anyMatch(step -> step.convert() != null);
    }

    /** Whether what the value becomes may depend on the node. */
    boolean readsNode() {
      return steps.stream()
          .map(Deprecation::convert)
          .anyMatch(convert -> convert != null && NodeReads.areIn(convert.lambda()));
    }
  }

  /** All that the environment's modules, and its own file, say. */
  public Renames(Environment environment) {
    this.environment = environment;
    for (Module module : environment.definitions().snapshot().modules()) {
      environment.deprecations().of(module).forEach(this::add);
    }
  }

  private void add(Deprecation deprecation) {
    of(deprecation.subject().kind()).put(deprecation.subject().toString(), deprecation);
  }

  private Map<String, Deprecation> of(Kind kind) {
    return switch (kind) {
      case PARAMETER -> parameters;
      case CLASS, DEFINED_TYPE -> definitions;
      case FUNCTION -> functions;
    };
  }

  /** Whether nothing is deprecated. */
  public boolean isEmpty() {
    return parameters.isEmpty() && definitions.isEmpty() && functions.isEmpty();
  }

  /** The names of deprecated parameters, as keys of data. */
  public Set<String> keys() {
    return parameters.keySet();
  }

  /** Whether a text can hold a name that is deprecated. */
  boolean isIn(String lowerCase) {
    return Stream.of(parameters, definitions, functions)
        .flatMap(each -> each.values().stream())
        .map(each -> each.subject().owner())
        .anyMatch(owner -> lowerCase.contains(owner.replaceFirst("::.*", "")));
  }

  /** The deprecated parameters of a class or defined type, whatever that was called, sorted. */
  List<String> parametersOf(String owner) {
    return parameters.values().stream()
        .filter(each -> isOf(each.subject().owner(), owner))
        .map(each -> String.valueOf(each.subject().parameter()))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * What parameters of a name are called now, of whatever they are, sorted.
   *
   * @param ofClasses whether it must be a class
   */
  List<String> endsOfAny(boolean ofClasses, String name) {
    return parameters.values().stream()
        .filter(each -> name.equals(each.subject().parameter()))
        .filter(each -> !ofClasses || isClass(each.subject().owner()))
        .map(each -> setting(each.subject().owner(), name))
        .filter(Objects::nonNull)
        .map(rename -> rename.end().toString())
        .distinct()
        .sorted()
        .toList();
  }

  private boolean isClass(String owner) {
    String now = definition(owner);
    return environment.definitions().findClass(now == null ? owner : now) != null;
  }

  private boolean isOf(String former, String owner) {
    return former.equals(owner) || owner.equals(definition(former));
  }

  /**
   * The keys of data that a computed name can be, sorted; none where nothing of it is written out.
   *
   * @param parts of the name; null for what is not written out
   */
  List<String> keysLike(List<@Nullable String> parts) {
    if (parts.stream().allMatch(part -> part == null || part.replace(":", "").isEmpty())) {
      return List.of();
    }
    StringBuilder regex = new StringBuilder();
    parts.forEach(part -> regex.append(part == null ? ".*" : Pattern.quote(part)));
    Pattern pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    return parameters.keySet().stream()
        .filter(key -> pattern.matcher(key).matches())
        .sorted()
        .toList();
  }

  /** What is deprecated and has no name that could be written instead; null for all else. */
  @Nullable Deprecation lost(Kind kind, String name) {
    Deprecation found = of(kind).get(name);
    if (found == null || (found.subject().kind() != kind)) {
      return null;
    }
    boolean nowhere = kind != Kind.FUNCTION && kind != Kind.PARAMETER && definition(name) == null;
    return found.renamedTo() == null || exists(found) || nowhere ? found : null;
  }

  /** What something that a text may name is called now; null when it keeps its name. */
  @Nullable String now(String text) {
    if (!text.contains("::")) {
      return null;
    }
    String name = Subject.canonical(text);
    String definition = definition(name);
    String now = definition == null ? function(name) : definition;
    Rename rename = now == null ? parameter(name) : null;
    return rename == null ? now : rename.end().toString();
  }

  /** What people are told of a name that they have to replace. */
  static String sentence(Deprecation lost) {
    StringBuilder text = new StringBuilder(lost.subject().toString()).append(" is deprecated");
    text.append(lost.removedIn() == null ? "" : " and gone in " + lost.removedIn());
    text.append(lost.renamedTo() == null ? "" : "; use " + lost.renamedTo());
    return text.append(lost.message() == null ? "" : ": " + lost.message()).toString();
  }

  /** The name of a class, defined type or resource type now. */
  String now(Owner owner) {
    String now = definition(owner.name());
    return now == null ? owner.name() : now;
  }

  /** The environment that says all this. */
  Environment environment() {
    return environment;
  }

  /**
   * The rename of a parameter, which is also that of its key in data; null when it keeps its name.
   *
   * @param name {@code class::parameter}
   */
  public @Nullable Rename parameter(String name) {
    return follow(Subject.of(Kind.PARAMETER, name), Kind.CLASS);
  }

  /**
   * The rename of what a setting of a class or defined type is called; null when it keeps its name.
   *
   * @param owner as it is called where the setting stands: a former name, or that of now
   */
  @Nullable Rename setting(String owner, String name) {
    Rename own = follow(new Subject(Kind.PARAMETER, owner, name), Kind.DEFINED_TYPE);
    if (own == null && !environment.definitions().hasParameter(owner, name)) {
      for (Deprecation each : definitions.values()) {
        String former = each.subject().owner();
        if (isOf(former, owner) && parameters.containsKey(former + "::" + name)) {
          own = follow(new Subject(Kind.PARAMETER, former, name), Kind.DEFINED_TYPE);
        }
      }
    }
    return own != null && own.staysWithin() && name.equals(own.end().parameter()) ? null : own;
  }

  /** The rename of a variable that a class has of one that it inherits; null for all else. */
  @Nullable Rename inherited(String key) {
    Subject subject = Subject.of(Kind.PARAMETER, key);
    String parameter = String.valueOf(subject.parameter());
    Definition<ClassDef> inheriting = environment.definitions().findClass(subject.owner());
    for (int i = 0; i < MOST_STEPS && inheriting != null; i++) {
      String parent = inheriting.code().parent();
      boolean own = environment.definitions().hasParameter(inheriting.code().name(), parameter);
      if (parent == null || own) {
        return null;
      }
      Rename rename = parameter(Subject.canonical(parent) + "::" + parameter);
      if (rename != null) {
        return rename;
      }
      inheriting = environment.definitions().findClass(Subject.canonical(parent));
    }
    return null;
  }

  /**
   * Follows the renames of a parameter to where they end.
   *
   * @param most what owners that are gone may have been: classes, or defined types, too
   */
  private @Nullable Rename follow(Subject parameter, Kind most) {
    List<Deprecation> steps = new ArrayList<>();
    boolean within = true;
    Subject end = parameter;
    Deprecation next = step(end, most);
    while (next != null && next.renamedTo() != null && steps.size() < MOST_STEPS) {
      Subject target = next.renamedTo();
      within &= isOf(end.owner(), target.owner()) || !parameters.containsValue(next);
      steps.add(next);
      end = target;
      next = step(end, most);
    }
    boolean ends = !steps.isEmpty() && (next == null || next.renamedTo() == null);
    return ends ? new Rename(end, steps, within) : null;
  }

  /** Whether a name that renames lead to is not there: nothing may be called so then. */
  public boolean isMissing(Subject parameter) {
    return !environment
        .definitions()
        .hasParameter(parameter.owner(), String.valueOf(parameter.parameter()));
  }

  /** What is said of a parameter, or of its owner that is gone. */
  private @Nullable Deprecation step(Subject parameter, Kind most) {
    Deprecation own = parameters.get(parameter.toString());
    Deprecation whole = definitions.get(parameter.owner());
    if (own != null || whole == null || parameter.parameter() == null) {
      return own;
    }
    Kind kind = whole.subject().kind();
    boolean gone = (kind == Kind.CLASS || kind == most) && !exists(whole);
    return gone ? whole.ofParameter(parameter.parameter()) : null;
  }

  /**
   * The name of a class, or defined type, now; null when it keeps its own, still exists, or leads
   * to nothing that does.
   */
  public @Nullable String definition(String name) {
    Subject end = null;
    Deprecation next = definitions.get(name);
    for (int i = 0; i < MOST_STEPS && next != null && !exists(next); i++) {
      end = next.renamedTo();
      next = end == null ? null : definitions.get(end.owner());
    }
    return end == null || !isDefined(end.owner()) ? null : end.owner();
  }

  private boolean isDefined(String name) {
    Definitions definitions = environment.definitions();
    return definitions.findClass(name) != null || definitions.findDefinedType(name) != null;
  }

  private boolean exists(Deprecation deprecation) {
    String name = deprecation.subject().owner();
    Definitions definitions = environment.definitions();
    return switch (deprecation.subject().kind()) {
      case CLASS -> definitions.findClass(name) != null;
      case DEFINED_TYPE -> definitions.findDefinedType(name) != null;
      case FUNCTION -> definitions.findFunction(name) != null || isInRuby(name);
      case PARAMETER -> false;
    };
  }

  private boolean isInRuby(String function) {
    String path = function.replace("::", "/") + ".rb";
    return environment.definitions().snapshot().modules().stream()
        .map(module -> module.directory().resolve("lib/puppet"))
        .anyMatch(
            lib ->
                Files.exists(lib.resolve("functions").resolve(path))
                    || Files.exists(lib.resolve("parser/functions").resolve(path)));
  }

  /** The name of a function now; null when it keeps its own, or still exists. */
  public @Nullable String function(String name) {
    Subject end = null;
    Deprecation next = functions.get(name);
    for (int i = 0; i < MOST_STEPS && next != null && !exists(next); i++) {
      end = next.renamedTo();
      next = end == null ? null : functions.get(end.owner());
    }
    return end == null ? null : end.owner();
  }

  /**
   * What a value becomes.
   *
   * @throws RuntimeException what the conversion fails with
   */
  public Object converted(Rename rename, Object value) {
    return known().deprecations().converted(rename.steps(), value);
  }

  /** Whether nobody may see a value that a parameter takes. */
  public boolean isSecret(Rename rename, Object value) {
    return known().deprecations().secrets().isSecret(rename.steps(), value);
  }

  private Compilation known() {
    Compilation known = compilation;
    if (known == null) {
      NodeInput node = NodeInput.local("rename", Map.of(), "rename");
      known = new Compilation(environment, node, new CompileLog());
      compilation = known;
    }
    return known;
  }
}
