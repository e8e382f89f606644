package plumb.server.git.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.submodule.SubmoduleValidator.SubmoduleValidationException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceiveCommand.Type;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UnpackErrorHandler;
import org.jspecify.annotations.Nullable;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.LandingLock;
import plumb.server.git.repository.Person;
import plumb.server.git.repository.RepositorySettings;
import plumb.server.git.repository.RepositorySettings.Hook;
import plumb.server.git.repository.RepositorySettings.Limits;
import plumb.server.git.repository.Rights;

/**
 * Takes one push: its objects are checked and kept, then it is judged as a whole by rights, by what
 * is in it, by hooks and by the gate, and at last all its branches move at once, or none. One
 * thread.
 */
final class GatedReceivePack extends ReceivePack {
  private static final int MOST_REFS = 1000;
  private static final int LONGEST_REF = 200;

  /** One push may take its part of the memory to unpack, and no more. */
  private static final int PUSHES_IN_MEMORY = 8;

  private static final long LEAST_MEMORY = 32L << 20;
  private static final long COMMAND_BYTES = 1 << 20;

  /** A client that says nothing for so long has gone. */
  private static final int SILENCE_SECONDS = 120;

  private final HostedRepository repository;
  private final RepositorySettings settings;
  private final Rights rights;
  private final Person person;
  private final PushContext context;
  private final Predicate<Person> stillHolds;
  private final RemoteLines remote = new RemoteLines(getMessageOutputStream());

  private Verdict verdict = Verdict.accept();

  GatedReceivePack(
      Repository open,
      HostedRepository repository,
      RepositorySettings settings,
      Person person,
      Predicate<Person> stillHolds,
      PushContext context) {
    super(open);
    this.repository = repository;
    this.settings = settings;
    this.person = person;
    this.stillHolds = stillHolds;
    this.context = context;
    rights = new Rights(settings, person);
    Limits limits = settings.limits();
    setAllowPushOptions(true);
    setCheckReferencedObjectsAreReachable(true);
    setObjectChecker(new ReceivedObjects());
    setMaxObjectSizeLimit(limits.object());
    setMaxPackSizeLimit(limits.pack());
    setMaxCommandBytes(COMMAND_BYTES);
    setMaxCommandDiscardBytes(COMMAND_BYTES);
    setTimeout(SILENCE_SECONDS);
    setRefLogIdent(new PersonIdent(person.holder(), "push"));
    setRefFilter(rights::readable);
    UnpackErrorHandler usual = getUnpackErrorHandler();
    setUnpackErrorHandler(problem -> usual.handleUnpackException(told(problem)));
    setPreReceiveHook((self, commands) -> judge(commands));
  }

  @Override
  public void receive(InputStream input, OutputStream output, @Nullable OutputStream messages)
      throws IOException {
    Limits limits = settings.limits();
    long memory = Math.max(LEAST_MEMORY, Runtime.getRuntime().maxMemory() / PUSHES_IN_MEMORY);
    try (PackScan scan = new PackScan(new PackMemory(memory), limits.object(), limits.total())) {
      super.receive(new GuardedInput(input, scan), output, messages);
    }
  }

  @Override
  protected void receivePackAndCheckConnectivity()
      throws IOException, SubmoduleValidationException {
    String damage = repository.damage().orElse(null);
    if (damage != null) {
      throw new PackRefusedException(advice(damage));
    }
    super.receivePackAndCheckConnectivity();
  }

  /** What the objects' failure means for whoever pushes. */
  private IOException told(Throwable problem) throws IOException {
    String sentence = damage(problem);
    if (sentence == null) {
      sentence = ReceivedObjects.sentence(problem, settings.limits());
    }
    if (sentence == null) {
      context.log().defect(repository.name(), problem);
      sentence = "the server failed; its log says how";
    } else {
      context.log().refused(repository.name(), person, sentence);
    }
    return new IOException(sentence, problem);
  }

  /** What is missing, or cannot be read, may be so since long before the push. */
  private @Nullable String damage(Throwable problem) throws IOException {
    if (problem instanceof MissingObjectException || problem instanceof CorruptObjectException) {
      try (RevWalk own = new RevWalk(getRepository())) {
        for (Ref ref : getRepository().getRefDatabase().getRefs()) {
          ObjectId id = ref.getObjectId();
          if (id != null && own.peel(own.parseAny(id)) instanceof RevCommit commit) {
            own.parseTree(commit);
          }
        }
      } catch (MissingObjectException | CorruptObjectException e) {
        return damaged(e);
      }
    }
    return null;
  }

