package plumb.compiler.velocity;

import java.io.Writer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.values.EvaluationException;
import plumb.values.Sensitive;
import plumb.values.Undef;
import plumb.values.ValueText;

/**
 * One rendering: its output, and what it may use up. One Sensitive value makes the whole output
 * Sensitive, as with EPP. Used by one thread, of which it is the current rendering while it runs.
 */
final class Rendering extends Writer {
  /** Rounds of loops and calls of methods. */
  static final int MAX_STEPS = 1_000_000;

  /** Characters of output, and of texts made on the way. */
  static final int MAX_TEXT = 16 << 20;

  static final long MAX_NANOS = 10_000_000_000L;

  private static final ThreadLocal<@Nullable Rendering> CURRENT = new ThreadLocal<>();

  private final CallSite site;
  private final StringBuilder output = new StringBuilder();
  private final long start = System.nanoTime();
  private int steps;
  private int inserted;
  private boolean sensitive;

  Rendering(CallSite site) {
    this.site = site;
  }

  /** The rendering that this thread is in. */
  static Rendering current() {
    Rendering current = CURRENT.get();
    if (current == null) {
      throw new IllegalStateException("no template is being rendered");
    }
    return current;
  }

  CallSite site() {
    return site;
  }

  /**
   * Runs the template.
   *
   * @param failures makes the error of what went wrong
   */
  Object run(Runnable template, Function<Throwable, RuntimeException> failures) {
    Rendering outer = CURRENT.get();
    CURRENT.set(this);
    try {
      template.run();
    } catch (RuntimeException | StackOverflowError e) {
      throw failures.apply(e);
    } finally {
      CURRENT.set(outer);
    }
    String text = output.toString();
    return sensitive ? new Sensitive(text) : text;
  }

  /** Counts a step. */
  void step() {
    if (++steps > MAX_STEPS || System.nanoTime() - start > MAX_NANOS) {
      throw new EvaluationException(
          "TEMPLATE_LIMIT",
          "the template does not end: it took more than "
              + MAX_STEPS
              + " steps or "
              + MAX_NANOS / 1_000_000_000
              + " seconds");
    }
  }

  /** A value as the text that is inserted for it. */
  String text(@Nullable Object value) {
    step();
    Object shown = value;
    if (value instanceof Sensitive secret) {
      sensitive = true;
      shown = secret.value();
    }
    String text = shown == null ? "" : ValueText.of(ValueAccess.value(shown));
    inserted += text.length();
    checkSize(inserted);
    return text;
  }

  private static void checkSize(int size) {
    if (size > MAX_TEXT) {
      throw new EvaluationException(
          "TEMPLATE_LIMIT", "the template makes more than " + MAX_TEXT + " characters of text");
    }
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    checkSize(output.length() + length);
    output.append(chars, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** A value for Velocity, to which undef is null. */
  static @Nullable Object orNull(Object value) {
    return value == Undef.UNDEF ? null : value;
  }
}
