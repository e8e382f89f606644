package plumb.compiler.fuzz;

import java.io.IOException;

/** The entry that the fuzzer calls, once for each input, in a process of its own. */
public final class FuzzDriver {
  private static Target target = Target.LEXER;

  private FuzzDriver() {}

  /** Takes the target's name. */
  public static void fuzzerInitialize(String[] arguments) {
    target = Target.valueOf(arguments[0]);
  }

  /** Runs one input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    target.run(input);
  }
}
