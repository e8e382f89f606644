package plumb.agent;

import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Level;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.report.RunLog;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.schema.MetaParameters;
import plumb.values.types.ResourceType;

/**
 * Turns the resources of a catalog into managed ones, and finds everything that is wrong with them
 * before anything changes.
 */
final class Binder {
  private final OpenProviders providers;
  private final ProviderContext context;
  private final Inventory inventory;
  private final DeferredValues deferred;
  private final boolean noop;
  private final RunLog log;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> unsupported = new LinkedHashMap<>();
  private final Map<Resource, List<String>> containments = new HashMap<>();
  private final Set<Resource> containing = new HashSet<>();

  Binder(
      OpenProviders providers,
      ProviderContext context,
      Inventory inventory,
      DeferredValues deferred,
      boolean noop,
      RunLog log) {
    this.providers = providers;
    this.context = context;
    this.inventory = inventory;
    this.deferred = deferred;
    this.noop = noop;
    this.log = log;
  }

  /** Binds all resources of a catalog; returns what is wrong, a sentence each. */
  List<String> bind(Catalog catalog) {
    for (Resource resource : catalog.resources()) {
      containing.addAll(resource.containers());
    }
    for (Resource resource : catalog.resources()) {
      if (!resource.virtual()) {
        bind(resource);
      }
    }
    checkSchedules();
    if (!unsupported.isEmpty()) {
      problems.add(0, "There is no provider on this machine for " + unsupportedTypes());
    }
    return problems;
  }

  private void checkSchedules() {
    for (Subject subject : inventory.subjects()) {
      if (subject instanceof ManagedResource<?, ?> resource) {
        String title = resource.settings().schedule();
        if (title != null && ScheduleGate.find(inventory, title) == null) {
          problems.add("Could not find schedule " + title + " for " + resource.ref());
        }
      }
    }
  }

  private void bind(Resource resource) {
    Subject subject = subject(resource);
    if (isContainer(resource)) {
      add(resource, subject);
      return;
    }
    OpenProvider<?, ?> provider = providers.get(resource.type(), context);
    if (provider == null) {
      unsupported.merge(resource.type(), 1, Integer::sum);
      return;
    }
    try {
      add(resource, managed(subject, resource, provider));
    } catch (InvalidPathException e) {
      // Any text may be meant as a path. It is not shown: it may be a secret.
      problems.add(
          resource.ref()
              + " has a path that no file can have: "
              + e.getReason()
              + Places.of(resource));
    }
  }

  private boolean isContainer(Resource resource) {
    return switch (resource.type()) {
      case "Class", "Stage", "Node" -> true;
      default ->
          resource.kind() == Kind.DEFINED
              || (resource.kind() == Kind.UNKNOWN
                  && containing.contains(resource)
                  && !providers.has(resource.type()));
    };
  }

  private <D, S> ManagedResource<D, S> managed(
      Subject subject, Resource resource, OpenProvider<D, S> provider) {
    Consumer<String> problem = message -> problems.add(message + Places.of(resource));
    Map<String, Object> parameters = deferred.resolve(resource, problem);
    Declaration declaration = new Declaration(resource, parameters, problem);
    D desired = provider.provider().desire(declaration);
    provider.add(desired);
    ManagedResource.Settings settings = settings(declaration, provider.provider());
    for (String name : declaration.unread()) {
      refuse(declaration, resource, name);
    }
    String title = provider.provider().title(desired, resource.title());
    Subject shown = title.equals(resource.title()) ? subject : subject.sibling(title);
    return new ManagedResource<>(
        shown,
        provider,
        desired,
        new ManagedResource.Declared(resource, parameters, false),
        settings,
        log);
  }

  private ManagedResource.Settings settings(Declaration declaration, Provider<?, ?> provider) {
    String levelName = declaration.text("loglevel", Level.NOTICE.label());
    Level level = Level.named(levelName);
    if (level == null) {
      declaration.problem("loglevel", "Invalid value '" + levelName + "'");
      level = Level.NOTICE;
    }
    return new ManagedResource.Settings(
        declaration.flag("noop", noop),
        level,
        declaration.text("schedule"),
        declaration.secrets(),
        declaration.secretTexts(),
        audited(declaration, provider));
  }

  private static List<String> audited(Declaration declaration, Provider<?, ?> provider) {
    List<String> names = declaration.texts("audit");
    List<String> possible = provider.auditable();
    if (names == null) {
      return List.of();
    }
    if (possible.isEmpty()) {
      declaration.problem("the metaparameter 'audit' is not supported");
    } else if (!names.equals(List.of("all"))) {
      for (String name : names) {
        if (!possible.contains(name)) {
          declaration.problem(
              "audit", "Cannot audit " + name + ": not a valid attribute for " + declaration.ref());
        }
      }
      return names;
    }
    return possible;
  }

  private void refuse(Declaration declaration, Resource resource, String parameter) {
    if (!MetaParameters.contains(parameter)) {
      boolean known = resource.schema() == null || resource.schema().accepts(parameter);
      declaration.problem(
          known
              ? "the attribute '" + parameter + "' is not supported on this machine"
              : "no parameter named '" + parameter + "'");
    }
  }

  private void add(Resource resource, Subject subject) {
    report(resource, subject, inventory.add(subject));
    report(resource, subject, inventory.index(subject, resource.title()));
    for (Object title : References.in(resource.get("alias"))) {
      report(resource, subject, inventory.index(subject, title.toString()));
    }
  }

  private void report(Resource resource, Subject subject, @Nullable Subject other) {
    if (other != null) {
      problems.add(
          subject.ref()
              + Places.of(resource)
              + " manages the same as "
              + other.ref()
              + Places.of(other.file(), other.line()));
    }
  }

  private Subject subject(Resource resource) {
    Set<String> tags = resource.tags();
    List<Object> more = References.in(resource.get("tag"));
    if (!more.isEmpty()) {
      tags = new LinkedHashSet<>(tags);
      for (Object tag : more) {
        tags.add(tag.toString().toLowerCase(Locale.ROOT));
      }
    }
    return new Subject(
        resource.type(),
        resource.title(),
        tags,
        containment(resource),
        resource.file(),
        resource.line());
  }

  /** Returns the names from the outermost container down to the resource. */
  private List<String> containment(Resource resource) {
    List<String> known = containments.get(resource);
    if (known == null) {
      Resource container = resource.container();
      List<String> names = new ArrayList<>(container == null ? List.of() : containment(container));
      names.add(
          resource.type().equals("Class")
              ? ResourceType.capitalizeSegments(resource.title())
              : resource.ref());
      known = List.copyOf(names);
      if (isContainer(resource)) {
        containments.put(resource, known);
      }
    }
    return known;
  }

  private String unsupportedTypes() {
    List<String> texts = new ArrayList<>();
    unsupported.forEach(
        (type, count) ->
            texts.add(type + (count == 1 ? " (1 resource)" : " (" + count + " resources)")));
    return String.join(", ", texts);
  }
}
