package plumb.store.nodes;

import java.time.Duration;

/**
 * How long a database keeps what it knows of nodes; zero: for ever.
 *
 * @param silence after which a node counts as gone: it is not listed and exports nothing
 * @param gone after which a node that is gone is forgotten
 * @param reports how old reports get; a node's last one stays as long as the node
 * @param reportBytes how many bytes all reports may have, before compression; older ones go
 */
public record Retention(Duration silence, Duration gone, Duration reports, long reportBytes) {
  /** A week without a word, two weeks of reports, 10 GB. */
  public static final Retention USUAL =
      new Retention(Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(14), 10L << 30);
}
