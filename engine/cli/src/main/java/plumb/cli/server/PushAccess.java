package plumb.cli.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pushes that a server has judged. For one thread. */
public interface PushAccess extends AutoCloseable {
  /** The latest ones, the newest first. */
  List<Map<?, ?>> latest() throws IOException;

  /**
   * What one was found to change, by environment.
   *
   * @param format txt, json, md or html
   * @return null when there is no such push
   */
  @Nullable Map<String, String> diff(long number, String format) throws IOException;

  /**
   * Approves of one.
   *
   * @return why that cannot be, for people; null when it was done
   */
  @Nullable String approve(long number) throws IOException;

  @Override
  void close();
}
