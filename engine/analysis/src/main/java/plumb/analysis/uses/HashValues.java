package plumb.analysis.uses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Code;
import plumb.compiler.program.Arithmetic;
import plumb.compiler.program.Assign;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.SlotVar;

/** The hashes that the expressions of one definition have written out. */
final class HashValues {
  private static final Set<String> MERGING = Set.of("merge", "stdlib::merge", "deep_merge");

  private final Map<String, Expr> assigned = new HashMap<>();
  private final Map<String, Integer> used = new HashMap<>();

  HashValues(Code code) {
    Set<String> twice = new HashSet<>();
    for (Expr one : code.all()) {
      String name = variable(one);
      if (name != null) {
        used.merge(name, 1, Integer::sum);
      } else if (one instanceof Assign assign
          && assigned.put(assign.name(), assign.value()) != null) {
        twice.add(assign.name());
      }
    }
    assigned.keySet().removeAll(twice);
  }

  /**
   * What is known of a hash.
   *
   * @param hashes the parts that are written out
   * @param isWhole whether that is all of it
   */
  record Known(List<Part> hashes, boolean isWhole) {}

  /**
   * A part of a hash.
   *
   * @param isShared whether it is used at other places, too
   */
  record Part(HashExpr hash, boolean isShared) {}

  Known of(Expr expression) {
    List<Part> parts = new ArrayList<>();
    return new Known(parts, collect(expression, false, parts));
  }

  /** Whether all of an expression is known. */
  private boolean collect(Expr expression, boolean isShared, List<Part> to) {
    if (expression instanceof HashExpr hash) {
      to.add(new Part(hash, isShared));
      return true;
    }
    String name = variable(expression);
    if (name != null) {
      Expr value = assigned.get(name);
      // Nobody takes a variable from itself, but a text may say so.
      boolean more = isShared || used.getOrDefault(name, 0) > 1;
      return value != null && variable(value) == null && collect(value, more, to);
    }
    if (expression instanceof Arithmetic sum && sum.operator() == Arithmetic.Operator.ADD) {
      boolean left = collect(sum.left(), isShared, to);
      return collect(sum.right(), isShared, to) && left;
    }
    if (expression instanceof Call call && MERGING.contains(call.name())) {
      boolean all = true;
      for (Expr argument : call.args()) {
        all &= collect(argument, isShared, to);
      }
      return all;
    }
    return false;
  }

  private static @Nullable String variable(Expr expression) {
    if (expression instanceof SlotVar variable) {
      return variable.name();
    }
    return expression instanceof NamedVar variable ? variable.name() : null;
  }
}
