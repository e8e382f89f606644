package plumb.compiler.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** The entry that the fuzzer calls, once for each input, in a process of its own. */
public final class FuzzDriver {
  private static Target target = Target.LEXER;

  private FuzzDriver() {}

  /** Takes the target's name. What the target loads once does not count as an input's time. */
  public static void fuzzerInitialize(String[] arguments) throws IOException {
    target = Target.valueOf(arguments[0]);
    target.run("1".getBytes(UTF_8));
  }

  /** Runs one input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    target.run(input);
  }
}
