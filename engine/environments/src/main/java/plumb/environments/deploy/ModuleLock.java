package plumb.environments.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.environments.EnvironmentException;

/**
 * The file {@code plumb.lock} beside a Puppetfile: the exact commits and sums that its declarations
 * meant when it was written. Deploys take what it says, as long as the declaration is the same.
 */
public record ModuleLock(List<ResolvedModule> modules) {
  /** The file's name. */
  public static final String NAME = "plumb.lock";

  /** The lock of nothing. */
  public static final ModuleLock EMPTY = new ModuleLock(List.of());

  private static final long FORM = 1;

  /**
   * Reads it.
   *
   * @throws EnvironmentException when it is none
   */
  public static ModuleLock read(String path, String text) {
    try {
      if (ValueJson.parse(text) instanceof Map<?, ?> data
          && Long.valueOf(FORM).equals(data.get("form"))
          && data.get("modules") instanceof List<?> list) {
        List<ResolvedModule> modules = new ArrayList<>();
        for (Object one : list) {
          ResolvedModule module = ResolvedModule.ofData(one);
          if (module != null) {
            modules.add(module);
          }
        }
        return new ModuleLock(modules);
      }
    } catch (InvalidJsonException e) {
      throw invalid(path + ":" + e.line() + ":" + e.column());
    }
    throw invalid(path);
  }

  private static EnvironmentException invalid(String place) {
    return new EnvironmentException(
        "INVALID_LOCK", place + " is no lockfile", "plumb module resolve writes a new one");
  }

  /** The text of the file. */
  public String text() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("form", FORM);
    data.put("modules", modules.stream().map(ResolvedModule::toData).toList());
    return ValueJson.text(data, true) + "\n";
  }

  /** A module at the version that it is locked to; as it is when it is not. */
  ResolvedModule pinned(ResolvedModule unresolved) {
    for (ResolvedModule locked : modules) {
      if (locked.isVersionOf(unresolved)) {
        return unresolved.at(locked.version(), locked.digest(), true);
      }
    }
    return unresolved;
  }
}
