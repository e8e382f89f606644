package plumb.values.functions;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.values.InstalledPuppet;
import plumb.values.functions.stdlib.StdlibFunctions;

/** The native versions of stdlib's functions give what the installed module's Ruby code gives. */
final class StdlibParityTest {
  private static final Path STDLIB = Path.of("/usr/share/puppet/modules/stdlib");

  /** Functions whose results do not depend on chance or time. */
  private static final List<String> NAMES =
      List.of(
          "any2array",
          "any2bool",
          "base64",
          "basename",
          "batch_escape",
          "bool2num",
          "bool2str",
          "clamp",
          "concat",
          "convert_base",
          "count",
          "deep_merge",
          "delete",
          "delete_at",
          "delete_regex",
          "delete_undef_values",
          "delete_values",
          "difference",
          "dig44",
          "dirname",
          "dos2unix",
          "enclose_ipv6",
          "fact",
          "fqdn_rand_string",
          "fqdn_rotate",
          "fqdn_uuid",
          "grep",
          "has_interface_with",
          "has_ip_address",
          "has_ip_network",
          "has_key",
          "hash",
          "intersection",
          "is_a",
          "is_absolute_path",
          "is_array",
          "is_bool",
          "is_domain_name",
          "is_email_address",
          "is_float",
          "is_hash",
          "is_integer",
          "is_ip_address",
          "is_ipv4_address",
          "is_ipv6_address",
          "is_mac_address",
          "is_numeric",
          "is_string",
          "join_keys_to_values",
          "member",
          "merge",
          "num2bool",
          "os_version_gte",
          "parsejson",
          "pick",
          "pick_default",
          "powershell_escape",
          "prefix",
          "range",
          "regexpescape",
          "reject",
          "reverse",
          "seeded_rand",
          "seeded_rand_string",
          "shell_escape",
          "shell_join",
          "shell_split",
          "sprintf_hash",
          "squeeze",
          "stdlib::end_with",
          "stdlib::extname",
          "stdlib::ip_in_range",
          "stdlib::start_with",
          "stdlib::xml_encode",
          "str2bool",
          "str2saltedpbkdf2",
          "suffix",
          "swapcase",
          "to_bytes",
          "to_json",
          "to_json_pretty",
          "to_yaml",
          "type_of",
          "union",
          "unix2dos",
          "uriescape",
          "validate_absolute_path",
          "validate_array",
          "validate_bool",
          "validate_domain_name",
          "validate_email_address",
          "validate_hash",
          "validate_integer",
          "validate_ip_address",
          "validate_ipv4_address",
          "validate_ipv6_address",
          "validate_legacy",
          "validate_numeric",
          "validate_re",
          "validate_slength",
          "validate_string",
          "values_at",
          "zip");

  @Test
  void chosenAndGeneratedCalls() throws IOException {
    assumeTrue(
        Files.isDirectory(STDLIB), "The module stdlib is not installed: nothing to compare with");
    FunctionCalls calls = new FunctionCalls(StdlibFunctions::find);
    for (String line : CallFile.lines("stdlib.calls")) {
      calls.add(line);
    }
    // References reach such functions as resources, which only Ruby can show.
    GeneratedCalls generated =
        new GeneratedCalls(text -> !text.startsWith("Resource") && !text.startsWith("Class"));
    for (String name : NAMES) {
      generated.addTo(calls, name);
    }
    // A path with stdlib alone, because many modules take long to look through.
    Path modules = Files.createTempDirectory("plumb-modules");
    Path link = Files.createSymbolicLink(modules.resolve("stdlib"), STDLIB);
    try {
      GeneratedCalls.check(calls, InstalledPuppet.withModules(modules.toString()));
    } finally {
      Files.delete(link);
      Files.delete(modules);
    }
  }
}
