package plumb.compiler.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random document in block and flow style, with anchors, merges and odd scalars. */
final class RandomDocument {
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int anchors;

  /** Anchors whose collection is complete; only these may be used. */
  private final List<Integer> closed = new ArrayList<>();

  RandomDocument(Random random) {
    this.random = random;
    mapping(0);
  }

  String text() {
    return text.toString();
  }

  private void mapping(int indent) {
    int size = 1 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      text.append(" ".repeat(indent));
      if (!closed.isEmpty() && random.nextInt(8) == 0) {
        text.append("<<: *a").append(anyClosed()).append('\n');
        continue;
      }
      text.append(key()).append(':');
      value(indent);
    }
  }

  private int anyClosed() {
    return closed.get(random.nextInt(closed.size()));
  }

  private void sequence(int indent) {
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      text.append(" ".repeat(indent)).append('-');
      value(indent);
    }
  }

  private void value(int indent) {
    boolean deeper = indent < 8;
    switch (random.nextInt(deeper ? 9 : 6)) {
      case 0 -> text.append(" [").append(scalar()).append(", ").append(scalar()).append("]\n");
      case 1 -> text.append(" {k: ").append(scalar()).append(", l: x}\n");
      case 2 -> text.append(closed.isEmpty() ? " z" : " *a" + anyClosed()).append('\n');
      case 3 -> block(indent);
      case 6 -> {
        int anchor = random.nextBoolean() ? anchors++ : -1;
        text.append(anchor < 0 ? "" : " &a" + anchor).append('\n');
        mapping(indent + 2);
        if (anchor >= 0) {
          closed.add(anchor);
        }
      }
      case 7 -> {
        text.append('\n');
        sequence(indent + 2);
      }
      case 8 -> text.append(" # comment\n").append(" ".repeat(indent + 1)).append("late\n");
      default -> text.append(' ').append(scalar()).append('\n');
    }
  }

  private void block(int indent) {
    text.append(random.nextBoolean() ? " |" : " >");
    text.append(new String[] {"", "-", "+"}[random.nextInt(3)]).append('\n');
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(" ".repeat(indent + 2 + random.nextInt(2))).append("line ").append(i);
      text.append(random.nextInt(3) == 0 ? "\n\n" : "\n");
    }
  }

  private String key() {
    return switch (random.nextInt(8)) {
      case 0 -> ":k" + random.nextInt(3);
      case 1 -> "'q " + random.nextInt(3) + "'";
      case 2 -> String.valueOf(random.nextInt(3));
      default -> "k" + random.nextInt(6);
    };
  }

  private String scalar() {
    String known = KnownScalars.ALL.get(random.nextInt(KnownScalars.ALL.size()));
    return switch (random.nextInt(4)) {
      case 0 -> known;
      case 1 -> '"' + known.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case 2 -> "'" + known.replace("'", "''") + "'";
      default -> "word" + random.nextInt(9);
    };
  }
}
