package plumb.environments.archive;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.environments.EnvironmentException;

/** Asks a Forge, by version 3 of its API. Each thing is asked once. Thread-safe. */
public final class ForgeClient {
  private static final String MODULES = "/v3/modules/";

  private final Download download;
  private final Map<String, Map<?, ?>> answers = new ConcurrentHashMap<>();

  public ForgeClient(Download download) {
    this.download = download;
  }

  /**
   * A release.
   *
   * @param file where its archive is
   * @param sha256 what that hashes to; null when the Forge does not say
   * @param metadata its metadata.json
   */
  public record Release(String version, String file, @Nullable String sha256, String metadata) {}

  /** The address of a module, by which releases are asked for. */
  public static String module(String baseUrl, String slug) {
    String base = baseUrl.contains("://") ? baseUrl : "https://" + baseUrl;
    return base.replaceFirst("/+$", "") + MODULES + slug;
  }

  /**
   * The versions of a module that there are, but for those that were deleted.
   *
   * @param module as {@link #module} gives it
   * @throws EnvironmentException when the Forge has no such module
   */
  public List<String> versions(String module) {
    List<String> versions = new ArrayList<>();
    if (ask(module, module).get("releases") instanceof List<?> releases) {
      for (Object one : releases) {
        if (one instanceof Map<?, ?> release
            && release.get("version") instanceof String version
            && !(release.get("deleted_at") instanceof String)) {
          versions.add(version);
        }
      }
    }
    return versions;
  }

  /** The version of the newest release. */
  public String latest(String module) {
    if (ask(module, module).get("current_release") instanceof Map<?, ?> release
        && release.get("version") instanceof String version) {
      return version;
    }
    throw new EnvironmentException("UNKNOWN_MODULE", module + " has no release");
  }

  /** A release of a module. */
  public Release release(String module, String version) {
    int at = module.indexOf(MODULES);
    String base = module.substring(0, at);
    String slug = module.substring(at + MODULES.length());
    Map<?, ?> release = ask(base + "/v3/releases/" + slug + "-" + version, slug + " " + version);
    if (!(release.get("file_uri") instanceof String file)) {
      throw new EnvironmentException("INVALID_ANSWER", base + " gives no file of " + slug);
    }
    String metadata =
        release.get("metadata") instanceof Map<?, ?> map ? ValueJson.text(map, false) : "{}";
    String sum = release.get("file_sha256") instanceof String text ? text : null;
    return new Release(version, URI.create(base + "/").resolve(file).toString(), sum, metadata);
  }

  private Map<?, ?> ask(String url, String what) {
    return answers.computeIfAbsent(url, unasked -> Objects.requireNonNull(answer(url, what)));
  }

  private Map<?, ?> answer(String url, String what) {
    try {
      Object answer = download.get(url, ValueJson::read);
      if (answer == null) {
        throw new EnvironmentException("UNKNOWN_MODULE", "the Forge has no " + what);
      }
      if (answer instanceof Map<?, ?> map) {
        return map;
      }
    } catch (InvalidJsonException e) {
      throw new EnvironmentException("INVALID_ANSWER", url + " answers no JSON");
    }
    throw new EnvironmentException("INVALID_ANSWER", url + " answers no object");
  }
}
