package plumb.analysis.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Prints a document in lines. Each instance prints one. */
final class Renderer {
  private static final int STEP = 2;

  private final int width;
  private final String lineBreak;

  /** Whether only the length of lines is of interest: then nothing within is measured by itself. */
  private final boolean measures;

  private final StringBuilder out = new StringBuilder();
  private final ArrayDeque<Item> rest = new ArrayDeque<>();
  private final List<String> remarks = new ArrayList<>();
  private final StringBuilder heredocs = new StringBuilder();

  private int column;
  private int lineStart;
  private int lineIndentation;
  private int breaks;
  private int indentation;

  /** A document that is to be printed, and how. */
  private record Item(Doc doc, int indentation, boolean broken) {}

  private Renderer(int width, String lineBreak, boolean measures) {
    this.width = width;
    this.lineBreak = lineBreak;
    this.measures = measures;
  }

  /**
   * Prints a document; the text ends with a line break unless it is empty.
   *
   * @param width how many characters a line should have at most
   */
  static String render(Doc doc, int width, String lineBreak) {
    return new Renderer(width, lineBreak, false).print(doc);
  }

  private String print(Doc document) {
    rest.push(new Item(document, 0, true));
    while (!rest.isEmpty()) {
      print(rest.pop());
    }
    breakLine(1, 0);
    flush();
    return out.toString();
  }

  private void print(Item item) {
    Doc doc = item.doc;
    if (doc instanceof Doc.Text text) {
      write(text.text());
    } else if (doc instanceof Doc.Concat concat) {
      List<Doc> parts = concat.parts();
      for (int i = parts.size() - 1; i >= 0; i--) {
        rest.push(new Item(parts.get(i), item.indentation, item.broken));
      }
    } else if (doc instanceof Doc.Line line) {
      if (item.broken) {
        breakLine(line.blank() ? 2 : 1, item.indentation);
      } else {
        write(line.flat());
      }
    } else if (doc instanceof Doc.Group group) {
      boolean broken = group.breaks() || (item.broken && !fits(group.content()));
      rest.push(new Item(group.content(), item.indentation, broken));
    } else if (doc instanceof Doc.Aligned lines) {
      rest.push(new Item(chosen(lines, item), item.indentation, item.broken));
    } else if (doc instanceof Doc.Hug hug) {
      hug(hug, item);
    } else if (doc instanceof Doc.Indent indent) {
      rest.push(new Item(indent.content(), item.indentation + STEP, item.broken));
    } else if (doc instanceof Doc.Break line) {
      breakLine(line.blank() ? 2 : 1, item.indentation);
    } else if (doc instanceof Doc.Choice choice) {
      write(item.broken ? choice.broken() : choice.flat());
    } else if (doc instanceof Doc.Raw raw) {
      write(raw.text());
    } else if (doc instanceof Doc.Remark remark) {
      remarks.add(remark.comment());
    } else if (doc instanceof Doc.Comment comment) {
      breakLine(1, item.indentation);
      write(comment.text());
      breakLine(1, item.indentation);
    } else if (doc instanceof Doc.Heredoc heredoc) {
      write(heredoc.tag());
      heredocs.append(heredoc.body());
    }
  }

  private void hug(Doc.Hug hug, Item item) {
    if (left() < hug.head().width()) {
      rest.push(new Item(hug.listed(), item.indentation, true));
      return;
    }
    rest.push(new Item(hug.last(), item.indentation, item.broken));
    rest.push(new Item(hug.head(), item.indentation, false));
  }

  private Doc chosen(Doc.Aligned lines, Item item) {
    if (!item.broken || measures) {
      return lines.aligned();
    }
    int most = width - item.indentation;
    int longest = longestLine(lines.aligned(), most);
    return longest <= most || longest <= longestLine(lines.plain(), most)
        ? lines.aligned()
        : lines.plain();
  }

