package plumb.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.ValueJson;

/** The installed Puppet, in a process of its own for each measurement. */
final class Reference {
  private final Inputs inputs;
  private final int seconds;

  /**
   * @param seconds how long operations are repeated
   */
  Reference(Inputs inputs, int seconds) {
    this.inputs = inputs;
    this.seconds = seconds;
  }

  /**
   * Measures.
   *
   * @param expected what an operation must have done (resources, lines, checks...), for both sides
   *     to do the same
   */
  Sample measure(String job, int size, long expected) throws IOException, InterruptedException {
    return measure(job, size, seconds, expected);
  }

  /** Measures one operation, without a first one to get warm. */
  Sample measureOnce(String job, long expected) throws IOException, InterruptedException {
    return measure(job, 0, 0, expected);
  }

  private Sample measure(String job, int size, int seconds, long expected)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "ruby",
                inputs.reference().toString(),
                job,
                inputs.directory().toString(),
                String.valueOf(seconds),
                String.valueOf(size)));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    // Ruby takes the encoding of files from the locale.
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the reference failed at " + job);
    }
    Map<?, ?> result = (Map<?, ?>) ValueJson.parse(answer);
    double did = number(result, "did");
    if (did != expected) {
      throw new IOException(job + ": the reference did " + did + ", we did " + expected);
    }
    double operations = number(result, "operations");
    return new Sample(number(result, "cpu") / operations, number(result, "wall") / operations);
  }

  private static double number(Map<?, ?> result, String name) {
    return result.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
