package plumb.compiler.evaluation;

/**
 * How doubtful code is treated: the settings {@code strict} and {@code strict_variables}.
 *
 * @param doubtful what becomes of code that most likely is a mistake: a key twice in a hash, text
 *     that counts as a number, an override that comes too late
 * @param unknownVariables what an unknown variable means
 * @param deprecations whether it is an error to give a parameter by its old and by its new name
 */
public record Strictness(Level doubtful, Level unknownVariables, boolean deprecations) {
  /** What happens; the values of {@code strict}. */
  public enum Level {
    OFF,
    WARNING,
    ERROR
  }

  /** The defaults of Puppet 7: {@code strict=warning}, {@code strict_variables=false}. */
  public static final Strictness PUPPET_7 = of(Level.WARNING, false);

  /** Unknown variables are errors. */
  public static final Strictness STRICT_VARIABLES = of(Level.WARNING, true);

  /** What the two settings mean together. */
  public static Strictness of(Level strict, boolean strictVariables) {
    return new Strictness(strict, strictVariables ? Level.ERROR : strict, false);
  }

  /** The same, and strict about deprecated names if asked for. */
  public Strictness withDeprecations(boolean strict) {
    return new Strictness(doubtful, unknownVariables, strict);
  }
}
