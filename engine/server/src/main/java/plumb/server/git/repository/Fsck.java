package plumb.server.git.repository;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ObjectStream;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;

/**
 * Reads everything that the branches and tags of a repository reach, and holds it against its
 * numbers, which are digests of what it is. One check, one thread.
 */
final class Fsck {
  /** More of them tell nothing new. */
  private static final int MOST_PROBLEMS = 50;

  private final List<String> problems = new ArrayList<>();
  private final ObjectInserter.Formatter digests = new ObjectInserter.Formatter();
  private final ObjectChecker checker = new ObjectChecker();
  private final HostedRepository repository;

  Fsck(HostedRepository repository) {
    this.repository = repository;
  }

  /** What is wrong, a sentence each; none when all is well. */
  List<String> run() {
    try (Repository open = repository.open();
        ObjectReader reader = open.newObjectReader();
        ObjectWalk walk = new ObjectWalk(reader)) {
      for (Ref ref : open.getRefDatabase().getRefs()) {
        start(walk, ref);
      }
      // A commit that is damaged ends the walk: what lies behind it cannot be found.
      for (RevObject one = walk.next(); one != null && !isFull(); one = walk.next()) {
        read(reader, one);
      }
      for (RevObject one = walk.nextObject(); one != null && !isFull(); one = walk.nextObject()) {
        read(reader, one);
      }
    } catch (IOException | RuntimeException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }

  private boolean isFull() {
    return problems.size() >= MOST_PROBLEMS;
  }

  private void start(ObjectWalk walk, Ref ref) {
    ObjectId id = ref.getObjectId();
    if (id == null) {
      return;
    }
    try {
      walk.markStart(walk.parseAny(id));
    } catch (IOException e) {
      problems.add(ref.getName() + ": " + e.getMessage());
    }
  }

  private void read(ObjectReader reader, RevObject one) {
    try {
      ObjectLoader loader = reader.open(one, one.getType());
      if (!digest(loader).equals((AnyObjectId) one)) {
        problems.add(described(one) + " holds something else than its number says");
      } else if (one.getType() != Constants.OBJ_BLOB) {
        checker.check(one, one.getType(), loader.getCachedBytes());
      }
    } catch (CorruptObjectException e) {
      problems.add(described(one) + ": " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      problems.add(described(one) + " cannot be read: " + e.getMessage());
    }
  }

  private ObjectId digest(ObjectLoader loader) throws IOException {
    try (ObjectStream content = loader.openStream();
        InputStream in = content) {
      return digests.idFor(content.getType(), content.getSize(), in);
    }
  }

  private static String described(RevObject one) {
    return Constants.typeString(one.getType()) + " " + one.name();
  }
}
