package plumb.environments.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.values.EvaluationException;
import plumb.values.SemVer;
import plumb.values.SemVerRange;

/** Reads one {@code metadata.json}. */
final class MetadataReader {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]+[-/][a-z][a-z0-9_]*");

  private final Map<String, Object> entries = new LinkedHashMap<>();

  MetadataReader(String json) {
    if (!(ValueJson.parse(json) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("metadata is an object");
    }
    map.forEach((key, value) -> entries.put(String.valueOf(key), value));
  }

  ModuleMetadata read() {
    String name = text("name");
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          name == null ? "the name is missing" : name + " is no name of a module");
    }
    return new ModuleMetadata(
        name.replace('/', '-'),
        version(),
        text("author"),
        text("license"),
        text("summary"),
        text("source"),
        text("project_page"),
        text("issues_url"),
        requirements("dependencies"),
        requirements("requirements"),
        operatingSystems(),
        texts(entries.remove("tags")),
        entries);
  }

  private SemVer version() {
    String version = text("version");
    if (version == null) {
      throw new IllegalArgumentException("the version is missing");
    }
    try {
      return SemVer.parse(version);
    } catch (EvaluationException | IllegalArgumentException e) {
      throw new IllegalArgumentException(version + " is no semantic version", e);
    }
  }

  private @Nullable String text(String key) {
    return entries.remove(key) instanceof String text ? text : null;
  }

  private List<Requirement> requirements(String key) {
    List<Requirement> requirements = new ArrayList<>();
    if (entries.remove(key) instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> map && map.get("name") instanceof String name) {
          requirements.add(requirement(name, map.get("version_requirement")));
        }
      }
    }
    return requirements;
  }

  private static Requirement requirement(String name, @Nullable Object range) {
    String text = range instanceof String given ? given : ">= 0.0.0";
    try {
      return new Requirement(name.replace('/', '-'), SemVerRange.parse(text));
    } catch (EvaluationException | IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is no range of versions of " + name, e);
    }
  }

  private Map<String, List<String>> operatingSystems() {
    Map<String, List<String>> systems = new LinkedHashMap<>();
    if (entries.remove("operatingsystem_support") instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> map && map.get("operatingsystem") instanceof String name) {
          systems.put(name, texts(map.get("operatingsystemrelease")));
        }
      }
    }
    return systems;
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(one -> texts.add(String.valueOf(one)));
    }
    return texts;
  }
}
