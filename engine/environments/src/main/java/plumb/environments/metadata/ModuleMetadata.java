package plumb.environments.metadata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.values.SemVer;

/**
 * A module's {@code metadata.json}. Immutable.
 *
 * @param name the owner's and the module's, with a hyphen
 * @param requirements other software, such as puppet, with version ranges
 * @param operatingSystems names with releases; no releases stand for all
 * @param others further entries, as they were read
 */
public record ModuleMetadata(
    String name,
    SemVer version,
    @Nullable String author,
    @Nullable String license,
    @Nullable String summary,
    @Nullable String source,
    @Nullable String projectPage,
    @Nullable String issuesUrl,
    List<Requirement> dependencies,
    List<Requirement> requirements,
    Map<String, List<String>> operatingSystems,
    List<String> tags,
    Map<String, Object> others) {

  /**
   * Reads it.
   *
   * @throws InvalidJsonException when it is no JSON, with the place of the mistake
   * @throws IllegalArgumentException when it lacks a name or version, or has a wrong one
   */
  public static ModuleMetadata read(String json) {
    return new MetadataReader(json).read();
  }
}
