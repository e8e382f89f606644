package plumb.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import plumb.agent.graph.Graph;
import plumb.agent.graph.GraphBuilder;
import plumb.agent.graph.GraphBuilder.Vertex;
import plumb.agent.provider.Relations;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;

/** Builds the graph of a catalog: what the manifest relates, what providers add, what contains. */
final class Relationships {
  private final Inventory inventory;
  private final List<String> problems;
  private final GraphBuilder<Subject> builder = new GraphBuilder<>();
  private final Map<Subject, Vertex<Subject>> vertices = new HashMap<>();

  /**
   * Prepares a graph.
   *
   * @param problems takes each reference to a resource that is not there, as a sentence
   */
  Relationships(Inventory inventory, List<String> problems) {
    this.inventory = inventory;
    this.problems = problems;
  }

  Graph<Subject> build(Catalog catalog) {
    for (Subject subject : inventory.subjects()) {
      vertices.put(
          subject,
          subject instanceof ManagedResource<?, ?>
              ? builder.resource(subject.ref(), subject)
              : builder.container(subject.ref(), subject));
    }
    for (Resource resource : catalog.resources()) {
      relate(resource);
    }
    for (Subject subject : inventory.subjects()) {
      if (subject instanceof ManagedResource<?, ?> resource) {
        resource.relate(new Automatic(resource));
      }
    }
    for (Resource resource : catalog.resources()) {
      contain(resource);
    }
    return builder.build();
  }

  private void relate(Resource resource) {
    Subject subject = inventory.find(resource.type(), resource.title());
    if (subject != null) {
      relate(resource, subject, "require", true, false);
      relate(resource, subject, "subscribe", true, true);
      relate(resource, subject, "before", false, false);
      relate(resource, subject, "notify", false, true);
    }
  }

  private void relate(
      Resource resource, Subject subject, String parameter, boolean incoming, boolean refreshes) {
    for (Object reference : References.in(resource.get(parameter))) {
      Subject other = inventory.find(References.text(reference));
      if (other == null) {
        problems.add(
            "Could not find "
                + (incoming ? "dependency " : "dependent ")
                + References.text(reference)
                + " for "
                + subject.ref()
                + Places.of(resource));
      } else if (incoming) {
        builder.relate(vertex(other), vertex(subject), refreshes);
      } else {
        builder.relate(vertex(subject), vertex(other), refreshes);
      }
    }
  }

  private void contain(Resource resource) {
    Subject subject = inventory.find(resource.type(), resource.title());
    for (Resource container : resource.containers()) {
      Subject outer = inventory.find(container.type(), container.title());
      if (subject != null && outer != null) {
        builder.contain(vertex(outer), vertex(subject));
      }
    }
  }

  private Vertex<Subject> vertex(Subject subject) {
    return Objects.requireNonNull(vertices.get(subject));
  }

  /** Adds the relationships that a provider names for one resource. */
  private final class Automatic implements Relations {
    private final Subject subject;

    Automatic(Subject subject) {
      this.subject = subject;
    }

    @Override
    public void require(String type, String title) {
      add(type, title, true, false);
    }

    @Override
    public void before(String type, String title) {
      add(type, title, false, false);
    }

    @Override
    public void subscribe(String type, String title) {
      add(type, title, true, true);
    }

    @Override
    public void notify(String type, String title) {
      add(type, title, false, true);
    }

    @Override
    public boolean has(String type, String title) {
      return inventory.has(type, title);
    }

    private void add(String type, String title, boolean incoming, boolean refreshes) {
      Subject other = inventory.find(type, title);
      // Classes and defined types are no resource types: the reference relates nothing to them.
      if (!(other instanceof ManagedResource<?, ?>) || other == subject) {
        return;
      }
      Subject first = incoming ? other : subject;
      Subject second = incoming ? subject : other;
      builder.relateUnlessRelated(vertex(first), vertex(second), refreshes);
    }
  }
}