  private static int longestLine(Doc doc, int width) {
    return new Renderer(width, "\n", true)
        .print(doc)
        .lines()
        .mapToInt(line -> line.codePointCount(0, line.length()))
        .max()
        .orElse(0);
  }

  /** How many characters the line still takes. */
  private int left() {
    return width - (breaks > 0 ? indentation : column);
  }

  private void breakLine(int count, int nextIndentation) {
    breaks = Math.max(breaks, count);
    indentation = nextIndentation;
  }

  private void write(String text) {
    String shown = text;
    if (breaks > 0 || out.isEmpty()) {
      shown = text.stripLeading();
      if (shown.isEmpty()) {
        return;
      }
      flush();
      lineStart = out.length();
      lineIndentation = indentation;
      out.append(" ".repeat(indentation));
      column = indentation;
    }
    out.append(shown);
    int last = shown.lastIndexOf('\n') + 1;
    int characters = shown.codePointCount(last, shown.length());
    column = last > 0 ? characters : column + characters;
  }

  /** Ends the line: with its comment, then the texts of its heredocs. */
  private void flush() {
    if (!out.isEmpty() && breaks > 0) {
      trim();
      writeRemarks();
      out.append(lineBreak);
      out.append(heredocs);
      heredocs.setLength(0);
      out.append(lineBreak.repeat(breaks - 1));
    }
    breaks = 0;
  }

  /** A line ends with one line comment at most; others that would, go above it. */
  private void writeRemarks() {
    StringBuilder above = new StringBuilder();
    for (int i = 0; i < remarks.size(); i++) {
      String remark = remarks.get(i);
      if (remark.startsWith("#") && i < remarks.size() - 1) {
        above.append(" ".repeat(contentIndentation())).append(remark).append(lineBreak);
      } else {
        out.append(' ').append(remark);
      }
    }
    out.insert(lineStart, above);
    remarks.clear();
  }

  /** The indentation of comments above the line: what it closes, they belong to. */
  private int contentIndentation() {
    int first = lineStart + lineIndentation;
    while (out.indexOf("/*", first) == first) {
      first = out.indexOf("*/", first + 2) + 3;
    }
    boolean closesLambda = out.indexOf("| ", first) == first;
    boolean closesBracket = first < out.length() && "]})".indexOf(out.charAt(first)) >= 0;
    return lineIndentation + (closesLambda || closesBracket ? STEP : 0);
  }

  private void trim() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }

  /** Whether a document and what follows it on its line fit into that. */
  private boolean fits(Doc document) {
    int left = left();
    Iterator<Item> following = rest.iterator();
    ArrayDeque<Item> measured = new ArrayDeque<>();
    measured.push(new Item(document, 0, false));
    while (left >= 0) {
      if (measured.isEmpty()) {
        if (!following.hasNext()) {
          return true;
        }
        measured.push(following.next());
      }
      Item item = measured.pop();
      Doc doc = item.doc;
      if (doc instanceof Doc.Concat concat) {
        List<Doc> parts = concat.parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
          measured.push(new Item(parts.get(i), 0, item.broken));
        }
      } else if (doc instanceof Doc.Indent indent) {
        measured.push(new Item(indent.content(), 0, item.broken));
      } else if (doc instanceof Doc.Aligned lines) {
        measured.push(new Item(lines.plain(), 0, item.broken));
      } else if (doc instanceof Doc.Hug hug) {
        measured.push(new Item(hug.last(), 0, item.broken));
        measured.push(new Item(hug.head(), 0, false));
      } else if (doc instanceof Doc.Group group) {
        measured.push(new Item(group.content(), 0, group.breaks() || item.broken));
      } else if (doc instanceof Doc.Break
          || doc instanceof Doc.Comment
          || (doc instanceof Doc.Line && item.broken)) {
        return true;
      } else if (doc instanceof Doc.Choice choice) {
        left -= (item.broken ? choice.broken() : choice.flat()).length();
      } else {
        left -= doc.width();
        if (doc instanceof Doc.Raw) {
          return left >= 0;
        }
      }
    }
    return false;
  }
}
