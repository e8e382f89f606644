package plumb.host.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/** How records look as lines of a file. */
public interface EntryFormat {

  /** Returns the names of the properties that a record may have. */
  List<String> properties();

  /**
   * Returns the record of a line; null for comments, empty lines and what cannot be understood, all
   * of which stay as they are. A record whose name is empty gets one that says its place.
   *
   * @param line the line with those that continue it, without the last end of line
   */
  @Nullable Entry parse(String line);

  /**
   * Returns the line of a record, without its end.
   *
   * @throws ProviderException if something is missing that a line needs
   */
  String format(Entry entry) throws ProviderException;

  /** Returns whether a line belongs to the one before it. */
  default boolean isContinuation(String line) {
    return false;
  }
}
