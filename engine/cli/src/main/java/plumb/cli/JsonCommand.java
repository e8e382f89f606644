package plumb.cli;

/**
 * A command whose standard output can be for programs: when it fails, that is one object with its
 * {@code diagnostics}, each as {@link plumb.compiler.Problems#data(Throwable)} has it.
 */
interface JsonCommand {
  /** Whether this run's output is for a program. */
  boolean printsJson();
}
