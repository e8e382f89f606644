package plumb.compiler.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.SourceText;
import plumb.values.Undef;

/**
 * Reads one JSON document into the same structures as {@link YamlReader}, with positions. Comments
 * are allowed, as Ruby's parser allows them; the last of equal keys wins.
 */
public final class JsonReader {
  private static final String SYNTAX = "JSON_SYNTAX";
  private static final int MAX_DEPTH = 500;
  private static final JsonFactory FACTORY = factory();

  private final SourceText source;
  private final JsonParser parser;

  private JsonReader(SourceText source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  /**
   * Reads a document.
   *
   * @param path names the file in errors
   * @throws DataFileException when the text is no JSON
   */
  public static Object read(String path, String text) {
    SourceText source = new SourceText(path, text);
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonReader reader = new JsonReader(source, parser);
      if (parser.nextToken() == null) {
        throw DataFileException.at(source, 1, 1, SYNTAX, "The file is empty");
      }
      Object value = reader.value();
      if (parser.nextToken() != null) {
        throw reader.problem("Nothing may follow the document");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw beyondLimits(source, e);
    } catch (JsonProcessingException e) {
      throw problem(source, e.getLocation(), SYNTAX, sentence(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string cannot fail", e);
    }
  }

  private static DataFileException beyondLimits(SourceText source, StreamConstraintsException e) {
    boolean tooDeep = e.getOriginalMessage().contains("nesting depth");
    return tooDeep
        ? problem(
            source,
            e.getLocation(),
            "JSON_DEPTH",
            "Objects and arrays are nested deeper than " + MAX_DEPTH)
        : problem(source, e.getLocation(), SYNTAX, "A number or a name is too long");
  }

  private static String sentence(@Nullable String message) {
    return message == null || message.isEmpty() ? "This is not JSON" : message;
  }

  private Object value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? parser.getBigIntegerValue()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> Undef.UNDEF;
      default -> throw problem("A value is expected here");
    };
  }

  private DataMap object() throws IOException {
    DataMapBuilder builder = new DataMapBuilder();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonLocation where = parser.currentTokenLocation();
      parser.nextToken();
      builder.put(key, value(), Position.of(where.getLineNr(), where.getColumnNr()));
    }
    return builder.build();
  }

  private DataList array() throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new DataList(items.toArray());
  }

  private DataFileException problem(String sentence) {
    return problem(source, parser.currentTokenLocation(), SYNTAX, sentence);
  }

  private static DataFileException problem(
      SourceText source, @Nullable JsonLocation where, String code, String sentence) {
    int line = where == null ? 1 : where.getLineNr();
    int column = where == null ? 1 : where.getColumnNr();
    return DataFileException.at(source, line, column, code, sentence);
  }
}
