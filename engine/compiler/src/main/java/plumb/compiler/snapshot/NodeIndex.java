package plumb.compiler.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.NodeDef;
import plumb.compiler.program.NodeDef.HostMatch;
import plumb.compiler.program.Unit;
import plumb.values.Match;
import plumb.values.Regex;

/**
 * Node definitions, and which of them a node gets: its own name before patterns, patterns in order,
 * then default.
 */
public final class NodeIndex {
  private final Map<String, Definition<NodeDef>> byName = new LinkedHashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private @Nullable Definition<NodeDef> fallback;

  /**
   * A node definition that was found.
   *
   * @param name the name that the catalog shows
   * @param match groups of the pattern, or null
   */
  public record Found(Definition<NodeDef> definition, String name, @Nullable Match match) {}

  private record Pattern(Regex regex, String name, Definition<NodeDef> definition) {}

  void add(Definition<NodeDef> definition) {
    for (HostMatch host : definition.code().hosts()) {
      switch (host.kind()) {
        case NAME -> {
          String name = host.text().toLowerCase(Locale.ROOT);
          Definition<NodeDef> earlier = byName.putIfAbsent(name, definition);
          if (earlier != null) {
            throw alreadyDefined(name, earlier, definition);
          }
        }
        case REGEX ->
            patterns.add(new Pattern(Regex.of(host.text()), patternName(host.text()), definition));
        case DEFAULT -> {
          if (fallback != null) {
            throw alreadyDefined("default", fallback, definition);
          }
          fallback = definition;
        }
      }
    }
  }

  private static CompileException alreadyDefined(
      String name, Definition<NodeDef> earlier, Definition<NodeDef> definition) {
    Unit unit = definition.source().unit();
    int earlierLine = earlier.source().unit().line(earlier.code().pos());
    return new CompileException(
        "ILLEGAL_REDEFINITION",
        "Node '"
            + name
            + "' is already defined (file: "
            + earlier.source().path()
            + ", line: "
            + earlierLine
            + "); cannot redefine",
        definition.source().path(),
        unit.line(definition.code().pos()),
        unit.column(definition.code().pos()),
        null);
  }

  /** Whether there is any definition; without one, no node needs a match. */
  public boolean isEmpty() {
    return byName.isEmpty() && patterns.isEmpty() && fallback == null;
  }

  /** The definition for a node, or null. */
  public @Nullable Found find(String nodeName) {
    String name = nodeName.toLowerCase(Locale.ROOT);
    Definition<NodeDef> exact = byName.get(name);
    if (exact != null) {
      return new Found(exact, name, null);
    }
    for (Pattern pattern : patterns) {
      Match match = pattern.regex().match(name);
      if (match != null) {
        return new Found(pattern.definition(), pattern.name(), match);
      }
    }
    return fallback == null ? null : new Found(fallback, "default", null);
  }

  /** The reference's name for the node resource of a pattern, which shows in catalogs. */
  private static String patternName(String source) {
    StringBuilder name = new StringBuilder();
    for (char c : source.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean kept =
          c == '-'
              || c == '_'
              || c == ':'
              || c == '.'
              || c >= 'a' && c <= 'z'
              || c >= '0' && c <= '9';
      if (kept && !(c == '.' && name.isEmpty())) {
        name.append(c);
      }
    }
    return "__node_regexp__" + name;
  }
}
