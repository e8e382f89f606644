package plumb.compiler.evaluation;

/**
 * How doubtful code is treated.
 *
 * @param unknownVariables what an unknown variable means
 */
public record Strictness(Level unknownVariables) {
  /** What happens. */
  public enum Level {
    IGNORE,
    WARN,
    FAIL
  }

  /** The defaults of Puppet 7: {@code strict=warning}, {@code strict_variables=false}. */
  public static final Strictness PUPPET_7 = new Strictness(Level.WARN);

  /** Unknown variables are errors. */
  public static final Strictness STRICT_VARIABLES = new Strictness(Level.FAIL);
}
