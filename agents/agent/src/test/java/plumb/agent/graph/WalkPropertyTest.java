package plumb.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import plumb.agent.graph.GraphBuilder.Vertex;

/** Properties that hold for any graph, with containers and with resources inserted on the way. */
class WalkPropertyTest {

  @Property(tries = 300)
  void everyNodeComesOnceAndAfterWhatItWaitsFor(
      @ForAll @IntRange(min = 1, max = 25) int resources,
      @ForAll @IntRange(max = 6) int containers,
      @ForAll @Size(max = 60) List<@IntRange(max = 1000) Integer> numbers) {
    Graph<Integer> graph = graph(resources, containers, numbers);
    Map<Node<Integer>, Integer> place = new HashMap<>();
    Walk<Integer> walk = graph.walk();
    int inserted = 0;
    List<Edge<Integer>> edges = new ArrayList<>();
    for (Node<Integer> node = walk.next(); node != null; node = walk.next()) {
      assertThat(place.put(node, place.size())).as("seen twice: " + node).isNull();
      if (!node.isAnchor() && node.resource() >= 0 && node.resource() % 5 == 3) {
        walk.insert(node, List.of(new Walk.Inserted<>("c" + ++inserted, node.name(), -1)));
      }
      edges.addAll(node.outgoing());
      walk.finish(node);
    }
    assertThat(place).hasSize(graph.nodes().size() + 2 * inserted);
    for (Edge<Integer> edge : edges) {
      assertThat(place.get(edge.source())).isLessThan(place.get(edge.target()));
    }
  }

  @Property(tries = 200)
  void theNextNodeIsAlwaysTheFirstDeclaredOfThoseThatAreFree(
      @ForAll @IntRange(min = 1, max = 20) int resources,
      @ForAll @Size(max = 40) List<@IntRange(max = 1000) Integer> numbers) {
    Graph<Integer> graph = graph(resources, 0, numbers);
    Set<Node<Integer>> done = new HashSet<>();
    Walk<Integer> walk = graph.walk();
    for (Node<Integer> node = walk.next(); node != null; node = walk.next()) {
      assertThat(node).isSameAs(firstFree(graph, done));
      done.add(node);
      walk.finish(node);
    }
  }

  private static Node<Integer> firstFree(Graph<Integer> graph, Set<Node<Integer>> done) {
    for (Node<Integer> node : graph.nodes()) {
      boolean free = node.incoming().stream().allMatch(edge -> done.contains(edge.source()));
      if (free && !done.contains(node)) {
        return node;
      }
    }
    throw new AssertionError("nothing is free");
  }

  /** Makes edges only from lower to higher ranks, in which a container's content is like it. */
  private static Graph<Integer> graph(int resources, int containers, List<Integer> numbers) {
    GraphBuilder<Integer> builder = new GraphBuilder<>();
    List<Vertex<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < containers; i++) {
      groups.add(builder.container("g" + i, -1));
    }
    List<Vertex<Integer>> vertices = new ArrayList<>();
    Map<Integer, Integer> groupOf = new HashMap<>();
    for (int i = 0; i < resources; i++) {
      vertices.add(builder.resource("r" + i, i));
      if (containers > 0) {
        groupOf.put(i, i * containers / resources);
        builder.contain(groups.get(i * containers / resources), vertices.get(i));
      }
    }
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      int one = numbers.get(i) % resources;
      int other = numbers.get(i + 1) % resources;
      // Higher ranks first within a group, lower groups first: against the manifest, yet acyclic.
      int source = rank(groupOf, one, resources) < rank(groupOf, other, resources) ? one : other;
      int target = source == one ? other : one;
      if (source != target) {
        builder.relate(vertices.get(source), vertices.get(target), (source + target) % 2 == 0);
      }
    }
    if (containers > 1) {
      builder.relate(groups.get(0), groups.get(containers - 1), true);
    }
    return builder.build();
  }

  private static int rank(Map<Integer, Integer> groupOf, int resource, int resources) {
    return Objects.requireNonNullElse(groupOf.get(resource), 0) * resources * 2 - resource;
  }
}
