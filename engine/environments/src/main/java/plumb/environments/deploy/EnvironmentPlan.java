package plumb.environments.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.environments.branches.BranchMapping.BranchEnvironment;
import plumb.environments.settings.SourceSettings;
import plumb.environments.store.Snapshot;

/**
 * What an environment is to be.
 *
 * @param previous what it is now, if that is one of our snapshots
 * @param live the files that it has now, or null
 * @param warnings of its Puppetfile
 */
record EnvironmentPlan(
    BranchEnvironment environment,
    EnvironmentRecord wanted,
    @Nullable EnvironmentRecord previous,
    @Nullable Snapshot snapshot,
    @Nullable Path live,
    boolean changed,
    List<Diagnostic> warnings) {

  /** The plan to build an environment again as what it is. */
  static EnvironmentPlan repair(
      SourceSettings source, EnvironmentRecord record, @Nullable Snapshot snapshot) {
    return new EnvironmentPlan(
        new BranchEnvironment(source, record.branch(), record.environment()),
        record,
        record,
        snapshot,
        snapshot == null ? null : snapshot.root(),
        true,
        List.of());
  }

  /** What is different, as sentences. */
  List<String> changes() {
    List<String> changes = new ArrayList<>();
    EnvironmentRecord before = previous;
    if (before == null) {
      changes.add("commit " + shortened(wanted.commit()));
    } else if (!before.commit().equals(wanted.commit())) {
      changes.add("commit " + shortened(before.commit()) + " -> " + shortened(wanted.commit()));
    }
    for (ResolvedModule module : wanted.modules()) {
      ResolvedModule old = before == null ? null : before.module(module.name());
      if (old == null) {
        changes.add("module " + module.name() + ": " + described(module));
      } else if (!old.sameContent(module)) {
        changes.add("module " + module.name() + ": " + described(old) + " -> " + described(module));
      }
    }
    if (before != null) {
      for (ResolvedModule old : before.modules()) {
        if (wanted.module(old.name()) == null) {
          changes.add("module " + old.name() + ": removed");
        }
      }
    }
    if (changes.isEmpty() && changed) {
      changes.add("its files, which were changed in place");
    }
    return changes;
  }

  private static String described(ResolvedModule module) {
    return switch (module.kind()) {
      case ResolvedModule.GIT -> module.version() + " (" + shortened(module.digest()) + ")";
      case ResolvedModule.LOCAL -> "local";
      default -> module.version();
    };
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(10, digest.length()));
  }
}
