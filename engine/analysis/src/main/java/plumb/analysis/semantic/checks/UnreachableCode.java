package plumb.analysis.semantic.checks;

import java.util.List;
import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Block;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.If;

/** Statements behind one that always leaves: {@code fail()}, {@code return()} and the like. */
final class UnreachableCode extends SemanticCheck {
  private static final Set<String> LEAVING = Set.of("fail", "return", "next", "break");

  UnreachableCode() {
    super("unreachable_code", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      for (Block block : code.all(Block.class)) {
        List<Expr> statements = block.statements();
        for (int i = 0; i + 1 < statements.size(); i++) {
          if (leaves(statements.get(i))) {
            reports.add(
                statements.get(i + 1), "nothing gets here: what is before it always leaves");
            break;
          }
        }
      }
    }
  }

  private static boolean leaves(Expr statement) {
    if (statement instanceof Call call) {
      return LEAVING.contains(call.name());
    }
    if (statement instanceof Block block) {
      return block.statements().stream().anyMatch(UnreachableCode::leaves);
    }
    return statement instanceof If choice
        && choice.thenBranch() != null
        && choice.elseBranch() != null
        && leaves(choice.thenBranch())
        && leaves(choice.elseBranch());
  }
}
