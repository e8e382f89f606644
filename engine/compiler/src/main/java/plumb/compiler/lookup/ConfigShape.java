package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types that a configuration must have. Every environment and module has a configuration, so
 * the test is written out; the type system only words what is wrong.
 */
final class ConfigShape {
  private static final String OPTIONS =
      "Hash[Pattern[/\\A[A-Za-z](:?[0-9A-Za-z_-]*[0-9A-Za-z])?\\z/], Data]";

  private static final String HIERARCHY =
      "Array[Struct[{name => String[1], Optional[options] => "
          + OPTIONS
          + ", Optional[data_hash] => String[1], Optional[lookup_key] => String[1],"
          + " Optional[hiera3_backend] => String[1], Optional[v4_data_hash] => String[1],"
          + " Optional[data_dig] => String[1], Optional[path] => String[1],"
          + " Optional[paths] => Array[String[1], 1], Optional[glob] => String[1],"
          + " Optional[globs] => Array[String[1], 1], Optional[uri] => String[1],"
          + " Optional[uris] => Array[String[1], 1],"
          + " Optional[mapped_paths] => Array[String[1], 3, 3], Optional[datadir] => String[1]}]]";

  /** The type of a version 5 configuration. */
  static final String VERSION_5 =
      "Struct[{version => Integer[5, 5], Optional[defaults] => Struct[{"
          + "Optional[data_hash] => String[1], Optional[lookup_key] => String[1],"
          + " Optional[data_dig] => String[1], Optional[datadir] => String[1],"
          + " Optional[options] => "
          + OPTIONS
          + "}], Optional[hierarchy] => "
          + HIERARCHY
          + ", Optional[plan_hierarchy] => "
          + HIERARCHY
          + ", Optional[default_hierarchy] => "
          + HIERARCHY
          + "}]";

  /** The type of a version 4 configuration. */
  static final String VERSION_4 =
      "Struct[{version => Integer[4, 4], Optional[datadir] => String[1], Optional[hierarchy] =>"
          + " Array[Struct[{backend => String[1], name => String[1], Optional[datadir] =>"
          + " String[1], Optional[path] => String[1], Optional[paths] => Array[String[1]]}]]}]";

  /** The type of a version 3 configuration that has all keys, with one more for each backend. */
  static String version3(List<String> backends) {
    StringBuilder type =
        new StringBuilder(
            "Struct[{version => Integer[3, 3], backends => Variant[String[1], Array[String[1]]],"
                + " Optional[logger] => String[1], merge_behavior => Enum['deep', 'deeper',"
                + " 'native'], deep_merge_options => Hash[String[1], Variant[String, Boolean]],"
                + " hierarchy => Variant[String[1], Array[String[1]]]");
    for (String backend : backends) {
      String quoted = backend.replace("\\", "\\\\").replace("'", "\\'");
      type.append(", Optional['").append(quoted).append("'] => Hash[String[1], Any]");
    }
    return type.append("}]").toString();
  }

  private static final Set<String> TEXTS =
      Set.of(
          "name",
          "data_hash",
          "lookup_key",
          "hiera3_backend",
          "v4_data_hash",
          "data_dig",
          "path",
          "glob",
          "uri",
          "datadir");

  private ConfigShape() {}

  /** Whether a configuration is of type {@link #VERSION_5}. */
  static boolean isVersion5(Map<?, ?> config) {
    for (Map.Entry<?, ?> entry : config.entrySet()) {
      Object value = entry.getValue();
      boolean fits =
          switch (String.valueOf(entry.getKey())) {
            case "version" -> value.equals(5L);
            case "defaults" -> isDefaults(value);
            case "hierarchy", "plan_hierarchy", "default_hierarchy" -> isHierarchy(value);
            default -> false;
          };
      if (!fits) {
        return false;
      }
    }
    return config.containsKey("version");
  }

  /** Whether a configuration is of type {@link #VERSION_4}. */
  static boolean isVersion4(Map<?, ?> config) {
    for (Map.Entry<?, ?> entry : config.entrySet()) {
      Object value = entry.getValue();
      boolean fits =
          switch (String.valueOf(entry.getKey())) {
            case "version" -> value.equals(4L);
            case "datadir" -> isText(value);
            case "hierarchy" -> isHierarchy4(value);
            default -> false;
          };
      if (!fits) {
        return false;
      }
    }
    return config.containsKey("version");
  }

  private static boolean isHierarchy4(Object value) {
    if (!(value instanceof List<?> entries)) {
      return false;
    }
    for (Object item : entries) {
      if (!(item instanceof Map<?, ?> entry) || !isText(entry.get("name"))) {
        return false;
      }
      for (Map.Entry<?, ?> setting : entry.entrySet()) {
        boolean fits =
            switch (String.valueOf(setting.getKey())) {
              case "backend", "name", "datadir", "path" -> isText(setting.getValue());
              case "paths" -> isTexts(setting.getValue(), 0, Integer.MAX_VALUE);
              default -> false;
            };
        if (!fits) {
          return false;
        }
      }
      if (!isText(entry.get("backend"))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDefaults(Object value) {
    if (!(value instanceof Map<?, ?> defaults)) {
      return false;
    }
    for (Map.Entry<?, ?> entry : defaults.entrySet()) {
      boolean fits =
          switch (String.valueOf(entry.getKey())) {
            case "data_hash", "lookup_key", "data_dig", "datadir" -> isText(entry.getValue());
            case "options" -> isOptions(entry.getValue());
            default -> false;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHierarchy(Object value) {
    if (!(value instanceof List<?> entries)) {
      return false;
    }
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> map) || !isEntry(map)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEntry(Map<?, ?> map) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      Object value = entry.getValue();
      boolean fits =
          switch (key) {
            case "options" -> isOptions(value);
            case "paths", "globs", "uris" -> isTexts(value, 1, Integer.MAX_VALUE);
            case "mapped_paths" -> isTexts(value, 3, 3);
            default -> TEXTS.contains(key) && isText(value);
          };
      if (!fits) {
        return false;
      }
    }
    return map.containsKey("name");
  }

  private static boolean isText(@Nullable Object value) {
    return value instanceof String text && !text.isEmpty();
  }

  private static boolean isTexts(Object value, int least, int most) {
    if (!(value instanceof List<?> list) || list.size() < least || list.size() > most) {
      return false;
    }
    for (Object item : list) {
      if (!isText(item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOptions(Object value) {
    if (!(value instanceof Map<?, ?> options)) {
      return false;
    }
    for (Map.Entry<?, ?> entry : options.entrySet()) {
      boolean named = entry.getKey() instanceof String name && isOptionName(name);
      if (!named || !DataTypes.isData(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** The pattern's {@code (:?} allows one colon after the first letter; so does this. */
  private static boolean isOptionName(String name) {
    if (name.isEmpty() || !isLetter(name.charAt(0))) {
      return false;
    }
    int start = name.startsWith(":", 1) ? 2 : 1;
    if (name.length() == 1) {
      return true;
    }
    for (int i = start; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean last = i == name.length() - 1;
      if (!isLetter(c) && !isDigit(c) && (last || (c != '_' && c != '-'))) {
        return false;
      }
    }
    return name.length() > start;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
