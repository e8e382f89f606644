package plumb.environments.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;
import plumb.environments.store.Contents;
import plumb.environments.store.ObjectStore;
import plumb.environments.store.TreeEntry;

/** Reads commits' trees and files from a cached repository. For one thread. */
public final class CommitReader implements Contents, AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final ObjectReader objects;

  CommitReader(ObjectReader objects) {
    this.objects = objects;
  }

  /**
   * All files, links and submodules of a commit; a submodule is an empty directory.
   *
   * @throws CorruptCacheException when they cannot be read
   * @throws EnvironmentException when a path would leave the directory that it is written to
   */
  public List<TreeEntry> entries(String commit) throws CorruptCacheException {
    List<TreeEntry> entries = new ArrayList<>();
    try (RevWalk commits = new RevWalk(objects);
        TreeWalk walk = new TreeWalk(objects)) {
      walk.addTree(tree(commits, commit));
      walk.setRecursive(true);
      while (walk.next()) {
        String path = walk.getPathString();
        check(path, commit);
        entries.add(entry(path, walk.getFileMode(0), walk.getObjectId(0)));
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new CorruptCacheException(e);
    }
    return entries;
  }

  /**
   * The bytes of a commit's file; null when it has none of that name.
   *
   * @throws CorruptCacheException when they cannot be read
   */
  public byte @Nullable [] file(String commit, String path) throws CorruptCacheException {
    try (RevWalk commits = new RevWalk(objects);
        TreeWalk walk = TreeWalk.forPath(objects, path, tree(commits, commit))) {
      return walk == null
              || (walk.getFileMode(0).getBits() & FileMode.TYPE_MASK) != FileMode.TYPE_FILE
          ? null
          : objects.open(walk.getObjectId(0)).getBytes();
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new CorruptCacheException(e);
    }
  }

  private static RevTree tree(RevWalk commits, String commit) throws IOException {
    return commits.parseCommit(ObjectId.fromString(commit)).getTree();
  }

  private TreeEntry entry(String path, FileMode mode, ObjectId id) throws IOException {
    if (mode == FileMode.SYMLINK) {
      String target = new String(objects.open(id).getBytes(), StandardCharsets.UTF_8);
      return new TreeEntry(path, TreeEntry.Kind.LINK, target);
    }
    if (mode == FileMode.GITLINK) {
      return new TreeEntry(path, TreeEntry.Kind.DIRECTORY, "");
    }
    TreeEntry.Kind kind =
        mode == FileMode.EXECUTABLE_FILE ? TreeEntry.Kind.EXECUTABLE : TreeEntry.Kind.FILE;
    return new TreeEntry(path, kind, ObjectStore.gitDigest(id.name()));
  }

  /** Git itself makes no such paths; who attacks can. */
  private static void check(String path, String commit) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty()
          || part.equals(".")
          || part.equals("..")
          || part.equalsIgnoreCase(".git")
          || part.indexOf('\0') >= 0) {
        throw new EnvironmentException(
            "HOSTILE_PATH", "commit " + commit + " holds the path '" + path + "'");
      }
    }
  }

  @Override
  public void write(String digest, OutputStream out) throws IOException {
    ObjectId id = ObjectId.fromString(digest.substring(digest.indexOf('/') + 1));
    try (InputStream in = open(id)) {
      byte[] bytes = new byte[BUFFER];
      for (int read = read(in, bytes); read >= 0; read = read(in, bytes)) {
        out.write(bytes, 0, read);
      }
    }
  }

  private InputStream open(ObjectId id) throws CorruptCacheException {
    try {
      return objects.open(id).openStream();
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new CorruptCacheException(e);
    }
  }

  /** What cannot be read is another failure than what cannot be written. */
  private static int read(InputStream in, byte[] bytes) throws CorruptCacheException {
    try {
      return in.read(bytes);
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new CorruptCacheException(e);
    }
  }

  @Override
  public void close() {
    objects.close();
  }
}
