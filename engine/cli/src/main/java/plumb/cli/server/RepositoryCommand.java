package plumb.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.server.access.AuditLog;
import plumb.server.authority.Names;
import plumb.server.authority.RefusedException;
import plumb.server.git.GitSettings;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Repositories;
import plumb.server.git.repository.RepositoryCare;
import plumb.server.git.repository.RepositoryName;
import plumb.server.git.repository.RepositorySettings;
import plumb.server.git.repository.RepositorySettings.BranchGrant;
import plumb.store.Store;

/** {@code plumb repository}: the git repositories of a server, which may be running. */
@Command(
    name = "repository",
    description = "Makes, lists, checks and removes the git repositories of a server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class RepositoryCommand implements Runnable {
  @Spec private CommandSpec spec;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  public RepositoryCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing.");
  }

  /** Where the repositories are, and who is told what is done to them. */
  static final class Place {
    @Mixin private ServerDirectory directory = new ServerDirectory();

    @Option(
        names = "--repositories",
        paramLabel = "DIR",
        description = "Where the repositories are (below the server's directory).")
    private @Nullable Path given;

    Repositories repositories() {
      Path usual = GitSettings.in(directory.directory()).directory();
      return new Repositories(given == null ? usual : given.toAbsolutePath().normalize());
    }

    /** Does something to each of some repositories, and writes it down. */
    int each(String action, List<String> names, Change change) throws IOException {
      try (Store store = directory.open()) {
        AuditLog audit = new AuditLog(store, Clock.systemUTC());
        return Local.each(
            names,
            System.err,
            name -> audit.note(Local.user(), action, name, change.apply(repositories(), name)));
      }
    }
  }

  /** What is done to one repository. */
  interface Change {
    /** Does it, and returns what the audit log should say of it. */
    String apply(Repositories repositories, String name) throws RefusedException, IOException;
  }

  @Command(
      name = "add",
      description = "Makes an empty repository.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin Place place,
      @Mixin RepositoryArguments arguments,
      @Parameters(paramLabel = "NAME", description = "Its name: site, puppetlabs-apache.")
          String name)
      throws IOException {
    return place.each(
        "repository.add",
        List.of(name),
        (repositories, each) -> {
          RepositorySettings settings = arguments.change(RepositorySettings.USUAL);
          HostedRepository made = repositories.add(RepositoryName.of(each), settings);
          System.out.println(made.directory());
          return arguments.described(settings);
        });
  }

  @Command(
      name = "set",
      description = "Changes what holds for a repository, from the next push on.",
      mixinStandardHelpOptions = true)
  int set(
      @Mixin Place place,
      @Mixin RepositoryArguments arguments,
      @Parameters(paramLabel = "NAME") String name)
      throws IOException {
    return place.each(
        "repository.set",
        List.of(name),
        (repositories, each) -> {
          HostedRepository repository = repositories.get(each);
          RepositorySettings settings = arguments.change(repository.settings());
          repositories.set(repository, settings);
          return arguments.described(settings);
        });
  }

  @Command(
      name = "grant",
      description = {
        "Says what a person may do to which branches of a repository; what their role is does not"
            + " count there any more.",
        "Without --read, --write and --force: nothing."
      },
      mixinStandardHelpOptions = true)
  int grant(
      @Mixin Place place,
      @Option(names = "--read", paramLabel = "PATTERNS") @Nullable String read,
      @Option(names = "--write", paramLabel = "PATTERNS") @Nullable String write,
      @Option(
              names = "--force",
              paramLabel = "PATTERNS",
              description = "Which may be rewritten and deleted.")
          @Nullable String force,
      @Option(names = "--by-role", fallbackValue = "true", description = "Their role counts again.")
          boolean byRole,
      @Parameters(index = "0", paramLabel = "NAME") String name,
      @Parameters(
              index = "1",
              paramLabel = "PERSON",
              description = "A token's name up to its slash, or 'certificate NAME'.")
          String person)
      throws IOException {
    BranchGrant granted = new BranchGrant(names(read), names(write), names(force));
    return place.each(
        "repository.grant",
        List.of(name),
        (repositories, each) -> {
          HostedRepository repository = repositories.get(each);
          RepositorySettings settings = repository.settings();
          Map<String, BranchGrant> grants = new LinkedHashMap<>(settings.grants());
          if (byRole) {
            grants.remove(person);
          } else {
            grants.put(person, granted);
          }
          repositories.set(
              repository,
              new RepositorySettings(
                  settings.kind(),
                  settings.limits(),
                  settings.branches(),
                  grants,
                  settings.hooks()));
          return person
              + (byRole
                  ? " by role"
                  : ": reads %s, writes %s, forces %s"
                      .formatted(granted.read(), granted.write(), granted.force()));
        });
  }

  private static Names names(@Nullable String patterns) {
    return Names.of(patterns == null ? "" : patterns);
  }

  @Command(name = "list", description = "Lists repositories.", mixinStandardHelpOptions = true)
  int list(@Mixin Place place) throws IOException {
    Table table = new Table(List.of("NAME", "KIND", "SIZE", "STATE"));
    for (HostedRepository one : place.repositories().all()) {
      table.add(
          List.of(
              one.name().text(),
              RepositoryArguments.kind(one.settings()),
              RepositoryArguments.megabytes(one.size()),
              one.damage().isEmpty() ? "good" : "damaged"));
    }
    System.out.print(table);
    return 0;
  }

  @Command(
      name = "remove",
      description = "Removes repositories with all that is in them.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin Place place, @Parameters(arity = "1..*", paramLabel = "NAME") List<String> names)
      throws IOException {
    return place.each(
        "repository.remove",
        names,
        (repositories, name) -> {
          uninterrupted(() -> repositories.remove(repositories.get(name)));
          return "";
        });
  }

  @Command(
      name = "fsck",
      description = {
        "Reads everything in repositories, and says what is damaged.",
        "A damaged one takes no pushes until this finds nothing."
      },
      mixinStandardHelpOptions = true)
  int fsck(@Mixin Place place, @Parameters(arity = "0..*", paramLabel = "NAME") List<String> names)
      throws IOException {
    Repositories repositories = place.repositories();
    RepositoryCare care = new RepositoryCare(Clock.systemUTC());
    int[] status = {0};
    int refused =
        Local.each(
            named(repositories, names),
            System.err,
            name -> {
              List<String> problems = care.check(repositories.get(name));
              problems.forEach(problem -> System.out.println(name + ": " + problem));
              System.out.println(name + (problems.isEmpty() ? ": good" : ": damaged"));
              status[0] |= problems.isEmpty() ? 0 : 1;
            });
    return refused | status[0];
  }

  @Command(
      name = "gc",
      description = "Packs repositories, and removes what was refused or deleted before a day.",
      mixinStandardHelpOptions = true)
  int gc(@Mixin Place place, @Parameters(arity = "0..*", paramLabel = "NAME") List<String> names)
      throws IOException {
    Repositories repositories = place.repositories();
    RepositoryCare care = new RepositoryCare(Clock.systemUTC());
    return Local.each(
        named(repositories, names),
        System.err,
        name -> uninterrupted(() -> care.collect(repositories.get(name))));
  }

  /** All when none are named. */
  private static List<String> named(Repositories repositories, @Nullable List<String> names)
      throws IOException {
    return names == null || names.isEmpty()
        ? repositories.all().stream().map(one -> one.name().text()).toList()
        : names;
  }

  /** What waits for others. */
  private interface Waiting {
    void run() throws RefusedException, IOException, InterruptedException;
  }

  private static void uninterrupted(Waiting work) throws RefusedException, IOException {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
