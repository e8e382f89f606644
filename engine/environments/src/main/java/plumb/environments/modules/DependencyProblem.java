package plumb.environments.modules;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why modules do not fit together.
 *
 * @param module the module that has the problem
 * @param dependency what it needs; the module itself where its metadata is broken or outdated
 * @param wanted the range of versions, or what is wrong
 * @param found the version that there is, or null
 */
public record DependencyProblem(
    Kind kind, String module, String dependency, String wanted, @Nullable String found) {
  /** What is wrong. */
  public enum Kind {
    MISSING,
    CONFLICT,
    OUTDATED,
    BROKEN
  }

  /** Whether catalogs can suffer from it. */
  public boolean isError() {
    return kind != Kind.OUTDATED;
  }

  /** The problem as a sentence. */
  public String sentence() {
    return switch (kind) {
      case MISSING -> module + " needs " + dependency + " (" + wanted + "), which is not there";
      case CONFLICT ->
          module + " needs " + dependency + " (" + wanted + "), and " + found + " is there";
      case OUTDATED -> module + " " + found + " is outdated: there is " + wanted;
      case BROKEN -> "the metadata of " + module + " cannot be used: " + wanted;
    };
  }

  /** The problem for programs. */
  public Map<String, Object> toData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", kind.name().toLowerCase(Locale.ROOT));
    data.put("module", module);
    data.put("dependency", dependency);
    data.put("wanted", wanted);
    if (found != null) {
      data.put("found", found);
    }
    data.put("message", sentence());
    return data;
  }
}
