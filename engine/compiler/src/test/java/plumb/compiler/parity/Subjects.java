package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the language offers to expressions: the functions that are installed, and the operators. */
final class Subjects {
  /** Symbols and forms of the language that take values to a value. */
  static final List<String> OPERATORS =
      List.of(
          "operator +",
          "operator -",
          "operator *",
          "operator /",
          "operator %",
          "operator <<",
          "operator >>",
          "operator ==",
          "operator !=",
          "operator <",
          "operator <=",
          "operator >",
          "operator >=",
          "operator =~",
          "operator !~",
          "operator in",
          "operator and",
          "operator or",
          "operator !",
          "operator unary -",
          "operator unary *",
          "operator []",
          "operator =",
          "operator ? {}",
          "operator ->",
          "operator ~>",
          "case",
          "if",
          "unless",
          "interpolation",
          "heredoc",
          "number",
          "variable",
          "call",
          "method call",
          "lambda",
          "type comparison");

  private static final Path INSTALLED = Path.of("/usr/lib/ruby/vendor_ruby/puppet");

  /** A function of the old interface that only says that there is a newer one. */
  private static final Pattern STUB = Pattern.compile("Error\\.is4x|is_4x");

  private Subjects() {}

  static boolean areInstalled() {
    return Files.isDirectory(INSTALLED);
  }

  /** The names of all functions of the installed reference. */
  static SortedSet<String> functions() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (String directory : List.of("functions", "parser/functions")) {
      try (Stream<Path> files = Files.list(INSTALLED.resolve(directory))) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".rb") && !STUB.matcher(Files.readString(file)).find()) {
            names.add(name.substring(0, name.length() - 3));
          }
        }
      }
    }
    return names;
  }
}
