package plumb.environments.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
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
    byte[] bytes;
    try {
      ObjectLoader loader =
          objects.open(ObjectId.fromString(digest.substring(digest.indexOf('/') + 1)));
      if (loader.isLarge()) {
        loader.copyTo(out);
        return;
      }
      bytes = loader.getCachedBytes();
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new CorruptCacheException(e);
    }
    out.write(bytes);
  }

  @Override
  public void close() {
    objects.close();
  }
}
