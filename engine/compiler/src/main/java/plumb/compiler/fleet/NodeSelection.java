package plumb.compiler.fleet;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.fleet.query.NodeQuery;

/** Which nodes of a fleet are meant: those of some names that fit a query. Immutable. */
public final class NodeSelection implements Predicate<NodeInput> {
  /** All nodes. */
  public static final NodeSelection ALL = new NodeSelection(List.of(), null, null);

  private final List<Pattern> names;
  private final @Nullable NodeQuery query;
  private final @Nullable String environment;

  private NodeSelection(
      List<Pattern> names, @Nullable NodeQuery query, @Nullable String environment) {
    this.names = names;
    this.query = query;
    this.environment = environment;
  }

  /** The nodes of an environment; those that do not say are of the one that is compared. */
  public static NodeSelection ofEnvironment(String name) {
    return new NodeSelection(List.of(), null, name);
  }

  /**
   * A selection.
   *
   * @param globs any of these names; empty for all
   * @param where a query; null for none
   * @throws plumb.compiler.program.InvalidSourceException when the query is none
   */
  public static NodeSelection of(List<String> globs, @Nullable String where) {
    return new NodeSelection(
        globs.stream().map(Glob::pattern).toList(),
        where == null ? null : NodeQuery.parse(where),
        null);
  }

  /** Whether every node is meant, whatever it is. */
  boolean isAll() {
    return names.isEmpty() && query == null && environment == null;
  }

  @Override
  public boolean test(NodeInput node) {
    boolean named =
        names.isEmpty() || names.stream().anyMatch(name -> name.matcher(node.name()).matches());
    boolean here = environment == null || environment.equals(node.serverFacts().get("environment"));
    return named && here && (query == null || query.fits(node));
  }
}
