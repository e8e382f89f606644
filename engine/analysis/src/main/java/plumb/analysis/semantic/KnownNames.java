package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/** Names of functions and types that a wrong one may have been meant for. Stateless. */
final class KnownNames {
  private static final List<String> FUNCTIONS =
      List.of(
          "abs",
          "alert",
          "all",
          "annotate",
          "any",
          "assert_type",
          "binary_file",
          "break",
          "call",
          "camelcase",
          "capitalize",
          "ceiling",
          "chomp",
          "chop",
          "compare",
          "contain",
          "convert_to",
          "create_resources",
          "crit",
          "debug",
          "defined",
          "dig",
          "digest",
          "downcase",
          "each",
          "emerg",
          "empty",
          "epp",
          "err",
          "fail",
          "file",
          "filter",
          "find_file",
          "find_template",
          "flatten",
          "floor",
          "fqdn_rand",
          "generate",
          "get",
          "getvar",
          "group_by",
          "hiera",
          "hiera_array",
          "hiera_hash",
          "hiera_include",
          "include",
          "index",
          "info",
          "inline_epp",
          "inline_template",
          "inline_velocity",
          "join",
          "keys",
          "length",
          "lest",
          "lookup",
          "lstrip",
          "map",
          "match",
          "max",
          "md5",
          "min",
          "module_directory",
          "new",
          "next",
          "notice",
          "partition",
          "realize",
          "reduce",
          "regsubst",
          "require",
          "return",
          "reverse_each",
          "round",
          "rstrip",
          "scanf",
          "sha1",
          "sha256",
          "shellquote",
          "size",
          "slice",
          "sort",
          "split",
          "sprintf",
          "step",
          "strftime",
          "strip",
          "tag",
          "tagged",
          "template",
          "then",
          "tree_each",
          "type",
          "unique",
          "unwrap",
          "upcase",
          "values",
          "velocity",
          "versioncmp",
          "warning",
          "with");

  private KnownNames() {}

  /** The names of built-in functions, and of those that modules have. */
  static Collection<String> functions(Snapshot snapshot) {
    List<String> names = new ArrayList<>(FUNCTIONS);
    for (Module module : snapshot.modules()) {
      Path directory = module.directory();
      add(directory.resolve("functions"), module.name() + "::", ".pp", names);
      add(directory.resolve("lib/puppet/functions"), "", ".rb", names);
      add(directory.resolve("lib/puppet/parser/functions"), "", ".rb", names);
    }
    return names;
  }

  /** The names of the type aliases that modules have, as they are written. */
  static Collection<String> aliases(Snapshot snapshot) {
    List<String> names = new ArrayList<>();
    for (Module module : snapshot.modules()) {
      List<String> found = new ArrayList<>();
      add(module.directory().resolve("types"), module.name() + "::", ".pp", found);
      found.forEach(name -> names.add(capitalized(name)));
    }
    return names;
  }

  private static String capitalized(String name) {
    StringBuilder written = new StringBuilder();
    for (String segment : name.split("::")) {
      written
          .append(written.isEmpty() ? "" : "::")
          .append(segment.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(segment.substring(1));
    }
    return written.toString();
  }

  private static void add(Path directory, String prefix, String ending, List<String> names) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        String relative = directory.relativize(file).toString();
        if (relative.endsWith(ending)) {
          String name = relative.substring(0, relative.length() - ending.length());
          names.add(prefix + name.replace("/", "::"));
        }
      }
    } catch (IOException e) {
      // A hint is missing; what is wrong is said all the same.
    }
  }
}
