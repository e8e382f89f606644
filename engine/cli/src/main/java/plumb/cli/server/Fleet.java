package plumb.cli.server;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.query.InvalidQueryException;

/** The nodes that a server knows, from its database or over the network, as JSON has them. */
interface Fleet extends AutoCloseable {
  /** A page of the list of nodes, as {@code GET /plumb/v1/nodes} answers. */
  Map<?, ?> list(@Nullable String where, @Nullable String facts, @Nullable String after)
      throws IOException, InvalidQueryException;

  /** One node. */
  Optional<Object> node(String name) throws IOException;

  /** Something of a node. */
  Optional<Object> part(String name, Part part) throws IOException;

  /** One report. */
  Optional<Object> report(String name, long id) throws IOException;

  /** Says that a node is no more; false when there is no such node. */
  boolean deactivate(String name) throws IOException;

  @Override
  void close() throws IOException;

  /** What there is of a node. */
  enum Part {
    FACTS,
    CATALOG,
    REPORTS
  }
}
