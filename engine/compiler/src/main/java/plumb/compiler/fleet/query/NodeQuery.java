package plumb.compiler.fleet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.NodeInput;
import plumb.values.Regex;
import plumb.values.Undef;

/**
 * A condition on nodes, such as {@code facts.os.family = 'Debian' and not class = 'web'}.
 *
 * <p>What is asked for is {@code name}, {@code class} (any of the classes that the node is
 * assigned) or a path into {@code facts}, {@code trusted} or {@code parameters}. What a node does
 * not have is equal to nothing. Immutable.
 */
public sealed interface NodeQuery {
  /** Whether a node is meant. */
  boolean fits(NodeInput node);

  /**
   * Reads a query.
   *
   * @throws plumb.compiler.program.InvalidSourceException that points at what is wrong
   */
  static NodeQuery parse(String text) {
    return new QueryParser(text).parse();
  }

  /** All of several conditions. */
  record All(List<NodeQuery> parts) implements NodeQuery {
    @Override
    public boolean fits(NodeInput node) {
      return parts.stream().allMatch(part -> part.fits(node));
    }
  }

  /** One of several conditions. */
  record Any(List<NodeQuery> parts) implements NodeQuery {
    @Override
    public boolean fits(NodeInput node) {
      return parts.stream().anyMatch(part -> part.fits(node));
    }
  }

  /** The opposite of a condition. */
  record Not(NodeQuery part) implements NodeQuery {
    @Override
    public boolean fits(NodeInput node) {
      return !part.fits(node);
    }
  }

  /** Whether a value is one of several. */
  record Is(List<String> path, List<Object> values) implements NodeQuery {
    @Override
    public boolean fits(NodeInput node) {
      return found(path, node).stream()
          .anyMatch(found -> values.stream().anyMatch(value -> same(found, value)));
    }

    private static boolean same(Object found, Object value) {
      if (found instanceof Number a && value instanceof Number b) {
        return a.doubleValue() == b.doubleValue();
      }
      return found.equals(value) || String.valueOf(found).equals(value);
    }
  }

  /** Whether the text of a value matches. */
  record Matches(List<String> path, Regex pattern) implements NodeQuery {
    @Override
    public boolean fits(NodeInput node) {
      return found(path, node).stream().anyMatch(found -> pattern.matches(String.valueOf(found)));
    }
  }

  /** How a number compares. */
  record Compares(List<String> path, String operator, double limit) implements NodeQuery {
    @Override
    public boolean fits(NodeInput node) {
      return found(path, node).stream().anyMatch(this::fits);
    }

    private boolean fits(Object found) {
      double number;
      try {
        number = Double.parseDouble(String.valueOf(found));
      } catch (NumberFormatException e) {
        return false;
      }
      return switch (operator) {
        case "<" -> number < limit;
        case "<=" -> number <= limit;
        case ">" -> number > limit;
        default -> number >= limit;
      };
    }
  }

  /** What a node has at a path: several values of a list, or nothing. */
  private static List<Object> found(List<String> path, NodeInput node) {
    Object value =
        switch (path.get(0)) {
          case "name" -> node.name();
          case "class" -> new ArrayList<Object>(node.classes().keySet());
          case "facts" -> node.facts();
          case "trusted" -> node.trusted();
          default -> node.parameters();
        };
    for (String key : path.subList(1, path.size())) {
      value = inside(value, key);
    }
    if (value == null || value == Undef.UNDEF) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().filter(Objects::nonNull).map(Object.class::cast).toList()
        : List.of(value);
  }

  private static @Nullable Object inside(@Nullable Object value, String key) {
    if (value instanceof Map<?, ?> map) {
      return map.get(key);
    }
    if (value instanceof List<?> list && key.matches("\\d{1,9}")) {
      int index = Integer.parseInt(key);
      return index < list.size() ? list.get(index) : null;
    }
    return null;
  }
}
