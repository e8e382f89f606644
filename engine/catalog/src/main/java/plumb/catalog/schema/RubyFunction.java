package plumb.catalog.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function as its Ruby source declares it. Immutable.
 *
 * @param name in lower case, with the module's name where it has one
 * @param api which kind of function it is
 * @param signatures the calls that it takes; empty when the source computes them
 */
public record RubyFunction(String name, Api api, List<Signature> signatures) {

  /** The ways to write a function. */
  public enum Api {
    /** {@code Puppet::Functions.create_function}. */
    PUPPET_4,
    /** {@code newfunction} of {@code Puppet::Parser::Functions}. */
    PUPPET_3
  }

  /** Whether a call needs a block. */
  public enum Block {
    NONE,
    OPTIONAL,
    REQUIRED
  }

  /**
   * A form that calls may have.
   *
   * @param returnType null when the source does not say
   */
  public record Signature(List<Parameter> parameters, Block block, @Nullable String returnType) {}

  /**
   * A parameter.
   *
   * @param type null when the source computes it
   * @param optional whether calls may leave it out
   * @param repeated whether it takes all arguments that follow
   */
  public record Parameter(String name, @Nullable String type, boolean optional, boolean repeated) {}
}
