package plumb.cli;

import java.util.concurrent.Callable;

/**
 * A command that runs without picocli where its command line is plain: see {@link PlainArguments}.
 */
interface PlainCommand extends Callable<Integer> {
  /**
   * Sets an option that takes a value.
   *
   * @param name its exact name
   * @return whether there is such an option, and it is one of those that need no more than this
   */
  boolean set(String name, String value);

  /** Sets an option that takes no value; returns as {@link #set(String, String)} does. */
  boolean set(String name);

  /** Sets what stands without an option; returns as {@link #set(String, String)} does. */
  boolean setOperand(String value);

  /** Whether all is there that a run needs. */
  boolean isComplete();
}
