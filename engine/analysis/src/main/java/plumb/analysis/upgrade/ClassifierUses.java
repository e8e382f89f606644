package plumb.analysis.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Subject;
import plumb.analysis.changes.Subject.Sort;
import plumb.analysis.upgrade.Use.Effect;
import plumb.analysis.uses.Site;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.compiler.batch.BatchLines;
import plumb.compiler.deprecation.Deprecation;
import plumb.values.Undef;

/** Finds what an upgrade touches of what a classifier says of nodes: one use for all nodes. */
final class ClassifierUses {
  private final Path file;
  private final String environment;
  private final Upgrade upgrade;
  private final Set<String> dataKeys;
  private final Map<Key, Nodes> found = new LinkedHashMap<>();

  private record Key(Subject subject, Change change, Effect effect) {}

  private record Nodes(@Nullable Subject successor, int line, List<String> names) {}

  /**
   * @param file the nodes, one JSON object a line
   * @param environment whose nodes count; those that do not say are of it, too
   */
  ClassifierUses(Path file, String environment, Upgrade upgrade, Set<String> dataKeys) {
    this.file = file;
    this.environment = environment;
    this.upgrade = upgrade;
    this.dataKeys = dataKeys;
  }

  /**
   * All of them. Lines that are no nodes are passed over: who compiles the nodes tells.
   *
   * @throws IOException when the file cannot be read
   */
  List<Use> find() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      BatchLines lines = new BatchLines(in);
      for (BatchLines.Line line = lines.next(); line != null; line = lines.next()) {
        String text = new String(line.text(), StandardCharsets.UTF_8);
        if (text.contains("\"classes\"") && upgrade.isIn(text.toLowerCase(Locale.ROOT))) {
          line(text, line.number());
        }
      }
    }
    List<Use> uses = new ArrayList<>();
    found.forEach((key, nodes) -> uses.add(use(key, nodes)));
    return uses;
  }

  private Use use(Key key, Nodes nodes) {
    return new Use(
        Site.CLASSIFIER,
        file.toString(),
        -1,
        0,
        nodes.line,
        1,
        key.subject,
        nodes.successor,
        key.change,
        key.effect,
        List.copyOf(nodes.names));
  }

  private void line(String text, int number) {
    Object parsed;
    try {
      parsed = ValueJson.parse(text);
    } catch (InvalidJsonException e) {
      return;
    }
    if (!(parsed instanceof Map<?, ?> node)
        || node.get("environment") instanceof String other && !other.equals(environment)) {
      return;
    }
    String name = String.valueOf(node.get("name"));
    if (node.get("classes") instanceof List<?> list) {
      list.forEach(one -> ofClass(String.valueOf(one), Map.of(), name, number));
    } else if (node.get("classes") instanceof Map<?, ?> map) {
      map.forEach(
          (key, given) ->
              ofClass(
                  String.valueOf(key),
                  given instanceof Map<?, ?> parameters ? parameters : Map.of(),
                  name,
                  number));
    }
  }

  private void ofClass(String written, Map<?, ?> given, String node, int line) {
    String name = Deprecation.Subject.canonical(written);
    Change whole = upgrade.of(Sort.CLASS, name);
    Effect gone = whole == null ? null : UsesOfFile.effect(whole, Effect.FAILS);
    if (whole != null && gone != null) {
      add(whole, whole.successor(), gone, node, line);
    }
    given.forEach(
        (key, value) -> {
          for (Change change : upgrade.ofParameter(true, name, String.valueOf(key))) {
            Subject successor = change.successor();
            Effect effect =
                UsesOfFile.isOfType(change)
                    ? DataUses.effect(
                        upgrade.typeOf(successor == null ? change.subject() : successor),
                        value == null ? Undef.UNDEF : value)
                    : UsesOfFile.effect(change, Effect.FAILS);
            if (effect != null) {
              add(change, successor, effect, node, line);
            }
          }
        });
    for (Change change : upgrade.required(Sort.CLASS, name)) {
      Subject subject = change.subject();
      if (!given.containsKey(subject.parameter()) && !dataKeys.contains(subject.name())) {
        add(change, null, Effect.MISSING, node, line);
      }
    }
  }

  private void add(
      Change change, @Nullable Subject successor, Effect effect, String node, int line) {
    found
        .computeIfAbsent(
            new Key(change.subject(), change, effect),
            key -> new Nodes(successor, line, new ArrayList<>()))
        .names
        .add(node);
  }
}
