package plumb.query;

import java.util.List;

/** What a query asks of a node. Immutable. */
public sealed interface Condition {
  /** At least one of some conditions holds. */
  record Or(List<Condition> any) implements Condition {
    public Or {
      any = List.copyOf(any);
    }
  }

  /** All of some conditions hold. */
  record And(List<Condition> all) implements Condition {
    public And {
      all = List.copyOf(all);
    }
  }

  /** A condition does not hold; {@code !=}, {@code !~} and {@code not in} are such ones, too. */
  record Not(Condition negated) implements Condition {}

  /** A node has something that is neither null nor false. */
  record Present(Term term) implements Condition {}

  /**
   * What a node has compares with one of some values; false when the node has no such thing.
   *
   * @param operands several only with {@link Operator#EQUAL}
   * @param place where the values are in the query's text
   */
  record Test(Term term, Operator operator, List<Operand> operands, Place place)
      implements Condition {
    public Test {
      operands = List.copyOf(operands);
    }
  }

  /** A part of a query's text, in UTF-16 units. */
  record Place(int offset, int length) {}

  /** How two values are compared. */
  enum Operator {
    EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST,
    MATCHES;

    /** Whether it holds for the sign of a comparison. */
    public boolean holds(int sign) {
      return switch (this) {
        case EQUAL -> sign == 0;
        case LESS -> sign < 0;
        case AT_MOST -> sign <= 0;
        case GREATER -> sign > 0;
        case AT_LEAST -> sign >= 0;
        case MATCHES -> false;
      };
    }
  }
}
