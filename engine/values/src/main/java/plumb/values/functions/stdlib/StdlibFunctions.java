package plumb.values.functions.stdlib;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.values.functions.Function;

/**
 * The native versions of stdlib's functions. A function is made when it is first asked for, and is
 * shared by all threads from then on.
 */
public final class StdlibFunctions {
  private static final ConcurrentHashMap<String, Function> FOUND = new ConcurrentHashMap<>();

  private StdlibFunctions() {}

  /**
   * The native version of the function of that name, null when there is none. It is to be used
   * where stdlib defines the function, and nowhere else.
   */
  public static @Nullable Function find(String name) {
    Function function = FOUND.get(name);
    if (function == null) {
      function = make(name);
      if (function != null) {
        FOUND.put(name, function);
      }
    }
    return function;
  }

  private static @Nullable Function make(String name) {
    if (name.startsWith("validate_")) {
      return Validation.find(name);
    }
    if (name.startsWith("is_")) {
      return TypeChecks.find(name);
    }
    return switch (name) {
      case "any2array",
          "concat",
          "count",
          "difference",
          "hash",
          "intersection",
          "member",
          "pick",
          "pick_default",
          "reverse",
          "union",
          "values_at",
          "zip" ->
          Lists.find(name);
      case "delete",
          "delete_at",
          "delete_regex",
          "delete_undef_values",
          "delete_values",
          "grep",
          "reject" ->
          Deletions.find(name);
      case "range" -> Ranges.range();
      case "deep_merge",
          "dig44",
          "has_key",
          "join_keys_to_values",
          "merge",
          "prefix",
          "suffix",
          "try_get_value" ->
          Hashes.find(name);
      case "any2bool",
          "bool2num",
          "bool2str",
          "clamp",
          "convert_base",
          "num2bool",
          "str2bool",
          "to_bytes",
          "type3x",
          "type_of" ->
          Scalars.find(name);
      case "basename",
          "dirname",
          "dos2unix",
          "regexpescape",
          "sprintf_hash",
          "squeeze",
          "stdlib::end_with",
          "stdlib::extname",
          "stdlib::start_with",
          "stdlib::xml_encode",
          "swapcase",
          "unix2dos",
          "uriescape" ->
          Texts.find(name);
      case "base64", "fqdn_uuid", "str2saltedpbkdf2", "str2saltedsha512" -> Encodings.find(name);
      case "batch_escape", "powershell_escape", "shell_escape", "shell_join", "shell_split" ->
          Shells.find(name);
      case "enclose_ipv6",
          "has_interface_with",
          "has_ip_address",
          "has_ip_network",
          "stdlib::ip_in_range" ->
          Networks.find(name);
      case "deprecation",
          "fact",
          "fqdn_rand_string",
          "fqdn_rotate",
          "os_version_gte",
          "seeded_rand",
          "seeded_rand_string",
          "time" ->
          Hosts.find(name);
      case "parsejson",
          "parsepson",
          "parseyaml",
          "to_json",
          "to_json_pretty",
          "to_python",
          "to_ruby",
          "to_yaml" ->
          Documents.find(name);
      default -> null;
    };
  }
}
