package plumb.server.git.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import plumb.server.git.repository.RepositorySettings;
import plumb.server.git.repository.RepositorySettings.Kind;

/**
 * Looks at the tree of a commit as it would lie on a disk: how much it is, and that no link leads
 * out of it. One thread.
 */
final class ContentCheck {
  /** Trees may name each other so that a few of them are any number of files. */
  private static final int MOST_FILES = 500_000;

  private static final int LONGEST_PATH = 2000;
  private static final int LONGEST_LINK = 4096;

  private final RevWalk walk;
  private final RepositorySettings settings;
  private final Map<ObjectId, Long> sizes = new HashMap<>();

  ContentCheck(RevWalk walk, RepositorySettings settings) {
    this.walk = walk;
    this.settings = settings;
  }

  /**
   * Why a branch may not be this commit.
   *
   * @param before what it is; null when it is new
   * @return what follows the branch's name in a sentence; null when it may
   * @throws MissingObjectException when something is not there that was received once
   */
  @Nullable String refusal(RevCommit commit, @Nullable RevCommit before) throws IOException {
    ObjectReader reader = walk.getObjectReader();
    Map<String, String> links = new HashMap<>();
    long files = 0;
    long bytes = 0;
    try (TreeWalk trees = new TreeWalk(reader)) {
      trees.addTree(commit.getTree());
      if (before == null) {
        trees.addTree(new EmptyTreeIterator());
      } else {
        trees.addTree(before.getTree());
      }
      trees.setRecursive(true);
      while (trees.next()) {
        FileMode mode = trees.getFileMode(0);
        if (mode == FileMode.MISSING) {
          continue;
        }
        if (++files > MOST_FILES) {
          return "would have more than " + MOST_FILES + " files";
        }
        if (trees.getPathLength() > LONGEST_PATH) {
          return "has a path of more than " + LONGEST_PATH + " bytes";
        }
        if (mode == FileMode.GITLINK) {
          if (settings.kind() != Kind.PLAIN) {
            return "has a submodule, "
                + trees.getPathString()
                + ": what it holds is deployed nowhere; name modules in the Puppetfile";
          }
          continue;
        }
        ObjectId id = trees.getObjectId(0);
        if (!trees.idEqual(0, 1)) {
          bytes += size(reader, id);
          if (bytes > settings.limits().total()) {
            return "would have files of more than "
                + ReceivedObjects.size(settings.limits().total());
          }
        } else if (!reader.has(id)) {
          throw new MissingObjectException(id, Constants.OBJ_BLOB);
        }
        if (mode == FileMode.SYMLINK) {
          if (size(reader, id) > LONGEST_LINK) {
            return "has a link that is longer than any path: " + trees.getPathString();
          }
          byte[] target = reader.open(id, Constants.OBJ_BLOB).getCachedBytes(LONGEST_LINK);
          links.put(trees.getPathString(), new String(target, StandardCharsets.UTF_8));
        }
      }
    }
    return links.isEmpty() ? null : new LinkCheck(links).refusal();
  }

  private long size(ObjectReader reader, ObjectId id) throws IOException {
    Long known = sizes.get(id);
    if (known == null) {
      known = reader.getObjectSize(id, Constants.OBJ_BLOB);
      sizes.put(id, known);
    }
    return known;
  }
}
