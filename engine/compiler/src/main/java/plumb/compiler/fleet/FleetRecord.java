package plumb.compiler.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input;
import plumb.compiler.snapshot.Snapshot;

/**
 * What the latest compile of each node read, and what that was then. As long as all of it is the
 * same, so is the catalog. Nodes that read the same share one entry. Safe for use by many threads.
 */
public final class FleetRecord {
  private final List<Input> inputs = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private final Map<State, Integer> ids = new HashMap<>();
  private final List<int[]> readings = new ArrayList<>();
  private final Map<Reading, Integer> readingIds = new HashMap<>();
  private final Map<String, Node> nodes = new HashMap<>();

  private record State(Input input, String state) {}

  /** By content. */
  private record Reading(int[] ids) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Reading reading && Arrays.equals(ids, reading.ids);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(ids);
    }
  }

  /**
   * A node as it was compiled.
   *
   * @param id that of its line
   * @param facts the digest of its file of facts; empty when the line has them all
   * @param reading names what the compile read
   */
  record Node(String id, String factsFile, String facts, int reading) {}

  /** What is known of a node by its digest; null when it was not compiled. */
  synchronized @Nullable Node node(String key) {
    return nodes.get(key);
  }

  /**
   * Keeps what a compile read.
   *
   * @param read with places as every copy of the environment names them
   */
  synchronized void put(
      String key, String id, String factsFile, String facts, Set<Input> read, InputState state) {
    int[] reading = new int[read.size()];
    int count = 0;
    for (Input input : read) {
      reading[count++] = id(input, state.of(input));
    }
    nodes.put(key, new Node(id, factsFile, facts, add(reading)));
  }

  private int id(Input input, String state) {
    return ids.computeIfAbsent(
        new State(input, state),
        added -> {
          inputs.add(input);
          states.add(state);
          return inputs.size() - 1;
        });
  }

  private int add(int[] reading) {
    Arrays.sort(reading);
    return readingIds.computeIfAbsent(
        new Reading(reading),
        added -> {
          readings.add(reading);
          return readings.size() - 1;
        });
  }

  /** Drops what no node of a fleet is any more. */
  public synchronized void retain(Set<String> keys) {
    nodes.keySet().retainAll(keys);
  }

  /** What tells the node of one line from all others. */
  public static String key(String line) {
    return InputState.digest(line);
  }

  /** Takes over what another record knows of the nodes that it has. */
  public void take(FleetRecord other) {
    other.forEach(
        (key, node, reading) -> {
          int[] own = new int[reading.length];
          for (int i = 0; i < reading.length; i++) {
            own[i] = restore(other.input(reading[i]), other.state(reading[i]));
          }
          Arrays.sort(own);
          restore(key, node, own);
        });
  }

  /**
   * The nodes among some whose catalogs are known to be the same in two copies of an environment,
   * without compiling any.
   *
   * @param keys of nodes that have all their facts in their line, or in files that never change
   */
  public Set<String> untouched(Collection<String> keys, Snapshot before, Snapshot after) {
    Check check = new Check(List.of(new InputState(before), new InputState(after)));
    Set<String> untouched = new HashSet<>();
    for (String key : keys) {
      Node node = node(key);
      if (node != null && check.isSame(node)) {
        untouched.add(key);
      }
    }
    return untouched;
  }

  /** Tells which readings are as they were, each asked once. */
  final class Check {
    private final List<InputState> here;
    private final Map<Integer, Boolean> same = new HashMap<>();
    private final Map<Integer, Boolean> sameInput = new HashMap<>();

    Check(List<InputState> here) {
      this.here = here;
    }

    /** Whether all that a compile read is the same in all environments. */
    boolean isSame(Node node) {
      synchronized (FleetRecord.this) {
        Boolean known = same.get(node.reading());
        if (known == null) {
          known = Arrays.stream(readings.get(node.reading())).allMatch(this::isSameInput);
          same.put(node.reading(), known);
        }
        return known;
      }
    }

    private boolean isSameInput(int id) {
      Boolean known = sameInput.get(id);
      if (known == null) {
        known = here.stream().allMatch(state -> state.isStill(inputs.get(id), states.get(id)));
        sameInput.put(id, known);
      }
      return known;
    }
  }

  /** What the format needs: only what nodes still name. */
  synchronized void forEach(Visitor visitor) {
    nodes.forEach((key, node) -> visitor.node(key, node, readings.get(node.reading())));
  }

  /** Takes in what the format reads. */
  synchronized void restore(String key, Node node, int[] reading) {
    nodes.put(key, new Node(node.id(), node.factsFile(), node.facts(), add(reading)));
  }

  synchronized int restore(Input input, String state) {
    return id(input, state);
  }

  synchronized Input input(int id) {
    return inputs.get(id);
  }

  synchronized String state(int id) {
    return states.get(id);
  }

  /** Sees the nodes of a record. */
  interface Visitor {
    void node(String key, Node node, int[] reading);
  }
}
