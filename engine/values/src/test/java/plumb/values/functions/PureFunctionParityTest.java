package plumb.values.functions;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.values.InstalledPuppet;

/** The built-in functions give what the installed Puppet gives, for good and for bad arguments. */
final class PureFunctionParityTest {
  /** Functions whose results do not depend on when and where they run. */
  private static final List<String> NAMES =
      List.of(
          "abs",
          "all",
          "any",
          "assert_type",
          "camelcase",
          "capitalize",
          "ceiling",
          "chomp",
          "chop",
          "compare",
          "convert_to",
          "dig",
          "downcase",
          "each",
          "empty",
          "filter",
          "flatten",
          "floor",
          "get",
          "group_by",
          "index",
          "join",
          "keys",
          "length",
          "lest",
          "lstrip",
          "map",
          "match",
          "max",
          "md5",
          "min",
          "new",
          "partition",
          "reduce",
          "regsubst",
          "reverse_each",
          "round",
          "rstrip",
          "sha1",
          "sha256",
          "shellquote",
          "size",
          "slice",
          "sort",
          "split",
          "sprintf",
          "step",
          "strip",
          "then",
          "tree_each",
          "type",
          "unique",
          "unwrap",
          "upcase",
          "values",
          "versioncmp",
          "with");

  @Test
  void generatedCalls() throws IOException {
    FunctionCalls calls = new FunctionCalls(PureFunctions::find);
    GeneratedCalls generated = new GeneratedCalls();
    for (String name : NAMES) {
      generated.addTo(calls, name);
    }
    GeneratedCalls.check(calls, InstalledPuppet.get());
  }
}
