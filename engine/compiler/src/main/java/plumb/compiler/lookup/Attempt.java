package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Event;

/**
 * One place where a lookup looked.
 *
 * @param layer {@code Global}, {@code Environment} or {@code Module name}
 * @param level the name of the hierarchy's level
 * @param place the file or URI as resolved for the node; null for a level without places
 * @param outcome what was there
 * @param line line of the value in the file, counted from 1; 0 when there is none
 */
public record Attempt(
    String layer, String level, @Nullable String place, Outcome outcome, int line) {

  /** What a lookup met at a place. */
  public enum Outcome {
    /** The value, or a part of a merged one. */
    FOUND("found"),
    /** A place that does not have the key. */
    NO_SUCH_KEY("no such key"),
    /** No file. */
    NO_SUCH_FILE("no such file");

    private final String phrase;

    Outcome(String phrase) {
      this.phrase = phrase;
    }

    /** Returns the outcome in people's words. */
    public String phrase() {
      return phrase;
    }
  }

  /** Returns the attempts of an explained lookup, in their order. */
  static List<Attempt> of(Explanation root) {
    List<Attempt> attempts = new ArrayList<>();
    collect(root, "", "", attempts);
    return attempts;
  }

  /** What options were looked for, and what values interpolate, are other lookups. */
  private static void collect(
      Explanation node, String layer, String level, List<Attempt> attempts) {
    String innerLayer = layer;
    String innerLevel = level;
    switch (node.kind()) {
      case ROOT, DATA, MERGE, SCOPE -> {}
      case DATA_PROVIDER -> {
        if (node.qualifier() instanceof Layer source) {
          String module = source.moduleName();
          innerLayer = source.owner().place() + (module == null ? "" : " " + module);
        } else if (node.qualifier() instanceof Entry entry) {
          innerLevel = entry.config().name();
          add(node, layer, innerLevel, null, attempts);
        }
      }
      case LOCATION -> {
        add(node, layer, level, ((Location) node.qualifier()).resolved(), attempts);
        return;
      }
      default -> {
        return;
      }
    }
    for (Explanation branch : node.branches()) {
      collect(branch, innerLayer, innerLevel, attempts);
    }
  }

  private static void add(
      Explanation node,
      String layer,
      String level,
      @Nullable String place,
      List<Attempt> attempts) {
    Event event = node.event();
    boolean ofOptions = LookupKey.LOOKUP_OPTIONS.root().equals(node.key());
    if (event != null && !ofOptions) {
      Found found = node.found();
      attempts.add(
          new Attempt(
              layer,
              level,
              place,
              switch (event) {
                case FOUND -> Outcome.FOUND;
                case LOCATION_NOT_FOUND -> Outcome.NO_SUCH_FILE;
                default -> Outcome.NO_SUCH_KEY;
              },
              found == null ? 0 : found.line()));
    }
  }

  /** Returns the attempt in one line. */
  @Override
  public String toString() {
    return layer
        + ", level \""
        + level
        + "\""
        + (place == null ? "" : ", " + place + (line > 0 ? ":" + line : ""))
        + ": "
        + outcome.phrase();
  }
}
