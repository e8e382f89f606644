package plumb.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a; b; c                                        | a b c",
        "a; b; c; c -> a                                | b c a",
        "c; a; b; z; z -> c; b -> a                     | b a z c",
        "a; b; c; a -> c; c -> b                        | a c b",
        "x; a; b; c; c -> x                             | a b c x",
        "[k]; a; b; c; [k] has a c                       | a b c",
        "b; [k]; a; c; [k] has a c; [k] -> b            | a c b",
        "[k]; a; b; [k] has a; b -> [k]                 | b a",
        "[k]; [l]; a; b; [k] has a; [l] has b; [l] -> [k] | b a",
        "[o]; [i]; a; b; c; [o] has [i] c; [i] has a b; b -> a | b a c",
        "[e]; a; b; b -> [e]; [e] -> a                  | b a",
        "[k]; a; b; [k] has a; b -> a                   | b a",
      })
  void followsTheManifestWhereNothingElseDecides(String plan, String order) {
    assertThat(String.join(" ", Plan.order(Plan.graph(plan)))).isEqualTo(order);
  }

  @Test
  void whatIsFreedComesBeforeWhatWasDeclaredLater() {
    // b waits for c; as soon as c is done, b comes before d although d has waited longer.
    assertThat(Plan.order(Plan.graph("a; b; c; d; e; c -> b")))
        .containsExactly("a", "c", "b", "d", "e");
  }

  @Test
  void insertedResourcesComeAfterTheirOwnerAndBeforeWhatWaitsForIt() {
    Graph<String> graph = Plan.graph("a; owner; b; last; owner ~> last");
    List<String> order = new ArrayList<>();
    Walk<String> walk = graph.walk();
    for (Node<String> node = walk.next(); node != null; node = walk.next()) {
      order.add(node.kind() == Node.Kind.END ? "end of " + node.name() : node.name());
      if (node.name().equals("owner") && !node.isAnchor()) {
        walk.insert(
            node,
            List.of(
                new Walk.Inserted<>("child", "owner", "child"),
                new Walk.Inserted<>("grandchild", "child", "grandchild")));
        assertThat(node.outgoing()).noneMatch(edge -> edge.target().name().equals("last"));
      }
      walk.finish(node);
    }
    assertThat(order)
        .containsExactly("a", "owner", "child", "grandchild", "end of owner", "b", "last");
  }

  @Test
  void changesOfInsertedResourcesReachWhatTheOwnerNotifies() {
    Graph<String> graph = Plan.graph("owner; last; owner ~> last");
    Walk<String> walk = graph.walk();
    Node<String> owner = Objects.requireNonNull(walk.next());
    walk.insert(owner, List.of(new Walk.Inserted<>("child", "owner", "child")));
    walk.finish(owner);
    Node<String> child = Objects.requireNonNull(walk.next());
    Edge<String> toEnd = child.outgoing().get(0);
    assertThat(toEnd.refreshes()).isTrue();
    Edge<String> onward = toEnd.target().outgoing().get(0);
    assertThat(onward.refreshes()).isTrue();
    assertThat(onward.target().name()).isEqualTo("last");
  }

  @Test
  void aRelationshipOfTheManifestOutweighsAnAutomaticOne() {
    GraphBuilder<String> builder = new GraphBuilder<>();
    GraphBuilder.Vertex<String> a = builder.resource("a", "a");
    GraphBuilder.Vertex<String> b = builder.resource("b", "b");
    builder.relate(b, a, false);
    assertThat(builder.relateUnlessRelated(a, b, false)).isFalse();
    assertThat(builder.relateUnlessRelated(b, a, true)).isFalse();
    assertThat(Plan.order(builder.build())).containsExactly("b", "a");
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    GraphBuilder<String> builder = new GraphBuilder<>();
    GraphBuilder.Vertex<String> previous = builder.resource("r0", "r0");
    for (int i = 1; i < 100_000; i++) {
      GraphBuilder.Vertex<String> next = builder.resource("r" + i, "r" + i);
      builder.relate(next, previous, false);
      previous = next;
    }
    Graph<String> graph = builder.build();
    assertThat(graph.cycles()).isEmpty();
    assertThat(Plan.order(graph)).first().isEqualTo("r99999");
  }
}
