package plumb.cli.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.server.authority.Names;
import plumb.server.git.repository.RepositorySettings;
import plumb.server.git.repository.RepositorySettings.Kind;
import plumb.server.git.repository.RepositorySettings.Limits;
import plumb.server.git.repository.RepositorySettings.ProtectedBranches;

/** The options that say what holds for a repository. What is not named stays. */
final class RepositoryArguments {
  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "control (its branches are environments), module, or plain (anything else; the default).")
  private @Nullable Kind kind;

  @Option(
      names = "--protect",
      paramLabel = "PATTERN[=PERSON,...]",
      description =
          "Branches that no push rewrites or deletes, and who may push to them at all; more than"
              + " once for several.")
  private @Nullable List<String> branches;

  @Option(
      names = "--no-protection",
      fallbackValue = "true",
      description = "No branch is protected but those that are named here.")
  private boolean unprotected;

  @Option(names = "--push-limit", paramLabel = "MB", description = "What one push may send (256).")
  private @Nullable Long pack;

  @Option(
      names = "--file-limit",
      paramLabel = "MB",
      description = "How large one file may be, unpacked (128).")
  private @Nullable Long object;

  @Option(
      names = "--total-limit",
      paramLabel = "MB",
      description = "What the repository may have on the disk (4096).")
  private @Nullable Long total;

  RepositorySettings change(RepositorySettings before) {
    List<ProtectedBranches> all = new ArrayList<>();
    if (branches != null) {
      branches.forEach(text -> all.add(branches(text)));
    }
    if (!unprotected) {
      before.branches().stream()
          .filter(old -> all.stream().noneMatch(one -> one.pattern().equals(old.pattern())))
          .forEach(all::add);
    }
    Limits limits = before.limits();
    return new RepositorySettings(
        kind == null ? before.kind() : kind,
        new Limits(
            bytes(pack, limits.pack()),
            bytes(object, limits.object()),
            bytes(total, limits.total())),
        all,
        before.grants(),
        before.hooks());
  }

  private static ProtectedBranches branches(String text) {
    int persons = text.indexOf('=');
    return persons < 0
        ? new ProtectedBranches(Names.of(text), null)
        : new ProtectedBranches(
            Names.of(text.substring(0, persons)), Names.of(text.substring(persons + 1)));
  }

  private static long bytes(@Nullable Long megabytes, long before) {
    return megabytes == null ? before : megabytes << 20;
  }

  /** What the audit log says of settings. */
  String described(RepositorySettings settings) {
    StringBuilder text = new StringBuilder(kind(settings));
    for (ProtectedBranches one : settings.branches()) {
      Names pushers = one.pushers();
      text.append(", ").append(one.pattern()).append(" protected");
      if (pushers != null) {
        text.append(", pushed to by ").append(pushers);
      }
    }
    Limits limits = settings.limits();
    return text.append(", at most ")
        .append(megabytes(limits.pack()))
        .append(" pushed, ")
        .append(megabytes(limits.object()))
        .append(" a file, ")
        .append(megabytes(limits.total()))
        .append(" in all")
        .toString();
  }

  static String kind(RepositorySettings settings) {
    return settings.kind().name().toLowerCase(Locale.ROOT);
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }
}
