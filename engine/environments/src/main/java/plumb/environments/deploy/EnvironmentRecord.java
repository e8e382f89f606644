package plumb.environments.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;

/**
 * What a snapshot is made of.
 *
 * @param commit of the control repository
 * @param options the settings that decide about its content, as one text
 */
public record EnvironmentRecord(
    String environment,
    String source,
    String remote,
    String branch,
    String commit,
    String options,
    List<ResolvedModule> modules) {

  /** The record as the text that lies beside the snapshot. */
  String toJson() {
    return ValueJson.text(toData(), true);
  }

  /** The record for programs. */
  public Map<String, Object> toData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("environment", environment);
    data.put("source", source);
    data.put("remote", remote);
    data.put("branch", branch);
    data.put("commit", commit);
    data.put("options", options);
    data.put("modules", modules.stream().map(ResolvedModule::toData).toList());
    return data;
  }

  /** Reads a record; null when it is none. */
  static @Nullable EnvironmentRecord ofJson(String json) {
    try {
      if (!(ValueJson.parse(json) instanceof Map<?, ?> data)
          || !(data.get("modules") instanceof List<?> list)) {
        return null;
      }
      List<ResolvedModule> modules = new ArrayList<>();
      for (Object one : list) {
        ResolvedModule module = ResolvedModule.ofData(one);
        if (module == null) {
          return null;
        }
        modules.add(module);
      }
      return new EnvironmentRecord(
          String.valueOf(data.get("environment")),
          String.valueOf(data.get("source")),
          String.valueOf(data.get("remote")),
          String.valueOf(data.get("branch")),
          String.valueOf(data.get("commit")),
          String.valueOf(data.get("options")),
          modules);
    } catch (InvalidJsonException e) {
      return null;
    }
  }

  /** The module of a name, or null. */
  @Nullable ResolvedModule module(String name) {
    for (ResolvedModule module : modules) {
      if (module.name().equals(name)) {
        return module;
      }
    }
    return null;
  }
}
