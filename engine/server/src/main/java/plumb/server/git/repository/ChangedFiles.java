package plumb.server.git.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** The files that differ between two commits, as files on the disk. */
public final class ChangedFiles {
  private ChangedFiles() {}

  /**
   * Writes those that are new or different. Names were checked when the objects were received: none
   * leads out of the directory.
   *
   * @param before null for none
   * @param ends how the names of those that count end
   * @param also the path of one more file, when there are others, and it is there
   * @return how many, without that one
   */
  public static int write(
      HostedRepository repository,
      @Nullable String before,
      String after,
      List<String> ends,
      String also,
      Path directory)
      throws IOException {
    int files = 0;
    try (Repository open = repository.open();
        RevWalk commits = new RevWalk(open);
        ObjectReader reader = open.newObjectReader();
        TreeWalk trees = new TreeWalk(reader)) {
      RevCommit commit = commits.parseCommit(ObjectId.fromString(after));
      if (before == null) {
        trees.addTree(new EmptyTreeIterator());
      } else {
        trees.addTree(commits.parseCommit(ObjectId.fromString(before)).getTree());
      }
      trees.addTree(commit.getTree());
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      while (trees.next()) {
        String path = trees.getPathString();
        if (isFile(trees.getFileMode(1)) && ends.stream().anyMatch(path::endsWith)) {
          write(reader, trees.getObjectId(1), directory.resolve(path));
          files++;
        }
      }
      try (TreeWalk one = TreeWalk.forPath(reader, also, commit.getTree())) {
        if (files > 0 && one != null && isFile(one.getFileMode(0))) {
          write(reader, one.getObjectId(0), directory.resolve(also));
        }
      }
    }
    return files;
  }

  private static boolean isFile(FileMode mode) {
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
  }

  private static void write(ObjectReader reader, ObjectId id, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      reader.open(id).copyTo(out);
    }
  }
}
