package plumb.host.mysql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Whether something is to be there. */
final class Presence {
  private Presence() {}

  /**
   * Reads {@code ensure}. What has properties is to be there, if nothing is said.
   *
   * @param properties names of the properties
   * @return null where it does not matter
   */
  static @Nullable Boolean of(Declaration declaration, List<String> properties) {
    String ensure = declaration.word("ensure", List.of("present", "absent"));
    if (ensure != null) {
      return ensure.equals("present");
    }
    return properties.stream().anyMatch(declaration::has) ? Boolean.TRUE : null;
  }
}
