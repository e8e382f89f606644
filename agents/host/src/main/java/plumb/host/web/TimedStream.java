package plumb.host.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A stream that may neither be silent for long nor go on for ever: then it is closed, and reading
 * fails. For one thread.
 */
final class TimedStream extends FilterInputStream {
  private static final ScheduledThreadPoolExecutor ALARMS = alarms();

  private final Duration silence;
  private final long end;
  private volatile boolean expired;

  /**
   * Guards a stream whose {@code close} ends a read that waits.
   *
   * @param silence how long one read may take
   * @param whole how long all of it may take, from now on
   */
  TimedStream(InputStream in, Duration silence, Duration whole) {
    super(in);
    this.silence = silence;
    this.end = System.nanoTime() + whole.toNanos();
  }

  private static ScheduledThreadPoolExecutor alarms() {
    ScheduledThreadPoolExecutor alarms =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "silent web servers");
              thread.setDaemon(true);
              return thread;
            });
    alarms.setRemoveOnCancelPolicy(true);
    return alarms;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long most = Math.max(0, Math.min(silence.toNanos(), end - System.nanoTime()));
    Future<?> alarm = ALARMS.schedule(this::expire, most, TimeUnit.NANOSECONDS);
    int count;
    try {
      count = in.read(bytes, offset, length);
    } catch (IOException e) {
      throw expired ? tooSlow() : e;
    } finally {
      alarm.cancel(false);
    }
    if (expired) {
      throw tooSlow();
    }
    return count;
  }

  private void expire() {
    expired = true;
    try {
      in.close();
    } catch (IOException e) {
      // The reader fails anyway.
    }
  }

  private IOException tooSlow() {
    return new IOException(
        System.nanoTime() >= end
            ? "the server takes too long"
            : "the server has been silent for " + silence.toSeconds() + " seconds");
  }
}
