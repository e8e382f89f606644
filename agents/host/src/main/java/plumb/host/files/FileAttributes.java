package plumb.host.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;
import plumb.host.files.FileState.Known;
import plumb.host.files.FileState.Wanted;

/** Sets owners and permissions, without following a link that somebody may have put there. */
final class FileAttributes {
  /** Permissions of new files that nothing else is said of. */
  static final int NEW_FILE = 0644;

  static final int NEW_DIRECTORY = 0755;

  private FileAttributes() {}

  /** Returns the permissions that are asked for, by the manifest or by a source. */
  static @Nullable Mode mode(FileDesired desired, FileState state) {
    FileSource.Entry source = state.source();
    if (desired.mode() != null || source == null) {
      return desired.mode();
    }
    return FileObserver.takesPermissions(desired, state.stat())
        ? Mode.parse(Mode.octal(source.mode()))
        : null;
  }

  /**
   * Sets everything that is asked for on something that was just made for its owner alone.
   *
   * @param bits permissions where nothing, or only a change, is asked for
   */
  static void setAll(Path path, FileKind kind, FileDesired desired, FileState state, int bits)
      throws ProviderException, IOException {
    setOwner(path, desired, state, false);
    Mode mode = mode(desired, state);
    int all = mode == null ? bits : mode.applyTo(bits, kind == FileKind.DIRECTORY);
    setMode(path, kind, all, false); // after the owner, whose change clears some bits
  }

  /** Gives a file the owner and group of another one. */
  static void setOwnerOf(Path path, FileStat other) throws IOException {
    set(path, "unix:uid", other.uid(), false);
    set(path, "unix:gid", other.gid(), false);
  }

  /** Sets owner and group as far as they are asked for; returns whether any is. */
  static boolean setOwner(Path path, FileDesired desired, FileState state, boolean followLinks)
      throws ProviderException, IOException {
    boolean owner = setOwner(path, desired, state.owner(), followLinks);
    boolean group = setGroup(path, desired, state.group(), followLinks);
    return owner || group;
  }

  static boolean setOwner(Path path, FileDesired desired, Wanted owner, boolean followLinks)
      throws ProviderException, IOException {
    if (owner.state() == Known.UNKNOWN) {
      throw new ProviderException("Could not find user " + desired.owner());
    }
    if (owner.state() == Known.KNOWN) {
      set(path, "unix:uid", owner.number(), followLinks);
    }
    return owner.state() == Known.KNOWN;
  }

  static boolean setGroup(Path path, FileDesired desired, Wanted group, boolean followLinks)
      throws ProviderException, IOException {
    if (group.state() == Known.UNKNOWN) {
      throw new ProviderException("Could not find group " + desired.group());
    }
    if (group.state() == Known.KNOWN) {
      set(path, "unix:gid", group.number(), followLinks);
    }
    return group.state() == Known.KNOWN;
  }

  /**
   * Sets permission bits, the special ones included.
   *
   * @param kind what is at the path: only files and directories can be opened, which not following
   *     links takes, without effect on others
   */
  static void setMode(Path path, FileKind kind, int bits, boolean followLinks) throws IOException {
    boolean canOpen = kind == FileKind.FILE || kind == FileKind.DIRECTORY;
    if (followLinks || (!canOpen && isSafe(path))) {
      set(path, "unix:mode", bits, true);
      return;
    }
    if (!canOpen) {
      throw new IOException(
          "Will not change the mode of "
              + path
              + ": it is no file or directory, and not only root can put a link in its place");
    }
    try {
      set(path, "unix:mode", bits, false);
    } catch (AccessDeniedException e) {
      if (!isSafe(path)) {
        throw e;
      }
      set(path, "unix:mode", bits, true); // its owner may not read it, and so not open it
    }
  }

  /** Whether nobody can gain by a link in the place of something, at a path that is held. */
  static boolean isSafe(Path path) throws IOException {
    if (PrivateDirectory.own() != 0) {
      return true;
    }
    FileStat entry = FileStat.of(path, false);
    FileStat directory = FileStat.of(path.resolveSibling("."), false);
    return entry != null && directory != null && !Descent.isReplaceable(directory, entry);
  }

  private static void set(Path path, String attribute, long value, boolean followLinks)
      throws IOException {
    if (followLinks) {
      Files.setAttribute(path, attribute, (int) value);
    } else {
      Files.setAttribute(path, attribute, (int) value, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
