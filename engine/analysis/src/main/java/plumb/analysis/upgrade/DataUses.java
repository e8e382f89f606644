package plumb.analysis.upgrade;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Change.OldName;
import plumb.analysis.changes.Subject;
import plumb.analysis.changes.Subject.Sort;
import plumb.analysis.interfaces.DeclaredType;
import plumb.analysis.upgrade.Upgrade.Touched;
import plumb.analysis.upgrade.Use.Effect;
import plumb.analysis.uses.DataNames;
import plumb.analysis.uses.Site;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.types.SensitiveType;

/** Finds what an upgrade touches in a data file. */
final class DataUses {
  private static final String OPTIONS = "lookup_options";

  private final String text;
  private final int[] starts;
  private final DataMap content;
  private final Upgrade upgrade;
  private final UsesOfFile uses;

  DataUses(String text, int[] starts, DataMap content, Upgrade upgrade, UsesOfFile uses) {
    this.text = text;
    this.starts = starts;
    this.content = content;
    this.upgrade = upgrade;
    this.uses = uses;
  }

  void find() {
    for (int i = 0; i < content.size(); i++) {
      String key = String.valueOf(content.keyAt(i));
      if (key.equals(OPTIONS) && content.valueAt(i) instanceof DataMap options) {
        options(options);
      } else {
        key(key, content.valueAt(i), offset(content.positionAt(i)));
      }
    }
    DataNames.show(text, 0, new CodeUses(upgrade, uses));
  }

  private int offset(int position) {
    int line = Math.min(Position.line(position), starts.length);
    return Math.min(starts[line - 1] + Position.column(position) - 1, text.length());
  }

  private void key(String key, Object value, int offset) {
    Touched touched = upgrade.ofKey(key);
    if (touched == null) {
      renamed(key, value, offset);
      return;
    }
    Change change = touched.change();
    if (!UsesOfFile.isOfType(change)) {
      DeclaredType now = upgrade.typeOfSame(change, touched.subject(), touched.successor());
      Effect effect = now != null && now.refuses(value) ? effect(now, value) : null;
      if (effect == null) {
        uses.key(touched, key, offset, Site.DATA);
      } else {
        uses.add(Site.DATA, key, offset, touched.subject(), touched.successor(), change, effect);
      }
      return;
    }
    Subject successor = change.successor();
    Effect effect =
        effect(upgrade.typeOf(successor == null ? touched.subject() : successor), value);
    if (effect != null) {
      uses.add(Site.DATA, key, offset, touched.subject(), null, change, effect);
    }
  }

  /** A key that has its new name already, but not a value for that. */
  private void renamed(String key, Object value, int offset) {
    int end = key.lastIndexOf("::");
    if (end <= 0) {
      return;
    }
    Subject now = new Subject(Sort.CLASS, key.substring(0, end), key.substring(end + 2));
    Change change = upgrade.leadingTo(now);
    DeclaredType type = change == null ? null : upgrade.typeOf(now);
    // Options of lookups make values Sensitive.
    boolean secret = type != null && type.type() != null && SensitiveType.isIn(type.type());
    if (change != null && !secret && effect(type, value) == Effect.REFUSED) {
      uses.add(Site.DATA, key, offset, now, null, change, Effect.REFUSED);
    }
  }

  /** Whether a type takes a value; null when it does. */
  static @Nullable Effect effect(@Nullable DeclaredType type, Object value) {
    if (type == null || !type.refuses(value)) {
      return type == null || type.isKnown() ? null : Effect.DOUBTFUL;
    }
    // Merges, interpolation and decryption make other values of these.
    boolean made =
        value instanceof Map<?, ?>
            || value instanceof List<?>
            || value instanceof String string && (string.contains("%{") || string.contains("ENC["));
    return made ? Effect.DOUBTFUL : Effect.REFUSED;
  }

  private void options(DataMap options) {
    for (int i = 0; i < options.size(); i++) {
      String key = String.valueOf(options.keyAt(i));
      int offset = offset(options.positionAt(i));
      if (key.startsWith("^")) {
        pattern(key, offset);
      } else {
        uses.key(upgrade.ofKey(key), key, offset, Site.OPTIONS);
      }
    }
  }

  /** A pattern that matches names that are gone, and no other, says nothing any more. */
  private void pattern(String pattern, int offset) {
    if (upgrade.names().stream().noneMatch(name -> isOf(pattern, name))) {
      return;
    }
    Set<String> gone = matching(pattern, upgrade.keys(false));
    Set<String> left = matching(pattern, upgrade.keys(true));
    if (!left.isEmpty()) {
      return;
    }
    for (String key : gone.stream().sorted().toList()) {
      Touched touched = upgrade.ofKey(key);
      if (touched != null && touched.change().isGone()) {
        Effect effect =
            touched.change().oldName() == OldName.WORKS ? Effect.DEPRECATED : Effect.SILENT;
        uses.add(
            Site.PATTERN,
            pattern,
            offset,
            touched.subject(),
            touched.successor(),
            touched.change(),
            effect);
        return;
      }
    }
  }

  /** Whether a pattern is only for keys of a module, as all of that module's own are. */
  private static boolean isOf(String pattern, String module) {
    return pattern.startsWith("^" + module + "::");
  }

  private static Set<String> matching(String pattern, Set<String> keys) {
    Set<String> matching = new HashSet<>();
    try {
      Regex regex = Regex.of(pattern);
      for (String key : keys) {
        if (regex.matches(key)) {
          matching.add(key);
        }
      }
    } catch (EvaluationException e) {
      // What is no pattern matches nothing, which a lookup tells.
      return Set.of();
    }
    return matching;
  }
}
