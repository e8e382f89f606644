package plumb.analysis.format;

import java.util.List;

/**
 * Text with the places where its lines may break. Wadler, "A prettier printer" (2003), is where the
 * idea is from; comments and heredocs are added, which stand on lines or end them. Immutable.
 */
sealed interface Doc {
  Doc EMPTY = new Text("");
  Doc SPACE = new Text(" ");

  /** A line break in a broken group, else nothing. */
  Doc SOFT_LINE = new Line("", false);

  /** A line break in a broken group, else a blank. */
  Doc LINE = new Line(" ", false);

  Doc HARD_LINE = new Break(false);
  Doc BLANK_LINE = new Break(true);

  /** Whether some of it must stand on another line than the rest. */
  default boolean breaks() {
    return false;
  }

  /** Whether it ends with a comment, which nothing may follow on its line. */
  default boolean endsWithComment() {
    return false;
  }

  /** Whether it has no text, but for comments that end the line. */
  default boolean isEmpty() {
    return false;
  }

  /** Text without line breaks. */
  record Text(String text) implements Doc {
    @Override
    public boolean isEmpty() {
      return text.isEmpty();
    }
  }

  /** Text that may hold line breaks, and stays as it is. */
  record Raw(String text) implements Doc {}

  /**
   * Where a line may break.
   *
   * @param flat what stands there if it does not
   * @param blank whether a blank line follows if it does
   */
  record Line(String flat, boolean blank) implements Doc {
    @Override
    public boolean isEmpty() {
      return true;
    }
  }

  /** Where a line ends. */
  record Break(boolean blank) implements Doc {
    @Override
    public boolean breaks() {
      return true;
    }
  }

  /** Two texts: one for a broken group, one for a group in a line. Neither breaks. */
  record Choice(String broken, String flat) implements Doc {
    @Override
    public boolean isEmpty() {
      return true;
    }
  }

  /** A comment at the end of the line, whatever else comes to stand on that. */
  record Remark(String comment) implements Doc {
    @Override
    public boolean endsWithComment() {
      return true;
    }

    @Override
    public boolean isEmpty() {
      return true;
    }
  }

  /** A comment on lines of its own. */
  record Comment(String text) implements Doc {
    @Override
    public boolean breaks() {
      return true;
    }
  }

  /** The tag of a heredoc; below its line, its text follows. */
  record Heredoc(String tag, String body) implements Doc {}

  /** A step to the right for the lines that begin within. */
  record Indent(Doc content) implements Doc {
    @Override
    public boolean breaks() {
      return content.breaks();
    }

    @Override
    public boolean endsWithComment() {
      return content.endsWithComment();
    }

    @Override
    public boolean isEmpty() {
      return content.isEmpty();
    }
  }

  /** What stands in one line, if it fits: else all its own lines break. */
  record Group(Doc content, boolean breaks) implements Doc {
    @Override
    public boolean endsWithComment() {
      return content.endsWithComment();
    }

    @Override
    public boolean isEmpty() {
      return content.isEmpty();
    }
  }

  /**
   * Elements of which the last may have several lines while the others stay on the first.
   *
   * @param head what stands before the last element, in one line
   * @param last the last element and what follows it
   * @param listed what to print instead when the head is too long for its line
   */
  record Hug(Doc head, Doc last, Doc listed) implements Doc {
    @Override
    public boolean breaks() {
      return last.breaks();
    }

    @Override
    public boolean endsWithComment() {
      return last.endsWithComment();
    }
  }

  /** Lines that align, and the same without that for when they get too long by it. */
  record Aligned(Doc aligned, Doc plain) implements Doc {
    @Override
    public boolean breaks() {
      return aligned.breaks();
    }

    @Override
    public boolean endsWithComment() {
      return aligned.endsWithComment();
    }
  }

  /** One after the other. */
  record Concat(List<Doc> parts, boolean breaks, boolean endsWithComment, boolean isEmpty)
      implements Doc {}

  static Doc text(String text) {
    return new Text(text);
  }

  /** A source's own text, which may hold line breaks. */
  static Doc source(String text) {
    return text.indexOf('\n') < 0 ? new Text(text) : new Raw(text);
  }

  static Doc indent(Doc content) {
    return new Indent(content);
  }

  static Doc group(Doc content) {
    return group(content, false);
  }

  static Doc group(Doc content, boolean broken) {
    return new Group(content, broken || content.breaks());
  }

  static Doc concat(Doc... parts) {
    return concat(List.of(parts));
  }

  static Doc concat(List<Doc> parts) {
    boolean breaks = false;
    boolean comment = false;
    boolean empty = true;
    for (Doc part : parts) {
      breaks |= part.breaks() || (comment && !part.isEmpty());
      comment = part.endsWithComment() || (comment && part.isEmpty());
      empty &= part.isEmpty();
    }
    return new Concat(List.copyOf(parts), breaks, comment, empty);
  }

  /** How wide it is in one line, in characters; of text with line breaks, the first line. */
  default int width() {
    if (this instanceof Text text) {
      return text.text.codePointCount(0, text.text.length());
    } else if (this instanceof Raw raw) {
      return raw.text.indexOf('\n');
    } else if (this instanceof Line line) {
      return line.flat.length();
    } else if (this instanceof Choice choice) {
      return choice.flat.length();
    } else if (this instanceof Heredoc heredoc) {
      return heredoc.tag.length();
    } else if (this instanceof Indent indent) {
      return indent.content.width();
    } else if (this instanceof Group group) {
      return group.content.width();
    } else if (this instanceof Aligned lines) {
      return lines.aligned.width();
    } else if (this instanceof Hug hug) {
      return hug.head.width() + hug.last.width();
    } else if (this instanceof Concat concat) {
      return concat.parts.stream().mapToInt(Doc::width).sum();
    }
    return 0;
  }
}
