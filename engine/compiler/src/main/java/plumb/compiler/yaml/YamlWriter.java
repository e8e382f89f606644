package plumb.compiler.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;
import plumb.values.Binary;
import plumb.values.Default;
import plumb.values.Undef;
import plumb.values.ValueText;

/**
 * Writes values as a YAML document that Ruby's Psych reads back as the same values; the choice of
 * quotes and blocks is Psych's. One writer writes one document.
 */
public final class YamlWriter {
  private static final ImplicitTuple NO_TAG = new ImplicitTuple(true, true);
  private static final ImplicitTuple TAG = new ImplicitTuple(false, false);

  private final Emitter emitter;

  private YamlWriter(StringWriter out) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setSplitLines(true);
    options.setWidth(80);
    emitter = new Emitter(out, options);
  }

  /** Returns the document, which starts with {@code ---} and ends with a line break. */
  public static String write(Object value) {
    StringWriter out = new StringWriter();
    try {
      new YamlWriter(out).document(value);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toString();
  }

  private void document(Object value) throws IOException {
    Mark none = null;
    emit(new StreamStartEvent(none, none));
    emit(new DocumentStartEvent(none, none, true, null, Map.of()));
    node(value);
    emit(new DocumentEndEvent(none, none, false));
    emit(new StreamEndEvent(none, none));
  }

  private void emit(Event event) throws IOException {
    emitter.emit(event);
  }

  private void node(Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      FlowStyle style = map.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
      emit(new MappingStartEvent(null, null, true, null, null, style));
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        node(entry.getKey());
        node(entry.getValue());
      }
      emit(new MappingEndEvent(null, null));
    } else if (value instanceof List<?> list) {
      FlowStyle style = list.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
      emit(new SequenceStartEvent(null, null, true, null, null, style));
      for (Object item : list) {
        node(item);
      }
      emit(new SequenceEndEvent(null, null));
    } else if (value instanceof String text) {
      emit(scalar(text, style(text)));
    } else if (value instanceof Binary) {
      emit(
          new ScalarEvent(null, "!binary", TAG, value.toString(), null, null, ScalarStyle.LITERAL));
    } else {
      emit(scalar(plain(value), ScalarStyle.PLAIN));
    }
  }

  private static String plain(Object value) {
    if (value == Undef.UNDEF) {
      return "";
    }
    if (value == Default.DEFAULT) {
      return ":default";
    }
    if (value instanceof Double number) {
      if (number.isNaN()) {
        return ".nan";
      }
      if (number.isInfinite()) {
        return number > 0 ? ".inf" : "-.inf";
      }
    }
    return ValueText.of(value);
  }

  private static ScalarEvent scalar(String text, ScalarStyle style) {
    // As a key it would merge, were it not marked as a string.
    boolean merge = text.equals("<<");
    return new ScalarEvent(
        null,
        merge ? "tag:yaml.org,2002:str" : null,
        merge ? TAG : NO_TAG,
        text,
        null,
        null,
        style);
  }

  /** How Psych writes a string, so that it is read back as one. */
  private static ScalarStyle style(String text) {
    int newline = text.indexOf('\n');
    if (newline >= 0 && newline < text.length() - 1) {
      boolean onlyAtEnd = newline == text.length() - 2 && text.charAt(newline + 1) == '\n';
      return onlyAtEnd ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.LITERAL;
    }
    if (text.equals("y") || text.equals("n")) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    if (text.equals("<<")) {
      return ScalarStyle.SINGLE_QUOTED;
    }
    if (startsUnlikeAWord(text)) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    return resolvesToString(text) ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED;
  }

  private static boolean startsUnlikeAWord(String text) {
    if (text.isEmpty() || text.indexOf('"') >= 0) {
      return false;
    }
    int first = text.codePointAt(0);
    return !Character.isLetterOrDigit(first) && first != '_';
  }

  private static boolean resolvesToString(String text) {
    try {
      return ScalarResolver.resolve(text) instanceof String && !looksLikeOctal(text);
    } catch (ScalarException e) {
      return false;
    }
  }

  /** Octal but for a digit; other readers of YAML might take it for a number. */
  private static boolean looksLikeOctal(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7') {
      at++;
    }
    boolean wrongDigit = at < text.length() && (text.charAt(at) == '8' || text.charAt(at) == '9');
    return text.startsWith("0") && wrongDigit;
  }
}
