package plumb.server.nodes;

/**
 * The nodes that somebody may see. What they ask is answered as if there were no others, so that no
 * answer says anything of those.
 */
@FunctionalInterface
public interface Scope {
  /** Everything, for who works on the server's own machine. */
  Scope ALL = (environment, node) -> true;

  /** Whether a node, or what is of it in an environment, may be seen. */
  boolean has(String environment, String node);
}
