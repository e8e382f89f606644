package plumb.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The measurements of both sides, taken in turns; what is printed are the medians. */
final class Comparison {
  private final String title;
  private final String unit;
  private final PrintStream out;

  /**
   * @param title what is measured
   * @param unit what one operation is, as in "a node"
   */
  Comparison(String title, String unit, PrintStream out) {
    this.title = title;
    this.unit = unit;
    this.out = out;
  }

  void print(List<Sample> own, List<Sample> reference) {
    out.println(title);
    out.printf("  %-8s %14s %14s %16s%n", "", "CPU ms", "wall ms", "per CPU second");
    row("plumb", own);
    row("puppet", reference);
    double cpu = median(reference, Sample::cpu) / median(own, Sample::cpu);
    double wall = median(reference, Sample::wall) / median(own, Sample::wall);
    out.printf(Locale.ROOT, "  %-8s %13.1fx %13.1fx   (for %s)%n%n", "ratio", cpu, wall, unit);
  }

  /** Says how much more two threads do than one. */
  void printScaling(List<Sample> one, List<Sample> two) {
    double before = 1 / median(one, Sample::wall);
    double after = 1 / median(two, Sample::wall);
    out.printf(
        Locale.ROOT,
        "%s: %,.0f a second with one thread, %,.0f with two: %.2fx%n%n",
        title,
        before,
        after,
        after / before);
  }

  private void row(String side, List<Sample> samples) {
    double cpu = median(samples, Sample::cpu);
    double wall = median(samples, Sample::wall);
    out.printf(Locale.ROOT, "  %-8s %14.4f %14.4f %,16.1f%n", side, cpu * 1e3, wall * 1e3, 1 / cpu);
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
    double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
    return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElseThrow();
  }
}
