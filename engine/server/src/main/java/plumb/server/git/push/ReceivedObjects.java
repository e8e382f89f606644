package plumb.server.git.push;

import java.io.IOException;
import java.util.Locale;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.internal.submodule.SubmoduleValidator.SubmoduleValidationException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectChecker;
import org.jspecify.annotations.Nullable;
import plumb.server.git.repository.RepositorySettings.Limits;

/**
 * Checks each object that is received as {@code git fsck --strict} would, and more: no name in a
 * tree is {@code .git} for any system of files that somebody may check it out on. One push.
 */
final class ReceivedObjects extends ObjectChecker {
  private static final int ID_BYTES = 20;
  private static final String[] UNITS = {"bytes", "KB", "MB", "GB"};

  ReceivedObjects() {
    // What HFS+ and NTFS take for one name is one name.
    setSafeForMacOS(true);
  }

  @Override
  public void checkTree(@Nullable AnyObjectId id, byte[] raw) throws CorruptObjectException {
    super.checkTree(id, raw);
    int at = 0;
    while (at < raw.length) {
      int name = at;
      while (raw[name] != ' ') {
        name++;
      }
      int end = name + 1;
      while (raw[end] != 0) {
        if (raw[end] == '\\') {
          throw new CorruptObjectException(
              "a file's name has a backslash, which leads elsewhere on some systems");
        }
        end++;
      }
      at = end + 1 + ID_BYTES;
    }
  }

  /** What is wrong with a pack, as a part of a sentence; null when it is not the pack's fault. */
  static @Nullable String sentence(Throwable problem, Limits limits) {
    Throwable cause = problem;
    while (cause != null) {
      if (cause instanceof PackRefusedException) {
        return String.valueOf(cause.getMessage());
      }
      if (cause instanceof TooLargePackException) {
        return "the push is larger than " + size(limits.pack()) + ", which is the limit here";
      }
      if (cause instanceof TooLargeObjectInPackException) {
        return "a file in it is larger than " + size(limits.object()) + ", which is the limit here";
      }
      if (cause instanceof SubmoduleValidationException) {
        return "its .gitmodules is hostile: " + cause.getMessage();
      }
      if (cause instanceof MissingObjectException) {
        return "objects are missing that it builds on: " + cause.getMessage();
      }
      if (cause instanceof CorruptObjectException) {
        return "it holds what git does not allow: " + cause.getMessage();
      }
      cause = cause.getCause();
    }
    return problem instanceof IOException ? "it cannot be read: " + problem.getMessage() : null;
  }

  /** A number of bytes as people write it. */
  static String size(long bytes) {
    int unit = 0;
    double rest = bytes;
    while (rest >= 1024 && unit < UNITS.length - 1) {
      rest /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, rest == Math.rint(rest) ? "%.0f %s" : "%.1f %s", rest, UNITS[unit]);
  }
}
