package plumb.ruby;

import java.time.Duration;
import java.util.function.Supplier;
import org.jruby.exceptions.MainExitException;
import org.jruby.exceptions.RaiseException;
import org.jruby.exceptions.ThreadKill;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;

/**
 * A call into Ruby code: it ends in time, and its failures are the compile's.
 *
 * @param what names the code in messages, as {@code The Ruby function 'x'}
 */
record RubyCall(RubyRuntime runtime, String what) {

  /**
   * Calls.
   *
   * @param limit how long it may take; null within a call that is watched already
   * @throws EvaluationException when the code fails, tries to end the process, or takes too long
   */
  <T> T run(@Nullable Duration limit, Supplier<T> body) {
    TimeLimit watch = limit == null ? null : TimeLimit.start(runtime.ruby(), limit);
    try {
      return body.get();
    } catch (RaiseException e) {
      throw RubyFailures.toJava(what, e);
    } catch (MainExitException e) {
      throw RubyFailures.exit(what);
    } catch (ThreadKill e) {
      if (limit == null) {
        throw e;
      }
      runtime.setBroken();
      throw watch != null && watch.fired()
          ? new EvaluationException(
              "TIME_LIMIT",
              what + " was stopped: it ran for more than " + limit.toSeconds() + " seconds")
          : new EvaluationException(what + " ended the thread that it ran in");
    } catch (StackOverflowError e) {
      runtime.setBroken();
      throw new EvaluationException("STACK_TOO_DEEP", what + " calls or nests too deeply")
          .withHint("look for what calls or contains itself");
    } catch (OutOfMemoryError e) {
      runtime.setBroken();
      throw e;
    } finally {
      if (watch != null && watch.end()) {
        runtime.setBroken();
      }
    }
  }
}
