package plumb.host.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Permissions as a manifest asks for them: octal, or symbolic as chmod(1) takes it. Immutable.
 *
 * <p>Octal ones replace all twelve bits, and on a directory let search who may read. Symbolic ones
 * change what they name.
 */
final class Mode {
  private static final int ALL = 07777;
  private static final int ANY_EXECUTE = 0111;

  private final String text;
  private final int octal;
  private final List<Clause> clauses;

  /**
   * Part of a symbolic mode.
   *
   * @param who some of "ugo"
   * @param actions operators and permissions, such as "=rwX" or "+r-w"
   */
  private record Clause(String who, String actions) {}

  private Mode(String text, int octal, List<Clause> clauses) {
    this.text = text;
    this.octal = octal;
    this.clauses = clauses;
  }

  /** Reads a mode; null when the text is none. */
  static @Nullable Mode parse(String text) {
    if (isOctal(text)) {
      return new Mode(text, Integer.parseInt(text, 8), List.of());
    }
    List<Clause> clauses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Clause clause = clause(part);
      if (clause == null) {
        return null;
      }
      clauses.add(clause);
    }
    return new Mode(text, -1, clauses);
  }

  private static boolean isOctal(String text) {
    String digits = text.startsWith("0") && text.length() == 5 ? text.substring(1) : text;
    if (digits.isEmpty() || digits.length() > 4) {
      return false;
    }
    return digits.chars().allMatch(c -> c >= '0' && c <= '7');
  }

  private static @Nullable Clause clause(String part) {
    int start = 0;
    while (start < part.length() && "ugoa".indexOf(part.charAt(start)) >= 0) {
      start++;
    }
    String who = part.substring(0, start);
    String actions = part.substring(start);
    if (actions.isEmpty() || "-+=".indexOf(actions.charAt(0)) < 0) {
      return null;
    }
    for (int i = 0; i < actions.length(); i++) {
      if ("-+=rwxXstugo".indexOf(actions.charAt(i)) < 0) {
        return null;
      }
    }
    return new Clause(who.isEmpty() || who.contains("a") ? "ugo" : who, actions);
  }

  boolean isSymbolic() {
    return octal < 0;
  }

  /** Returns the bits to set where {@code current} are set now. */
  int applyTo(int current, boolean directory) {
    if (octal >= 0) {
      return directory ? octal | (octal & 0444) >> 2 : octal;
    }
    int bits = current & ALL;
    for (Clause clause : clauses) {
      int before = bits;
      for (int i = 0; i < clause.who.length(); i++) {
        bits = apply(clause.actions, clause.who.charAt(i), bits, before, current, directory);
      }
    }
    return bits;
  }

  private static int apply(
      String actions, char who, int start, int before, int original, boolean directory) {
    int shift = shift(who);
    int bits = start;
    char operator = '=';
    for (int i = 0; i < actions.length(); i++) {
      char action = actions.charAt(i);
      if (action == '=') {
        bits &= ~(7 << shift);
      }
      if ("-+=".indexOf(action) >= 0) {
        operator = action;
        continue;
      }
      int named = named(action, who, shift, before, original, directory);
      bits = operator == '-' ? bits & ~named : bits | named;
    }
    return bits;
  }

  /** Returns the bits that a letter stands for, in their place for {@code who}. */
  private static int named(
      char action, char who, int shift, int before, int original, boolean directory) {
    return switch (action) {
      case 'r' -> 4 << shift;
      case 'w' -> 2 << shift;
      case 'x' -> 1 << shift;
      case 'X' -> directory || (original & ANY_EXECUTE) != 0 ? 1 << shift : 0;
      case 't' -> 01000;
      case 's' -> who == 'u' ? 04000 : who == 'g' ? 02000 : 01000;
      default -> (before >> shift(action) & 7) << shift;
    };
  }

  private static int shift(char who) {
    return who == 'u' ? 6 : who == 'g' ? 3 : 0;
  }

  /** Returns bits as four octal digits. */
  static String octal(int bits) {
    String digits = Integer.toOctalString(bits & ALL);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  /** Returns the mode as it was asked for; octal ones with four digits. */
  @Override
  public String toString() {
    return octal >= 0 ? octal(octal) : text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mode mode && toString().equals(mode.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