  private void judge(Collection<ReceiveCommand> commands) {
    // Whoever pushes need not ask for it: a push lands as a whole.
    setAtomic(true);
    List<ReceiveCommand> all = List.copyOf(commands);
    try {
      String refusal = refusal(all);
      if (refusal != null) {
        refuse(refusal);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse("the server ends; push again in a minute");
    } catch (MissingObjectException | CorruptObjectException e) {
      refuse(damaged(e));
    } catch (IOException | RuntimeException | Error e) {
      context.log().defect(repository.name(), e);
      refuse("the server failed; its log says how");
    }
  }

  private @Nullable String refusal(List<ReceiveCommand> all)
      throws IOException, InterruptedException {
    String damage = repository.damage().orElse(null);
    if (damage != null) {
      return advice(damage);
    }
    if (getAllCommands().size() > MOST_REFS) {
      return "a push may change " + MOST_REFS + " branches and tags at most";
    }
    boolean allowed = true;
    for (ReceiveCommand command : all) {
      String reason = reason(command);
      if (reason != null) {
        command.setResult(Result.REJECTED_OTHER_REASON, reason);
        allowed = false;
      }
    }
    if (!allowed || getAllCommands().size() != all.size()) {
      return "nothing of this push lands, as some of it may not";
    }
    if (repository.size() > settings.limits().total()) {
      return "the repository would have more than its %s; remove large files from the commits"
          .formatted(ReceivedObjects.size(settings.limits().total()));
    }
    String contents = contents(all);
    return contents != null ? contents : judged(all);
  }

  private @Nullable String reason(ReceiveCommand command) {
    String ref = command.getRefName();
    if (ref.length() > LONGEST_REF) {
      return "the name is longer than " + LONGEST_REF + " characters";
    }
    return rights.refusal(ref, isForced(command));
  }

  private static boolean isForced(ReceiveCommand command) {
    return command.getType() == Type.DELETE || command.getType() == Type.UPDATE_NONFASTFORWARD;
  }

  private @Nullable String contents(List<ReceiveCommand> all) throws IOException {
    ContentCheck check = new ContentCheck(getRevWalk(), settings);
    for (ReceiveCommand command : all) {
      if (command.getType() == Type.DELETE) {
        continue;
      }
      RevObject after = getRevWalk().peel(getRevWalk().parseAny(command.getNewId()));
      if (after instanceof RevCommit commit) {
        String refusal = check.refusal(commit, before(command));
        if (refusal != null) {
          return HostedRepository.shown(command.getRefName()) + " " + refusal;
        }
      } else if (command.getRefName().startsWith("refs/heads/")) {
        return HostedRepository.shown(command.getRefName()) + " would be no commit";
      }
    }
    return null;
  }

  private @Nullable RevCommit before(ReceiveCommand command) throws IOException {
    if (command.getType() == Type.CREATE) {
      return null;
    }
    RevObject before = getRevWalk().peel(getRevWalk().parseAny(command.getOldId()));
    return before instanceof RevCommit commit ? commit : null;
  }

  private @Nullable String judged(List<ReceiveCommand> all)
      throws IOException, InterruptedException {
    List<String> options = getPushOptions();
    Push push =
        new Push(
            repository,
            settings,
            all.stream().map(GatedReceivePack::change).toList(),
            options == null ? List.of() : options,
            person,
            remote);
    for (Hook hook : settings.hooks()) {
      String refusal = new HookRun(hook).refusal(push);
      if (refusal != null) {
        return refusal;
      }
    }
    verdict = context.gate().judge(push);
    return verdict.refusal();
  }

  private static RefChange change(ReceiveCommand command) {
    return new RefChange(
        command.getRefName(),
        name(command.getOldId()),
        name(command.getNewId()),
        command.getType() == Type.UPDATE_NONFASTFORWARD);
  }

  private static @Nullable String name(ObjectId id) {
    return id.equals(ObjectId.zeroId()) ? null : id.name();
  }

  /** Those that were refused before, keep their own reasons. */
  private void refuse(String reason) {
    String line = reason.replace('\n', ' ');
    for (ReceiveCommand command : filterCommands(Result.NOT_ATTEMPTED)) {
      command.setResult(Result.REJECTED_OTHER_REASON, line);
    }
    context.log().refused(repository.name(), person, line);
  }

  private String damaged(IOException problem) {
    String found = String.valueOf(problem.getMessage());
    context.log().damaged(repository, found);
    return advice(found);
  }

  private String advice(String damage) {
    return "the repository is damaged on the server's disk ("
        + damage.lines().findFirst().orElse("")
        + "); nothing is taken until an operator has restored it: `plumb repository fsck "
        + repository.name()
        + "` says what is wrong";
  }

  /** The branches move. */
  @Override
  protected void executeCommands() {
    List<ReceiveCommand> all = filterCommands(Result.NOT_ATTEMPTED);
    if (all.isEmpty()) {
      return;
    }
    boolean landed = false;
    try (LandingLock unused = repository.lock()) {
      String refusal = lastRefusal(all);
      if (refusal == null) {
        landed = move(all);
      } else {
        refuse(refusal);
      }
      if (landed) {
        verdict.landing().landed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse("the server ends; push again in a minute");
    } catch (IOException e) {
      context.log().defect(repository.name(), e);
      refuse(String.valueOf(e.getMessage()));
    } finally {
      if (!landed) {
        verdict.landing().abandoned();
      }
    }
  }

  private @Nullable String lastRefusal(List<ReceiveCommand> all) throws IOException {
    if (!stillHolds.test(person)) {
      return person.holder() + " is no longer known here";
    }
    List<String> refs = new ArrayList<>();
    getRepository().getRefDatabase().refresh();
    for (ReceiveCommand command : all) {
      refs.add(command.getRefName());
      Ref now = getRepository().exactRef(command.getRefName());
      ObjectId id = now == null ? null : now.getObjectId();
      if (!command.getOldId().equals(id == null ? ObjectId.zeroId() : id)) {
        return HostedRepository.shown(command.getRefName())
            + " has moved meanwhile; fetch it, and push again";
      }
    }
    repository.removeLeftLocks(refs);
    return verdict.landing().refusal();
  }

  private boolean move(List<ReceiveCommand> all) {
    List<RefChange> changes = all.stream().map(GatedReceivePack::change).toList();
    context.log().landing(repository.name(), person, changes);
    super.executeCommands();
    boolean landed = all.stream().allMatch(command -> command.getResult() == Result.OK);
    if (!landed) {
      context.log().stayed(repository.name(), person, changes);
    }
    return landed;
  }
}
