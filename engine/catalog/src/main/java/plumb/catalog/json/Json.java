package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The one JSON factory, and how texts are laid out. */
final class Json {
  private static final int MAX_DEPTH = 1000;

  /** Files of any size may be the content of a resource: the input itself is the bound. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  /** Writes with a generator. */
  interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  /** Returns what a body writes, indented by two blanks a level when pretty. */
  static String text(boolean pretty, Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      if (pretty) {
        out.setPrettyPrinter(indented());
      }
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
    return text.toString();
  }

  /** Returns a new printer; printers keep a state, so none is shared. */
  static PrettyPrinter indented() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    return printer;
  }

  static InvalidJsonException invalid(JsonProcessingException e) {
    return invalid(sentence(e), e.getLocation());
  }

  /** Says what is wrong without a word of the text, which may be one that nobody should see. */
  private static String sentence(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "the text ends in the middle of a value";
    }
    String message = String.valueOf(e.getOriginalMessage());
    if (e instanceof StreamConstraintsException) {
      return message.contains("nesting depth")
          ? "objects and arrays are nested deeper than " + MAX_DEPTH
          : "a number or a name is too long";
    }
    if (message.startsWith("Unrecognized token")) {
      return "expected a value, found a word that is none";
    }
    int source = message.indexOf("[Source:");
    int bracket = source < 0 ? -1 : message.lastIndexOf('(', source);
    return bracket < 0 ? message : message.substring(0, bracket).strip();
  }

  static InvalidJsonException invalid(String message, @Nullable JsonLocation place) {
    return place == null
        ? new InvalidJsonException(message, 0, 0)
        : new InvalidJsonException(message, place.getLineNr(), place.getColumnNr());
  }
}
