package plumb.host.facts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.values.Undef;

/** The notations of external facts. */
final class FactSyntax {
  private FactSyntax() {}

  /** Reads {@code key=value} lines; others are comments. All values are strings. */
  static Map<?, ?> pairs(String text) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=', 1);
      if (equals > 0 && equals < line.length() - 1) {
        facts.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return facts;
  }

  /** Reads what an executable printed: YAML (of which JSON is a part), or else key=value lines. */
  static Map<?, ?> any(String text) {
    try {
      return yaml(text);
    } catch (FactSyntaxException e) {
      return pairs(text);
    }
  }

  static Map<?, ?> json(String text) throws FactSyntaxException {
    try {
      return facts(ValueJson.parse(text));
    } catch (InvalidJsonException e) {
      throw new FactSyntaxException("it is not JSON: " + firstLine(e.getMessage()), e);
    }
  }

  static Map<?, ?> yaml(String text) throws FactSyntaxException {
    try {
      Yaml yaml =
          new Yaml(
              new SafeConstructor(new LoaderOptions()),
              new Representer(new DumperOptions()),
              new DumperOptions(),
              new LoaderOptions(),
              new DatesAreStrings());
      return facts(yaml.load(text));
    } catch (YAMLException e) {
      throw new FactSyntaxException("it is not YAML: " + firstLine(e.getMessage()), e);
    }
  }

  private static Map<?, ?> facts(@Nullable Object document) throws FactSyntaxException {
    Object value = value(document);
    if (value == Undef.UNDEF) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> facts) {
      return facts;
    }
    throw new FactSyntaxException("its content is not a hash of facts");
  }

  /** Turns what the libraries make into the values of the language. */
  private static Object value(@Nullable Object value) {
    if (value == null) {
      return Undef.UNDEF;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(value(key), value(item)));
      return copy;
    }
    if (value instanceof Iterable<?> items) {
      List<Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(value(item)));
      return copy;
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof BigInteger number) {
      return number.doubleValue();
    }
    return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value;
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.split("\n", 2)[0];
  }

  /** Facts have no dates: 2020-01-02 is the string that it looks like. */
  private static final class DatesAreStrings extends Resolver {
    @Override
    public void addImplicitResolver(
        Tag tag, java.util.regex.Pattern regexp, @Nullable String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, regexp, first, limit);
      }
    }
  }
}
