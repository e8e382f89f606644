package plumb.analysis.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case: a sentence, and parts that begin with {@code --- NAME}. The last part is what is to be
 * found; {@code -Dcases=record} writes it anew, and fails.
 */
public final class CaseFile {
  private final Path file;
  private final String inputs;
  private final String expected;

  private CaseFile(Path file, String inputs, String expected) {
    this.file = file;
    this.inputs = inputs;
    this.expected = expected;
  }

  /**
   * A part but the last.
   *
   * @param name what stands behind the dashes
   */
  public record Part(String name, String text) {
    /** Writes the text to a file. */
    public void write(Path path) throws IOException {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    }
  }

  /** The files of a directory, sorted. */
  public static Stream<Path> in(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.sorted().toList().stream();
    }
  }

  /**
   * Reads a case.
   *
   * @param last the name of the last part
   */
  public static CaseFile read(Path file, String last) throws IOException {
    String text = Files.readString(file);
    String line = "--- " + last + "\n";
    int end = text.indexOf(line) + line.length();
    return new CaseFile(file, text.substring(0, end), text.substring(end));
  }

  /** All parts but the last, in their order. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    String[] texts = inputs.split("(?m)^--- ");
    for (String part : List.of(texts).subList(1, texts.length - 1)) {
      int end = part.indexOf('\n');
      parts.add(new Part(part.substring(0, end), part.substring(end + 1)));
    }
    return parts;
  }

  /** Compares what was found with the last part. */
  public void check(String found) throws IOException {
    if ("record".equals(System.getProperty("cases"))) {
      Files.writeString(file, inputs + found);
    }
    assertThat(found).isEqualTo(expected);
  }
}
