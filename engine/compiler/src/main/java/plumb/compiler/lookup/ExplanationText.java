package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Event;
import plumb.compiler.lookup.Explanation.Kind;
import plumb.values.RubyInspection;

/** Prints an explanation for people, in the layout of the reference. */
final class ExplanationText {
  private static final String STEP = "  ";

  private final StringBuilder out = new StringBuilder();
  private final boolean withLines;
  private final UnaryOperator<Object> shown;

  /**
   * Starts an empty text.
   *
   * @param shown what is shown of a value or a text
   */
  ExplanationText(boolean withLines, UnaryOperator<Object> shown) {
    this.withLines = withLines;
    this.shown = shown;
  }

  String render(Explanation root) {
    branches(root, "");
    texts(root, "");
    return out.toString();
  }

  private void branches(Explanation node, String indent) {
    for (Explanation branch : node.branches()) {
      print(branch, indent);
    }
  }

  private void print(Explanation node, String indent) {
    switch (node.kind()) {
      case DATA, META -> headed(node, indent, "Searching for \"" + node.key() + '"', false);
      case INVALID_KEY -> line(indent, "Invalid key \"" + node.key() + '"');
      case MERGE_SOURCE ->
          line(indent, "Using merge options from \"" + node.qualifier() + "\" hash");
      case MODULE -> module(node, indent);
      case INTERPOLATE ->
          headed(node, indent, "Interpolation on \"" + node.qualifier() + '"', false);
      case MERGE -> merge(node, indent);
      case DATA_PROVIDER -> provider(node, (Explanation.Provider) node.qualifier(), indent);
      case LOCATION -> location(node, (Location) node.qualifier(), indent);
      case SUB_LOOKUP -> headed(node, indent, "Sub key: \"" + subKey(node) + '"', true);
      case SEGMENT -> outcome(node, indent);
      case SCOPE -> headed(node, indent, String.valueOf(node.qualifier()), true);
      case ROOT -> branches(node, indent);
    }
  }

  private static String subKey(Explanation node) {
    StringBuilder path = new StringBuilder();
    for (Object segment : (List<?>) node.qualifier()) {
      path.append(path.isEmpty() ? "" : ".").append(segment);
    }
    return path.toString();
  }

  private void headed(Explanation node, String indent, String heading, boolean withOutcome) {
    line(indent, heading);
    branches(node, indent + STEP);
    if (withOutcome) {
      outcome(node, indent + STEP);
    }
  }

  private void module(Explanation node, String indent) {
    if (node.event() == Event.MODULE_NOT_FOUND) {
      line(indent, "Module \"" + node.qualifier() + "\" not found");
    } else {
      line(indent, "Module data provider for module \"" + node.qualifier() + "\" not found");
    }
  }

  private void provider(Explanation node, Explanation.Provider provider, String indent) {
    line(indent, provider.name());
    String config = provider.configPath();
    if (config != null) {
      line(indent + STEP, "Using configuration \"" + config + '"');
    }
    branches(node, indent + STEP);
    outcome(node, indent + STEP);
  }

  private void location(Explanation node, Location location, String indent) {
    String type = location.isUri() ? "URI" : "Path";
    String lower = location.isUri() ? "uri" : "path";
    line(indent, type + " \"" + location.resolved() + '"');
    line(indent + STEP, "Original " + lower + ": \"" + location.original() + '"');
    branches(node, indent + STEP);
    if (node.event() == Event.LOCATION_NOT_FOUND) {
      line(indent + STEP, type + " not found");
    }
    outcome(node, indent + STEP);
  }

  private void merge(Explanation node, String indent) {
    if (node.branches().size() < 2) {
      branches(node, indent);
      return;
    }
    line(indent, "Merge strategy " + ((MergeStrategy) node.qualifier()).name());
    Map<String, Object> options = node.mergeOptions();
    if (!options.isEmpty()) {
      out.append(indent).append(STEP).append("Options: ");
      value(options, indent + STEP);
      out.append('\n');
    }
    branches(node, indent + STEP);
    Found result = node.found();
    if (node.event() == Event.RESULT && result != null) {
      out.append(indent).append(STEP).append("Merged result: ");
      value(result.value(), indent + STEP);
      out.append('\n');
    }
  }

  private void outcome(Explanation node, String indent) {
    Event event = node.event();
    if (event == Event.NOT_FOUND) {
      line(indent, "No such key: \"" + node.key() + '"');
    } else if (event == Event.FOUND
        || event == Event.FOUND_IN_OVERRIDES
        || event == Event.FOUND_IN_DEFAULTS) {
      found(node, event, node.found(), indent);
    }
    texts(node, indent);
  }

  private void found(Explanation node, Event event, @Nullable Found found, String indent) {
    out.append(indent).append("Found key: \"").append(node.key()).append("\" value: ");
    if (found != null) {
      value(found.value(), indent);
    }
    if (event == Event.FOUND_IN_OVERRIDES) {
      out.append(" in overrides");
    } else if (event == Event.FOUND_IN_DEFAULTS) {
      out.append(" in defaults");
    } else if (withLines && node.kind() == Kind.LOCATION && found != null && found.line() > 0) {
      out.append(" (line ").append(found.line()).append(')');
    }
    out.append('\n');
  }

  private void value(Object value, String indent) {
    String inner = indent + STEP;
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      String separator = "\n";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(separator).append(inner);
        value(entry.getKey(), inner);
        out.append(" => ");
        value(entry.getValue(), inner);
        separator = ",\n";
      }
      out.append(map.isEmpty() ? "}" : "\n" + indent + "}");
    } else if (value instanceof List<?> list) {
      out.append('[');
      String separator = "\n";
      for (Object item : list) {
        out.append(separator).append(inner);
        value(item, inner);
        separator = ",\n";
      }
      out.append(list.isEmpty() ? "]" : "\n" + indent + "]");
    } else {
      out.append(RubyInspection.of(shown.apply(value)));
    }
  }

  private void texts(Explanation node, String indent) {
    for (String text : node.texts()) {
      line(indent, text);
    }
  }

  private void line(String indent, String text) {
    out.append(indent).append(shown.apply(text)).append('\n');
  }
}
