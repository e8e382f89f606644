package plumb.compiler.erb;

import plumb.values.Default;

/**
 * A symbol of a template's code.
 *
 * @param name without the colon
 */
public record RubySymbol(String name) {
  /** The value that a symbol is: {@code :default} is one of the language's own. */
  public static Object of(String name) {
    return name.equals("default") ? Default.DEFAULT : new RubySymbol(name);
  }
}
