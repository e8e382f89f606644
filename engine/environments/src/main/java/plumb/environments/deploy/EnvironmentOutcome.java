package plumb.environments.deploy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of an environment.
 *
 * @param commit of its control repository; null when that is not known
 * @param changes what was different, as sentences
 * @param problem why it failed, or null
 */
public record EnvironmentOutcome(
    String name,
    Path path,
    Status status,
    @Nullable String commit,
    List<String> changes,
    @Nullable RuntimeException problem) {

  /** How it ended. */
  public enum Status {
    DEPLOYED,
    UNCHANGED,
    /** It differs, and would have been deployed. */
    PENDING,
    PURGED,
    FAILED;

    /** The word for people and programs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The outcome for programs, without the problem. */
  public Map<String, Object> toData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("environment", name);
    data.put("path", path.toString());
    data.put("status", status.word());
    if (commit != null) {
      data.put("commit", commit);
    }
    data.put("changes", changes);
    return data;
  }
}
