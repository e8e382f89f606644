package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An expression that both evaluate at top scope.
 *
 * <p>Files of expressions have one a line, below a line {@code === SUBJECT}: the function or
 * operator that they are about; or {@code !== SUBJECT} above those that must fail. A line that
 * begins with {@code #} is a comment; {@code ⏎} stands for the end of a line in the expression.
 *
 * @param place file and line, for messages
 * @param fails whether the reference must refuse it; guards against mistakes in the text
 */
record Expression(String place, String subject, boolean fails, String text) {

  static List<Expression> read(Path file) throws IOException {
    List<Expression> expressions = new ArrayList<>();
    String subject = "";
    boolean fails = false;
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String place = file.getFileName() + ":" + number;
      if (line.startsWith("=== ") || line.startsWith("!== ")) {
        subject = line.substring(4).strip();
        fails = line.startsWith("!");
      } else if (!line.isBlank() && !line.startsWith("#")) {
        if (subject.isEmpty()) {
          throw new IOException(place + ": an expression before the first subject");
        }
        expressions.add(new Expression(place, subject, fails, line.replace('⏎', '\n')));
      }
    }
    return expressions;
  }

  @Override
  public String toString() {
    return place + " " + text;
  }
}
