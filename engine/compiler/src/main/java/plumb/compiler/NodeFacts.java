package plumb.compiler;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.FactsJson;
import plumb.catalog.json.InvalidJsonException;
import plumb.compiler.program.CompileException;
import plumb.compiler.yaml.YamlReader;
import plumb.values.Undef;

/**
 * Facts of a node as files and batches have them: with the node's name, or the values alone. As in
 * the reference, null is no fact: wherever it stands, it becomes an empty string.
 */
public final class NodeFacts {
  private static final String CODE = "INVALID_FACTS";

  private NodeFacts() {}

  /**
   * Reads a file: YAML when its name ends so, else JSON.
   *
   * @throws IOException when it cannot be read
   * @throws CompileException with the place, when it holds no facts; the message of a file that is
   *     no JSON repeats nothing of it, as it may be a file that was not meant
   * @throws plumb.compiler.yaml.DataFileException when it is no YAML
   */
  public static Map<String, Object> read(Path file) throws IOException {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new NoSuchFileException(name, null, "this is a directory, and no file of facts");
    }
    byte[] bytes = Files.readAllBytes(file);
    String text = text(bytes, name);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return values(YamlReader.readPlain(name, text), name);
    }
    try {
      return checked(FactsJson.read(new ByteArrayInputStream(bytes), "").values());
    } catch (InvalidJsonException e) {
      String message = "the facts are no JSON object: " + e.getMessage();
      throw new CompileException(CODE, message, name, e.line(), e.column(), null);
    }
  }

  private static String text(byte[] bytes, String name) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      int start = text.lastIndexOf('\n') + 1;
      int column = 1 + text.codePointCount(start, text.length());
      throw new CompileException(CODE, "the facts are no text in UTF-8", name, line, column, null);
    }
    return text;
  }

  /**
   * The values in what was read.
   *
   * @param origin what holds them, for the message
   * @throws CompileException when there are none, or one can be no fact
   */
  public static Map<String, Object> values(Object whole, String origin) {
    Object values =
        whole instanceof Map<?, ?> map && map.get("values") instanceof Map<?, ?> inner
            ? inner
            : whole;
    if (!(values instanceof Map<?, ?> map)) {
      throw new CompileException(CODE, origin + " holds no facts: a hash is expected");
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    map.forEach((name, value) -> facts.put(String.valueOf(name), value));
    return checked(facts);
  }

  private static Map<String, Object> checked(Map<String, Object> facts) {
    Map<String, Object> sane = new LinkedHashMap<>();
    facts.forEach(
        (name, value) -> {
          if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new CompileException(
                "RESERVED_NAME",
                "Cannot assign to a numeric match result variable '$" + name + "'");
          }
          if (!isFinite(value)) {
            throw new CompileException(
                CODE, "the fact '" + name + "' holds a number that is out of the range of a float");
          }
          sane.put(name, sanitized(value));
        });
    return sane;
  }

  private static Object sanitized(@Nullable Object value) {
    if (value == null || value == Undef.UNDEF) {
      return "";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(NodeFacts::sanitized).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> sane = new LinkedHashMap<>();
      map.forEach((key, element) -> sane.put(sanitized(key), sanitized(element)));
      return sane;
    }
    return value;
  }

  private static boolean isFinite(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(NodeFacts::isFinite);
    }
    return !(value instanceof Map<?, ?> map) || map.values().stream().allMatch(NodeFacts::isFinite);
  }
}
