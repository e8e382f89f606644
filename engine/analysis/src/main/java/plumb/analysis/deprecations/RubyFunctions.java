package plumb.analysis.deprecations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.snapshot.Module;
import plumb.dsl.source.TextFile;

/** Finds the functions of a module in Ruby that puppet-strings' tag calls deprecated. */
final class RubyFunctions {
  private static final Pattern TAG = Pattern.compile("^\\s*#\\s*(@deprecated\\b.*)");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "^\\s*Puppet::Functions\\.create_function\\(\\s*:?[\"']?([\\w:]+)|\\bnewfunction\\(\\s*:?[\"']?(\\w+)");

  private RubyFunctions() {}

  static List<RecognisedDeprecation> in(Module module) throws IOException {
    List<RecognisedDeprecation> found = new ArrayList<>();
    for (String folder : List.of("lib/puppet/functions", "lib/puppet/parser/functions")) {
      Path directory = module.directory().resolve(folder);
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.walk(directory)) {
          for (Path file : files.filter(one -> one.toString().endsWith(".rb")).sorted().toList()) {
            RecognisedDeprecation one = TextFile.isReadable(file) ? read(file) : null;
            if (one != null) {
              found.add(one);
            }
          }
        }
      }
    }
    return found;
  }

  private static @Nullable RecognisedDeprecation read(Path file) throws IOException {
    List<String> lines = TextFile.read(file).lines().toList();
    Evidence tag = null;
    for (int i = 0; i < lines.size(); i++) {
      String path = file.toString();
      Matcher tagged = TAG.matcher(lines.get(i));
      Matcher function = FUNCTION.matcher(lines.get(i));
      if (tagged.matches()) {
        String text = Wording.oneLine(tagged.group(1));
        tag = new Evidence(Evidence.Kind.TAG, path, i + 1, tagged.start(1) + 1, text);
      } else if (function.find()) {
        int group = function.group(1) == null ? 2 : 1;
        return tag == null
            ? null
            : new RecognisedDeprecation(
                Kind.FUNCTION,
                function.group(group),
                null,
                path,
                i + 1,
                function.start(group) + 1,
                Confidence.STATED,
                null,
                List.of(),
                List.of(tag));
      }
    }
    return null;
  }
}
