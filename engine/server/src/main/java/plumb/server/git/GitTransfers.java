package plumb.server.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;
import plumb.server.git.push.Pushes;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Person;
import plumb.server.git.repository.Repositories;
import plumb.server.git.repository.RepositoryName;
import plumb.server.git.repository.Rights;

/**
 * Clones, fetches and pushes, for any transport. What a person may not read is as if it were not
 * there. Each method waits for the client and for the disk. Thread-safe.
 */
public final class GitTransfers {
  /** A client that takes or says nothing for so long has gone. */
  private static final int SILENCE_SECONDS = 120;

  /** What looking for similar files may take of memory while a clone is packed. */
  private static final long WINDOW_BYTES = 16L << 20;

  private static final int LARGEST_COMPRESSED = 16 << 20;

  private final Repositories repositories;
  private final Pushes pushes;

  /**
   * @param pushes what takes pushes
   */
  public GitTransfers(Repositories repositories, Pushes pushes) {
    this.repositories = repositories;
    this.pushes = pushes;
  }

  /** Git's two services (gitprotocol-http, gitprotocol-pack). */
  public enum Service {
    UPLOAD("git-upload-pack"),
    RECEIVE("git-receive-pack");

    private final String command;

    Service(String command) {
      this.command = command;
    }

    /** The one of a name; empty when it is no service. */
    public static Optional<Service> of(@Nullable String command) {
      for (Service service : values()) {
        if (service.command.equals(command)) {
          return Optional.of(service);
        }
      }
      return Optional.empty();
    }

    @Override
    public String toString() {
      return command;
    }
  }

  /**
   * How a client talks.
   *
   * @param protocol what it says in {@code GIT_PROTOCOL}; null for nothing
   * @param isDialogue whether both talk in turn on one connection, unlike HTTP
   */
  public record Manner(@Nullable String protocol, boolean isDialogue) {}

  /** A repository for a person: empty when there is none that they may see. */
  public Optional<HostedRepository> find(String name, Person person) throws IOException {
    Optional<HostedRepository> found = RepositoryName.ofAddress(name).flatMap(repositories::find);
    return found.isPresent() && new Rights(found.get().settings(), person).mayRead()
        ? found
        : Optional.empty();
  }

  /** Whether a person may push anything at all. */
  public boolean mayWrite(HostedRepository repository, Person person) throws IOException {
    return new Rights(repository.settings(), person).mayWrite();
  }

  /** Says which branches there are; the beginning of everything by HTTP. */
  public void advertise(
      HostedRepository repository,
      Service service,
      Person person,
      Manner manner,
      OutputStream output)
      throws IOException {
    try (Repository open = repository.open()) {
      PacketLineOut lines = new PacketLineOut(output);
      PacketLineOutRefAdvertiser advertiser = new PacketLineOutRefAdvertiser(lines);
      if (service == Service.UPLOAD) {
        upload(open, repository, person, manner).sendAdvertisedRefs(advertiser, service.toString());
      } else {
        lines.writeString("# service=" + service + "\n");
        lines.end();
        receive(open, repository, person, manner, who -> true).sendAdvertisedRefs(advertiser);
      }
      lines.flush();
    }
  }

  /**
   * Serves a clone, a fetch or a push.
   *
   * @param stillHolds whether a person is still known, asked right before branches move
   */
  public void serve(
      HostedRepository repository,
      Service service,
      Person person,
      Manner manner,
      Predicate<Person> stillHolds,
      InputStream input,
      OutputStream output)
      throws IOException {
    try (Repository open = repository.open()) {
      if (service == Service.UPLOAD) {
        upload(open, repository, person, manner).upload(input, output, null);
      } else {
        receive(open, repository, person, manner, stillHolds).receive(input, output, null);
      }
    }
  }

  private static UploadPack upload(
      Repository open, HostedRepository repository, Person person, Manner manner)
      throws IOException {
    Rights rights = new Rights(repository.settings(), person);
    UploadPack upload = new UploadPack(open);
    upload.setBiDirectionalPipe(manner.isDialogue());
    upload.setTimeout(SILENCE_SECONDS);
    upload.setRefFilter(rights::readable);
    // By HTTP, a branch may move between two requests of one clone.
    upload.setRequestPolicy(UploadPack.RequestPolicy.REACHABLE_COMMIT);
    PackConfig packing = new PackConfig(open);
    packing.setThreads(1);
    packing.setDeltaSearchMemoryLimit(WINDOW_BYTES);
    packing.setBigFileThreshold(LARGEST_COMPRESSED);
    upload.setPackConfig(packing);
    String protocol = manner.protocol();
    if (protocol != null) {
      upload.setExtraParameters(List.of(protocol.split(":")));
    }
    return upload;
  }

  private ReceivePack receive(
      Repository open,
      HostedRepository repository,
      Person person,
      Manner manner,
      Predicate<Person> stillHolds)
      throws IOException {
    ReceivePack receive = pushes.receive(open, repository, person, stillHolds);
    receive.setBiDirectionalPipe(manner.isDialogue());
    return receive;
  }
}
