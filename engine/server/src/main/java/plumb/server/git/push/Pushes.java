package plumb.server.git.push;

import java.io.IOException;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Person;

/** Takes pushes. Thread-safe. */
public record Pushes(PushContext context) {

  /**
   * What takes one push.
   *
   * @param open the repository, which whoever asks closes afterwards
   * @param stillHolds whether a person is still known, asked right before branches move
   * @throws IOException when the repository's settings make no sense
   */
  public ReceivePack receive(
      Repository open, HostedRepository repository, Person person, Predicate<Person> stillHolds)
      throws IOException {
    return new GatedReceivePack(
        open, repository, repository.settings(), person, stillHolds, context);
  }
}
