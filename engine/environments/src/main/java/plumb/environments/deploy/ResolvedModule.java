package plumb.environments.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module at one version.
 *
 * @param path its directory, relative to the environment
 * @param kind git, forge, tarball or local
 * @param origin the URL of the repository or archive, the title on the Forge; empty when local
 * @param wanted the refs or the version that the Puppetfile asks for, the first that there is
 *     counts
 * @param version which of those it was; a Forge's version
 * @param digest the commit, or the SHA-256 sum of the archive; empty when local
 * @param excludeSpec whether its spec directory is left out
 * @param locked whether a lockfile says that it is this version
 */
public record ResolvedModule(
    String name,
    String path,
    String kind,
    String origin,
    List<String> wanted,
    String version,
    String digest,
    boolean excludeSpec,
    boolean locked) {
  static final String GIT = "git";
  static final String FORGE = "forge";
  static final String TARBALL = "tarball";
  static final String LOCAL = "local";

  /** Whether this has the same content in the same place. */
  public boolean sameContent(ResolvedModule other) {
    return path.equals(other.path)
        && digest.equals(other.digest)
        && excludeSpec == other.excludeSpec
        && kind.equals(other.kind);
  }

  /** Whether this is what another one is a version of. */
  boolean isVersionOf(ResolvedModule unresolved) {
    return name.equals(unresolved.name)
        && kind.equals(unresolved.kind)
        && origin.equals(unresolved.origin)
        && wanted.equals(unresolved.wanted);
  }

  /** This module at a version. */
  ResolvedModule at(String newVersion, String newDigest, boolean isLocked) {
    return new ResolvedModule(
        name, path, kind, origin, wanted, newVersion, newDigest, excludeSpec, isLocked);
  }

  boolean is(String wantedKind) {
    return kind.equals(wantedKind);
  }

  /** The module for programs. */
  public Map<String, Object> toData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", name);
    data.put("path", path);
    data.put("kind", kind);
    data.put("origin", origin);
    data.put("wanted", wanted);
    data.put("version", version);
    data.put("digest", digest);
    data.put("exclude_spec", excludeSpec);
    data.put("locked", locked);
    return data;
  }

  static @Nullable ResolvedModule ofData(Object data) {
    if (!(data instanceof Map<?, ?> map) || !(map.get("wanted") instanceof List<?> wanted)) {
      return null;
    }
    return new ResolvedModule(
        String.valueOf(map.get("name")),
        String.valueOf(map.get("path")),
        String.valueOf(map.get("kind")),
        String.valueOf(map.get("origin")),
        wanted.stream().map(String::valueOf).toList(),
        String.valueOf(map.get("version")),
        String.valueOf(map.get("digest")),
        Boolean.TRUE.equals(map.get("exclude_spec")),
        Boolean.TRUE.equals(map.get("locked")));
  }
}
