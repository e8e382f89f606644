package plumb.host.concat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import plumb.agent.provider.ProviderException;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.functions.stdlib.JsonReader;
import plumb.values.functions.stdlib.JsonWriter;
import plumb.values.functions.stdlib.YamlWriter;

/** What fragments are, and how one document becomes of them. */
enum FragmentFormat {
  PLAIN,
  YAML,
  JSON,
  JSON_ARRAY,
  JSON_PRETTY,
  JSON_ARRAY_PRETTY;

  /** Returns the format of that name, such as "json-array". */
  static FragmentFormat of(String name) {
    return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /**
   * Returns the document of fragments that are data: the hashes merged, or an array of all.
   *
   * @param force whether the first of different values under one key goes; otherwise they fail
   */
  String document(List<String> fragments, boolean force) throws ProviderException {
    List<Object> values = new ArrayList<>();
    for (String fragment : fragments) {
      values.add(this == YAML ? readYaml(fragment) : readJson(fragment));
    }
    try {
      return switch (this) {
        case PLAIN -> String.join("", fragments);
        case YAML -> YamlWriter.write(merged(values, force), Map.of());
        case JSON -> JsonWriter.write(merged(values, force), JsonWriter.Layout.COMPACT);
        case JSON_PRETTY -> JsonWriter.write(merged(values, force), JsonWriter.Layout.PRETTY);
        case JSON_ARRAY -> JsonWriter.write(values, JsonWriter.Layout.COMPACT);
        case JSON_ARRAY_PRETTY -> JsonWriter.write(values, JsonWriter.Layout.PRETTY);
      };
    } catch (EvaluationException e) {
      throw new ProviderException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Object readJson(String text) throws ProviderException {
    try {
      return JsonReader.read(text);
    } catch (EvaluationException e) {
      throw new ProviderException("A fragment is no JSON: " + e.getMessage(), e);
    }
  }

  private static Object readYaml(String text) throws ProviderException {
    try {
      return data(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    } catch (YAMLException e) {
      throw new ProviderException("A fragment is no YAML: " + e.getMessage(), e);
    }
  }

  /** Numbers as the language has them; times and bytes are no data. */
  private static Object data(@Nullable Object value) throws ProviderException {
    if (value == null) {
      return Undef.UNDEF;
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        items.add(data(item));
      }
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        entries.put(data(entry.getKey()), data(entry.getValue()));
      }
      return entries;
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    throw new ProviderException(
        "A fragment has a value that is no data: " + value.getClass().getSimpleName());
  }

  private static Object merged(List<Object> values, boolean force) throws ProviderException {
    Object merged = Map.of();
    for (Object value : values) {
      merged = merged(merged, value, force);
    }
    return merged;
  }

  private static boolean isEmpty(Object value) {
    return value == Undef.UNDEF
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof List<?> list && list.isEmpty());
  }

  private static Object merged(Object first, Object second, boolean force)
      throws ProviderException {
    if (isEmpty(second)) {
      return first;
    }
    if (isEmpty(first)) {
      return second;
    }
    if (first instanceof List<?> one && second instanceof List<?> other) {
      LinkedHashSet<Object> all = new LinkedHashSet<>(one);
      all.addAll(other);
      return new ArrayList<>(all);
    }
    if (!(first instanceof Map<?, ?> one) || !(second instanceof Map<?, ?> other)) {
      throw new ProviderException("Fragments that are to be merged have to be all hashes");
    }
    Map<Object, Object> all = new LinkedHashMap<>(one);
    for (Map.Entry<?, ?> entry : other.entrySet()) {
      Object key = entry.getKey();
      Object added = entry.getValue();
      Object known = all.get(key);
      all.put(key, known == null ? added : both(key, known, added, force));
    }
    return all;
  }

  private static Object both(Object key, Object value, Object other, boolean force)
      throws ProviderException {
    boolean nested =
        (value instanceof Map && other instanceof Map)
            || (value instanceof List && other instanceof List);
    if (nested) {
      return merged(value, other, force);
    }
    if (!value.equals(other) && !force) {
      throw new ProviderException(
          "Fragments have different values under the key '"
              + key
              + "'; with force => true the first goes before the others");
    }
    return value;
  }
}
