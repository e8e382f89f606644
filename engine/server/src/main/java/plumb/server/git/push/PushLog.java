package plumb.server.git.push;

import java.util.List;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Person;
import plumb.server.git.repository.RepositoryName;

/** Learns what becomes of pushes. Thread-safe. */
public interface PushLog {
  /** Branches move now; when this returns, it is written down for good. */
  void landing(RepositoryName repository, Person person, List<RefChange> changes);

  /** What {@link #landing} announced has not happened. */
  void stayed(RepositoryName repository, Person person, List<RefChange> changes);

  void refused(RepositoryName repository, Person person, String reason);

  /** A push has found a repository damaged: it is to take no other one until it was checked. */
  void damaged(HostedRepository repository, String what);

  /** What should not have happened. */
  void defect(RepositoryName repository, Throwable problem);
}
