package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.content.Trees;
import plumb.host.exec.CommandLine;
import plumb.host.files.FileDesired.Ensure;
import plumb.host.files.FileDesired.Validation;

/**
 * Makes the changes of file resources, at the path that it is given: the resource's own, or one
 * that is held.
 */
final class FileChanger {
  private static final String KEPT = "Not removing directory; use 'force' to override";

  private final FileObserver observer;
  private final Backups backups;
  private final FileWriter writer = new FileWriter();

  FileChanger(FileObserver observer, Backups backups) {
    this.observer = observer;
    this.backups = backups;
  }

  /** Makes what should be at the path out of what is there. */
  void ensure(FileDesired desired, Path path, FileState state, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Wish wish = Wish.of(desired, state);
    Ensure ensure = Objects.requireNonNull(wish.ensure());
    switch (ensure) {
      case ABSENT -> {
        if (keepsDirectory(desired, state)) {
          log.log(log.changeLevel(), KEPT);
        } else {
          remove(desired, path, state, log);
        }
      }
      case DIRECTORY -> {
        remove(desired, path, state, log);
        writer.directory(desired, path, state);
      }
      case LINK -> link(desired, path, state, log);
      default -> content(desired, path, state, log);
    }
  }

  /** Says it in each run, as the reference does: the manifest and the machine do not agree. */
  private static boolean keepsDirectory(FileDesired desired, FileState state) {
    FileStat stat = state.stat();
    return stat != null && stat.kind() == FileKind.DIRECTORY && !desired.copying().force();
  }

  private void remove(FileDesired desired, Path path, FileState state, ResourceLog log)
      throws ProviderException, IOException {
    FileStat stat = state.stat();
    if (stat == null) {
      return;
    }
    backups.save(desired, path, stat, log);
    switch (stat.kind()) {
      case DIRECTORY -> removeDirectory(desired, path);
      case BLOCK_DEVICE, CHARACTER_DEVICE, UNKNOWN ->
          throw new ProviderException("Could not remove files of type " + stat.kind().label());
      default -> Files.delete(path);
    }
  }

  private static void removeDirectory(FileDesired desired, Path path)
      throws ProviderException, IOException {
    if (!desired.copying().force()) {
      throw new ProviderException(KEPT);
    }
    Trees.delete(path);
  }

  /** Puts a link in place. */
  void link(FileDesired desired, Path path, FileState state, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    FileStat stat = state.stat();
    if (stat != null && stat.kind() == FileKind.DIRECTORY) {
      remove(desired, path, state, log);
    } else if (stat != null) {
      backups.save(desired, path, stat, log);
    }
    String target = Wish.of(desired, state).linkTarget();
    if (target == null) {
      throw new ProviderException("Cannot create a symlink without a target");
    }
    writer.link(desired, path, state, target);
  }

  /** Puts new content in place. */
  void content(FileDesired desired, Path path, FileState state, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    FileStat stat = state.stat();
    if (stat != null && stat.kind() == FileKind.DIRECTORY) {
      remove(desired, path, state, log);
    } else if (stat != null) {
      backups.save(desired, path, stat, log);
    }
    boolean hasContent = desired.content() != null || desired.hasSource();
    FileSource.Entry source = state.source();
    if (source == null && desired.content() == null && desired.hasSource()) {
      source = observer.findSource(desired);
    }
    try (InputStream content = open(desired, source)) {
      writer.write(
          desired,
          path,
          state,
          content,
          hasContent ? expected(desired, state, source) : null,
          FileObserver.kind(desired, source),
          newFile -> validate(desired, newFile, log));
    }
  }

  /** Opens the wanted content; an empty file where nothing is said of it. */
  static InputStream open(FileDesired desired, FileSource.@Nullable Entry source)
      throws ProviderException, IOException, InterruptedException {
    if (desired.content() != null) {
      return desired.content().open();
    }
    return source == null ? InputStream.nullInputStream() : source.open();
  }

  private static String expected(
      FileDesired desired, FileState state, FileSource.@Nullable Entry source)
      throws ProviderException, IOException, InterruptedException {
    String known = state.content().desired();
    return known.isEmpty() ? FileObserver.checksum(desired, source) : known;
  }

  private static void validate(FileDesired desired, Path newFile, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Validation validation = desired.copying().validation();
    if (validation != null) {
      String command = validation.command().replace(validation.placeholder(), newFile.toString());
      CommandLine line = CommandLine.of(command);
      if (validation.secret()) {
        line.runSilentlyOrFail();
      } else {
        line.runOrFail(log);
      }
    }
  }

  void owner(FileDesired desired, Path path, FileState state)
      throws ProviderException, IOException {
    boolean follow = desired.copying().followLinks();
    FileAttributes.setOwner(path, desired, state.owner(), follow);
    restoreMode(desired, path, state, follow);
  }

  void group(FileDesired desired, Path path, FileState state)
      throws ProviderException, IOException {
    boolean follow = desired.copying().followLinks();
    FileAttributes.setGroup(path, desired, state.group(), follow);
    restoreMode(desired, path, state, follow);
  }

  /** A change of the owner clears the set-user-id and set-group-id bits; nobody asked for that. */
  private static void restoreMode(FileDesired desired, Path path, FileState state, boolean follow)
      throws IOException {
    FileStat old = state.stat();
    if (old != null && desired.mode() != null && (old.bits() & 06000) != 0) {
      FileAttributes.setMode(path, old.kind(), old.bits(), follow);
    }
  }

  void mode(FileDesired desired, Path path, FileState state) throws IOException {
    Mode mode = FileAttributes.mode(desired, state);
    FileStat old = state.stat();
    if (mode != null && old != null) {
      int bits = mode.applyTo(old.bits(), old.kind() == FileKind.DIRECTORY);
      FileAttributes.setMode(path, old.kind(), bits, desired.copying().followLinks());
    }
  }
}
