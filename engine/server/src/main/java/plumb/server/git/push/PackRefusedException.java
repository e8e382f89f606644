package plumb.server.git.push;

import java.io.IOException;

/** A pack is not taken; the message is a part of a sentence for whoever pushes. */
final class PackRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  PackRefusedException(String message) {
    super(message);
  }
}
