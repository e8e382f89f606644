package plumb.host.lines;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/** Reads and checks the parameters of a {@code file_line}. */
final class LineDeclaration {
  private final Declaration declaration;

  LineDeclaration(Declaration declaration) {
    this.declaration = declaration;
  }

  DesiredLine read() {
    declaration.value("name");
    declaration.word("provider", List.of("ruby"));
    boolean present =
        declaration.word("ensure", List.of("present", "absent"), "present").equals("present");
    String line = declaration.text("line");
    Regex match = regex("match");
    boolean matchForAbsence = flag("match_for_absence", false);
    boolean replace = flag("replace", true);
    boolean replaceAll = flag("replace_all_matches_not_matching_line", false);
    boolean multiple = flag("multiple", false);
    if (replaceAll && !multiple && declaration.has("multiple")) {
      declaration.problem(
          "multiple must be true when replace_all_matches_not_matching_line is true");
    }
    if (replaceAll && !replace) {
      declaration.problem(
          "replace must be true when replace_all_matches_not_matching_line is true");
    }
    if (line == null && (present || match == null || !matchForAbsence)) {
      declaration.problem("line is a required attribute");
    }
    return new DesiredLine(
        path(),
        present,
        line,
        match,
        matchForAbsence,
        multiple,
        regex("after"),
        replace,
        replaceAll,
        flag("append_on_no_match", true),
        encoding());
  }

  private boolean flag(String name, boolean otherwise) {
    String word = declaration.word(name, List.of("true", "false"));
    return word == null ? otherwise : word.equals("true");
  }

  private Path path() {
    String path = declaration.text("path");
    if (path == null) {
      declaration.problem("path is a required attribute");
    } else if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
      declaration.problem("path", "File paths must be fully qualified, not '" + path + "'");
    } else {
      return Path.of(path).normalize();
    }
    return Path.of("/");
  }

  private @Nullable Regex regex(String name) {
    String source = declaration.text(name);
    if (source == null) {
      return null;
    }
    Regex regex = Regex.of(source);
    try {
      regex.validate();
    } catch (EvaluationException e) {
      declaration.problem(name, e.getMessage());
    }
    return regex;
  }

  /** Lines end with one byte in all encodings but the wide ones. */
  private Charset encoding() {
    String name = declaration.text("encoding", "UTF-8");
    try {
      Charset charset = Charset.forName(name);
      if (charset.canEncode() && "\n".getBytes(charset).length == 1) {
        return charset;
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // Said below, as for those that are known and not usable.
    }
    declaration.problem("encoding", "the encoding '" + name + "' is not supported");
    return StandardCharsets.UTF_8;
  }
}
