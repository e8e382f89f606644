package plumb.server.git.push;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What whoever pushes reads on their terminal meanwhile, behind {@code remote:}. What cannot be
 * sent, as they have gone, is lost. Thread-safe.
 */
public final class RemoteLines {
  private final OutputStream out;

  RemoteLines(OutputStream out) {
    this.out = out;
  }

  /** Sends one or several lines at once; what a terminal would obey is made harmless. */
  public synchronized void line(String text) {
    StringBuilder plain = new StringBuilder(text.length() + 1);
    text.codePoints()
        .map(c -> c != '\n' && c != '\t' && Character.isISOControl(c) ? '?' : c)
        .forEach(plain::appendCodePoint);
    plain.append('\n');
    try {
      out.write(plain.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException gone) {
      // The push goes on: it may have been accepted already.
    }
  }
}
