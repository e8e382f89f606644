package plumb.analysis.rename;

import java.util.Set;
import plumb.analysis.semantic.Code;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.QualifiedVar;
import plumb.values.functions.PureFunctions;
import plumb.values.functions.stdlib.StdlibFunctions;

/** Knows code whose value can be another one on each node, as it reads more than its parameters. */
final class NodeReads {
  /** Functions that get at facts, variables or other functions by way of their caller. */
  private static final Set<String> ASKING =
      Set.of(
          "call",
          "fact",
          "fqdn_rand",
          "fqdn_rand_string",
          "fqdn_rotate",
          "getvar",
          "has_interface_with",
          "has_ip_address",
          "has_ip_network",
          "import",
          "os_version_gte",
          "time");

  private NodeReads() {}

  /** Whether code reads, or may read, what belongs to a node. */
  static boolean areIn(Expr code) {
    return Code.within(code).stream().anyMatch(NodeReads::isOne);
  }

  private static boolean isOne(Expr expression) {
    return expression instanceof NamedVar
        || expression instanceof QualifiedVar
        || expression instanceof Call call && asks(call.name());
  }

  private static boolean asks(String function) {
    String name = function.startsWith("::") ? function.substring(2) : function;
    boolean pure = PureFunctions.find(name) != null || StdlibFunctions.find(name) != null;
    return !pure || ASKING.contains(name);
  }
}
