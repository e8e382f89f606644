package plumb.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.DeprecationUse;
import plumb.catalog.Kind;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.ResourceNames;
import plumb.compiler.evaluation.Suggestions;
import plumb.compiler.lookup.Attempt;
import plumb.compiler.lookup.Explainer;
import plumb.compiler.lookup.Found;
import plumb.compiler.lookup.LookupRequest;
import plumb.compiler.program.CompileException;

/**
 * Says of a node's catalog where the values of parameters come from, step by step: an attribute
 * that is a variable leads to the parameter of the class around it, and that one to data. One
 * thread.
 */
public final class Provenance {
  private static final Pattern REFERENCE =
      Pattern.compile("((?:::)?\\w+(?:::\\w+)*)\\[(?:'(.*)'|\"(.*)\"|(.*))\\]", Pattern.DOTALL);
  private static final Pattern LOOKUP = Pattern.compile("lookup\\('(.*)'\\)", Pattern.DOTALL);
  private static final int MOST_STEPS = 50;

  private final Catalog catalog;
  private final NodeLookup lookups;

  private Provenance(Catalog catalog, NodeLookup lookups) {
    this.catalog = catalog;
    this.lookups = lookups;
  }

  /**
   * One step on a value's way.
   *
   * @param subject whose value it is, as {@code mode of File[/x]} or {@code lookup('key')}
   * @param origin where it is given; null when nothing is known of it
   * @param attempts where data was looked for, in this order; empty for what is not data
   */
  public record Step(String subject, @Nullable Origin origin, List<Attempt> attempts) {}

  /**
   * Compiles a node's catalog.
   *
   * @throws CompileException when it does not compile
   */
  public static Provenance of(Environment environment, NodeInput node, CompileLog log) {
    Compilation compilation = new Compilation(environment, node, log);
    Catalog catalog = Compiler.run(compilation);
    return new Provenance(catalog, new NodeLookup(compilation));
  }

  /** Returns the lookups of the compile, which know what was decrypted. */
  public NodeLookup lookups() {
    return lookups;
  }

  /** Returns the old names that the compile met. */
  public List<DeprecationUse> uses() {
    return List.copyOf(catalog.deprecations());
  }

  /**
   * Finds a resource by a reference in any of the language's spellings.
   *
   * @throws CompileException with a suggestion when there is none
   */
  public Resource find(String reference) {
    Matcher matcher = REFERENCE.matcher(reference.strip());
    if (!matcher.matches()) {
      throw new CompileException(
          "ILLEGAL_REFERENCE", "'" + reference + "' is no reference, expected Type[title]");
    }
    String type = ResourceNames.capitalize(matcher.group(1).toLowerCase(Locale.ROOT));
    String title = group(matcher, 2, 3, 4);
    if (type.equals("Class")) {
      title = ResourceNames.classTitle(ResourceNames.canonical(title));
    }
    Resource found = catalog.find(type, title);
    if (found != null) {
      return found;
    }
    List<String> known = catalog.resources().stream().map(Resource::ref).toList();
    String wanted = type + "[" + title + "]";
    throw new CompileException(
            "UNKNOWN_RESOURCE", wanted + " is not in the catalog of " + catalog.name())
        .withHint(Suggestions.didYouMean(wanted, known, ""));
  }

  private static String group(Matcher matcher, int... groups) {
    for (int group : groups) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    throw new IllegalStateException("one of the groups always takes part");
  }

  /**
   * Returns the steps of a parameter's value, the one nearest to the resource first.
   *
   * @throws CompileException with a suggestion when the parameter is not set
   */
  public List<Step> trace(Resource resource, String parameter) {
    if (resource.get(parameter) == null) {
      throw new CompileException(
              "UNKNOWN_PARAMETER", resource.ref() + " has no value for '" + parameter + "'")
          .withHint(Suggestions.didYouMean(parameter, resource.parameters().keySet(), ""));
    }
    List<Step> steps = new ArrayList<>();
    follow(resource, parameter, steps);
    return steps;
  }

  private void follow(Resource resource, String parameter, List<Step> steps) {
    Origin origin = resource.origin(parameter);
    boolean isData = resource.type().equals("Class") && mayBeData(origin);
    List<Attempt> attempts =
        isData ? attempts(ResourceNames.canonical(resource.title()) + "::" + parameter) : List.of();
    steps.add(new Step(parameter + " of " + resource.ref(), origin, attempts));
    String detail = origin == null || origin.kind() == Origin.Kind.DATA ? null : origin.detail();
    if (detail == null || steps.size() >= MOST_STEPS) {
      return;
    }
    Matcher lookup = LOOKUP.matcher(detail);
    if (lookup.matches()) {
      steps.add(lookedUp(lookup.group(1), detail));
    } else if (detail.startsWith("$")) {
      followVariable(resource, parameter, detail.substring(1), steps);
    }
  }

  private static boolean mayBeData(@Nullable Origin origin) {
    return origin != null
        && (origin.kind() == Origin.Kind.DATA || origin.kind() == Origin.Kind.DEFAULT);
  }

  private List<Attempt> attempts(String key) {
    Explainer explainer = Explainer.ofValue();
    Found unused = find(key, explainer);
    return explainer.attempts();
  }

  private Step lookedUp(String key, String subject) {
    Explainer explainer = Explainer.ofValue();
    Found found = find(key, explainer);
    return new Step(subject, found == null ? null : found.origin(), explainer.attempts());
  }

  private @Nullable Found find(String key, Explainer explainer) {
    try {
      return lookups.find(LookupRequest.of(key), explainer);
    } catch (CompileException e) {
      // The manifest has a default for it.
      return null;
    }
  }

  /** Goes on with the parameter of a class, or of the definition around, that a variable is. */
  private void followVariable(
      Resource resource, String parameter, String variable, List<Step> steps) {
    int colons = variable.lastIndexOf("::");
    String name = variable.substring(colons < 0 ? 0 : colons + 2);
    Resource owner =
        colons > 0
            ? catalog.find(
                "Class",
                ResourceNames.classTitle(ResourceNames.canonical(variable.substring(0, colons))))
            : definitionAround(resource);
    // A variable of the body, or of a lambda in it, may have a parameter's name, but rarely its
    // value, too.
    if (owner != null && owner != resource && sameValue(resource, parameter, owner, name)) {
      follow(owner, name, steps);
    }
  }

  private static boolean sameValue(
      Resource resource, String parameter, Resource owner, String name) {
    Object value = owner.get(name);
    return value != null && value.equals(resource.get(parameter));
  }

  private static @Nullable Resource definitionAround(Resource resource) {
    for (Resource at = resource.container(); at != null; at = at.container()) {
      if (at.type().equals("Class") || at.kind() == Kind.DEFINED) {
        return at;
      }
    }
    return null;
  }
}
