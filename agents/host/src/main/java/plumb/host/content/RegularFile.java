package plumb.host.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens files that have to be regular ones. To open a pipe is to wait for whoever writes into it,
 * and a device may never end; so what is something else is refused. Who may change the directory
 * could put a pipe there after the look: then the wait has an end. Thread-safe.
 */
public final class RegularFile {
  /** What {@link #read} takes into memory. */
  private static final int MOST_BYTES = 1 << 26;

  private static final int BUFFER = 1 << 14;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final ExecutorService OPENERS = Executors.newCachedThreadPool(RegularFile::thread);

  private RegularFile() {}

  /** Opens a file that was found to be regular a moment ago. */
  public interface Opening {
    SeekableByteChannel open() throws IOException;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "opening files");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns the content of a file, be it behind links; empty when there is none.
   *
   * @throws IOException when it is no regular file or too large
   */
  public static byte[] read(Path file) throws IOException {
    try {
      check(file);
      return read(file, () -> Files.newByteChannel(file, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  /**
   * Returns the content of a file that is opened by the caller.
   *
   * @param file what it is called
   */
  public static byte[] read(Path file, Opening opening) throws IOException {
    return read(file, opening, LONGEST);
  }

  static byte[] read(Path file, Opening opening, Duration limit) throws IOException {
    return inTime(
        file,
        limit,
        () -> {
          try (SeekableByteChannel channel = opened(file, opening)) {
            return readAll(file, Channels.newInputStream(channel));
          }
        });
  }

  /** Opens a file; a link at its place is followed or refused. */
  public static InputStream open(Path file, boolean followLink) throws IOException {
    Set<OpenOption> options =
        followLink
            ? Set.of(StandardOpenOption.READ)
            : Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    check(file, followLink ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS});
    return inTime(
        file,
        LONGEST,
        () -> Channels.newInputStream(opened(file, () -> Files.newByteChannel(file, options))));
  }

  /**
   * Looks whether there is a regular file.
   *
   * @throws IOException when there is something else, or nothing
   */
  public static void check(Path file, LinkOption... options) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class, options).isRegularFile()) {
      throw refused(file);
    }
  }

  /** Of what can be opened by its name, only pipes and sockets have no position. */
  private static SeekableByteChannel opened(Path file, Opening opening) throws IOException {
    SeekableByteChannel channel = opening.open();
    try {
      channel.position();
      return channel;
    } catch (IOException e) {
      channel.close();
      throw refused(file);
    }
  }

  private static IOException refused(Path file) {
    return new IOException(
        file + " is no file, but a pipe, a socket, a device, a directory or a link");
  }

  private static byte[] readAll(Path file, InputStream in) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      content.write(buffer, 0, count);
      if (content.size() > MOST_BYTES) {
        throw new IOException(file + " is larger than " + (MOST_BYTES >> 20) + " MiB");
      }
    }
    return content.toByteArray();
  }

  /** What cannot be ended is left behind, in a thread that keeps nothing from ending. */
  private static <T> T inTime(Path file, Duration limit, Callable<T> work) throws IOException {
    Future<T> future = OPENERS.submit(work);
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(
          file + " could not be read within " + limit.toSeconds() + " seconds: is it a pipe?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading " + file);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IOException(file + " could not be read: " + e.getCause(), e);
    }
  }
}
