package plumb.analysis.upgrade;

import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Subject;
import plumb.analysis.interfaces.DeclaredType;
import plumb.analysis.interfaces.Element;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Refusal;
import plumb.analysis.upgrade.Use.Effect;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Splat;
import plumb.values.Type;
import plumb.values.Undef;

/** Whether new types take what code gives them. */
final class ValueEffects {
  private final Program program;
  private final Upgrade upgrade;

  ValueEffects(Program program, Upgrade upgrade) {
    this.program = program;
    this.upgrade = upgrade;
  }

  /** What a change does to a parameter that gets a value; null for nothing. */
  @Nullable Effect effect(Change change, Expr value) {
    if (!UsesOfFile.isOfType(change)) {
      DeclaredType now = upgrade.typeOfSame(change, change.subject(), change.successor());
      Object known = program.constants().value(value, program.asSource());
      return now != null && known != null && known != Undef.UNDEF && now.refuses(known)
          ? Effect.REFUSED
          : UsesOfFile.effect(change, Effect.FAILS);
    }
    Subject successor = change.successor();
    DeclaredType type = upgrade.typeOf(successor == null ? change.subject() : successor);
    if (type == null || value instanceof Literal literal && literal.value() == Undef.UNDEF) {
      return null;
    }
    Object known = program.constants().value(value, program.asSource());
    if (known != null) {
      return type.refuses(known) ? Effect.REFUSED : type.isKnown() ? null : Effect.DOUBTFUL;
    }
    Type own = type.type();
    boolean refused =
        own != null
            && type.isKnown()
            && Refusal.isCertain(own, value, program.constants(), program.asSource());
    return refused ? Effect.REFUSED : Effect.DOUBTFUL;
  }

  /** Whether the new version of a function takes a call, as far as that is known. */
  boolean fits(Call call, String name) {
    Element.Function function = upgrade.function(name);
    return function == null
        || function.signatures().isEmpty()
        || call.args().stream().anyMatch(Splat.class::isInstance)
        || function.signatures().stream().anyMatch(signature -> fits(call, signature));
  }

  /** Whether nothing of a call is certainly wrong. */
  private boolean fits(Call call, Element.Signature signature) {
    int count = call.args().size();
    if (count < signature.least() || count > signature.most()) {
      return false;
    }
    boolean block = call.lambda() != null;
    boolean fits =
        switch (signature.block()) {
          case NONE -> !block;
          case OPTIONAL -> true;
          case REQUIRED -> block;
        };
    for (int i = 0; i < count && fits; i++) {
      int index = Math.min(i, signature.parameters().size() - 1);
      DeclaredType declared = signature.parameters().get(index).type();
      Type type = declared.type();
      fits =
          type == null
              || !declared.isKnown()
              || !Refusal.isCertain(
                  type, call.args().get(i), program.constants(), program.asSource());
    }
    return fits;
  }
}
