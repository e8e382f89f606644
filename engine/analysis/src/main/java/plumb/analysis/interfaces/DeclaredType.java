package plumb.analysis.interfaces;

import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.types.AnyType;

/**
 * The type that a declaration asks for. Names that nothing around the module defines stand for
 * themselves.
 *
 * @param text as it is written, in one line
 * @param type null when it cannot be worked out
 */
public record DeclaredType(String text, @Nullable Type type) {
  /** What a declaration without a type means. */
  public static final DeclaredType ANY = new DeclaredType("Any", AnyType.ANY);

  /** How one type stands to another one. */
  public enum Relation {
    SAME,
    /** It takes all that the other one takes, and more. */
    WIDER,
    /** It takes less, and nothing that the other one does not take. */
    NARROWER,
    /** It takes something else. */
    OTHER,
    /** They are written in another way, and what one of them means is not known. */
    UNKNOWN
  }

  /** How this type stands to the one that was there before. */
  public Relation relationTo(DeclaredType before) {
    Type own = type;
    Type other = before.type;
    if (own == null || other == null) {
      return text.equals(before.text) ? Relation.SAME : Relation.UNKNOWN;
    }
    try {
      boolean takesAll = Inclusion.takesAll(own, other);
      boolean isTaken = Inclusion.takesAll(other, own);
      if (takesAll) {
        return isTaken ? Relation.SAME : Relation.WIDER;
      }
      if (isTaken) {
        return Relation.NARROWER;
      }
      return UnknownTypes.isIn(own) || UnknownTypes.isIn(other) ? Relation.UNKNOWN : Relation.OTHER;
    } catch (EvaluationException | CompileException e) {
      // An alias whose body is wrong.
      return text.equals(before.text) ? Relation.SAME : Relation.UNKNOWN;
    }
  }

  /** Whether all names in it are known. */
  public boolean isKnown() {
    Type own = type;
    try {
      return own != null && !UnknownTypes.isIn(own);
    } catch (EvaluationException | CompileException e) {
      return false;
    }
  }

  /** Whether a value is certainly refused. */
  public boolean refuses(Object value) {
    Type own = type;
    try {
      return own != null && !UnknownTypes.isIn(own) && !own.isInstance(value);
    } catch (EvaluationException | CompileException e) {
      return false;
    }
  }
}
