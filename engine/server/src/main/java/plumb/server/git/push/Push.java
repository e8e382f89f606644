package plumb.server.git.push;

import java.util.List;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Person;
import plumb.server.git.repository.RepositorySettings;

/**
 * A push whose objects are in the repository's directory, where anybody can read them by their
 * numbers, and whose branches have not moved. Objects of refused pushes are removed days later.
 *
 * @param changes all of them land, or none
 * @param options what {@code git push -o} named, in order
 * @param person who pushes
 */
public record Push(
    HostedRepository repository,
    RepositorySettings settings,
    List<RefChange> changes,
    List<String> options,
    Person person,
    RemoteLines remote) {
  public Push {
    changes = List.copyOf(changes);
    options = List.copyOf(options);
  }
}
