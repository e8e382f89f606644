package plumb.analysis.semantic.checks;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Assign;
import plumb.compiler.program.Block;
import plumb.compiler.program.Expr;
import plumb.compiler.program.LambdaExpr;

/** Variables that are set, and that nothing reads. */
final class UnusedVariable extends SemanticCheck {
  UnusedVariable() {
    super("unused_variable", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      List<Assign> assigned = code.all(Assign.class);
      boolean judged =
          !assigned.isEmpty()
              && (code.kind() == Code.Kind.CLASS
                  || code.kind() == Code.Kind.DEFINED_TYPE
                  || code.kind() == Code.Kind.FUNCTION);
      Readers readers = judged ? new Readers(program, code) : null;
      if (readers != null && !readers.areUnknown()) {
        Set<Expr> results = results(code);
        for (Assign one : assigned) {
          if (!one.name().startsWith("_")
              && !results.contains(one)
              && !readers.mayRead(one.name())) {
            reports.add(one, "nothing reads $" + one.name());
          }
        }
      }
    }
  }

  /** Assignments at the end of functions, lambdas and branches give their value as the result. */
  private static Set<Expr> results(Code code) {
    Set<Expr> results = Collections.newSetFromMap(new IdentityHashMap<>());
    for (LambdaExpr lambda : code.all(LambdaExpr.class)) {
      results.add(lambda.body().code());
    }
    for (Block block : code.all(Block.class)) {
      if (block != code.body().code() || code.kind() == Code.Kind.FUNCTION) {
        results.add(block.statements().get(block.statements().size() - 1));
      }
    }
    return results;
  }
}
