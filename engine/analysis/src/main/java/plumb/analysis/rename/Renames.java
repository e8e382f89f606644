package plumb.analysis.rename;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   */
  public record Rename(Subject end, List<Deprecation> steps) {
    /** Whether the value changes, too. */
    public boolean converts() {
      return steps.stream().anyMatch(step -> step.convert() != null);
    }

    /** Whether it belongs to the same class or defined type. */
    public boolean staysWithin() {
      return end.owner().equals(steps.get(0).subject().owner());
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

  /** The deprecated parameters of a class or defined type, sorted. */
  List<String> parametersOf(String owner) {
    return parameters.values().stream()
        .filter(each -> each.subject().owner().equals(owner))
        .map(each -> String.valueOf(each.subject().parameter()))
        .sorted()
        .toList();
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
    boolean stays = (kind == Kind.CLASS || kind == Kind.DEFINED_TYPE) && exists(found);
    return found.renamedTo() == null || stays ? found : null;
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
    Deprecation first = parameters.get(name);
    if (first == null || first.renamedTo() == null) {
      return first == null ? ofFormerClass(name) : null;
    }
    List<Deprecation> steps = new ArrayList<>(List.of(first));
    Subject end = first.renamedTo();
    while (end != null && steps.size() < MOST_STEPS) {
      Deprecation next = parameters.get(end.toString());
      if (next == null || next.renamedTo() == null) {
        return new Rename(end, steps);
      }
      steps.add(next);
      end = next.renamedTo();
    }
    return null;
  }

  private @Nullable Rename ofFormerClass(String name) {
    int colons = name.lastIndexOf("::");
    Deprecation owner = colons < 0 ? null : definitions.get(name.substring(0, colons));
    if (owner == null
        || owner.subject().kind() != Kind.CLASS
        || owner.renamedTo() == null
        || exists(owner)) {
      return null;
    }
    Deprecation renamed = owner.ofParameter(name.substring(colons + 2));
    Subject end = renamed.renamedTo();
    return end == null ? null : new Rename(end, List.of(renamed));
  }

  /** The name of a class, or defined type, now; null when it keeps its own, or still exists. */
  public @Nullable String definition(String name) {
    Deprecation found = definitions.get(name);
    Subject target = found == null || exists(found) ? null : found.renamedTo();
    return target == null ? null : target.owner();
  }

  private boolean exists(Deprecation deprecation) {
    String name = deprecation.subject().owner();
    return deprecation.subject().kind() == Kind.CLASS
        ? environment.definitions().findClass(name) != null
        : environment.definitions().findDefinedType(name) != null;
  }

  /** The name of a function now; null when it keeps its own. */
  public @Nullable String function(String name) {
    Deprecation found = functions.get(name);
    Subject target = found == null ? null : found.renamedTo();
    return target == null ? null : target.owner();
  }

  /**
   * What a value becomes.
   *
   * @throws RuntimeException what the conversion fails with
   */
  public Object converted(Rename rename, Object value) {
    Compilation known = compilation;
    if (known == null) {
      NodeInput node = NodeInput.local("rename", Map.of(), "rename");
      known = new Compilation(environment, node, new CompileLog());
      compilation = known;
    }
    return known.deprecations().converted(rename.steps(), value);
  }
}
