package plumb.cli.lint.selection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Finding;
import plumb.compiler.program.CompileException;

/**
 * The lines of files that were changed since a revision: in commits since the one that it shares
 * with HEAD, and in the working tree. All lines of files that git does not know are. Immutable.
 */
public final class ChangedLines {
  private final Map<Path, BitSet> changed = new HashMap<>();
  private final Set<Path> whole = new HashSet<>();

  private ChangedLines() {}

  /**
   * Asks git.
   *
   * @param files what is to be checked, in any number of repositories
   * @throws IOException when one of them is not there
   * @throws CompileException when one of them is in no repository, or that has no such revision
   */
  public static ChangedLines since(String revision, List<Path> files) throws IOException {
    ChangedLines lines = new ChangedLines();
    Set<Git> repositories = new HashSet<>();
    for (Path file : files) {
      repositories.add(Git.of(file.toRealPath()));
    }
    for (Git repository : repositories) {
      lines.addChanges(repository, repository.mergeBase(revision));
      String untracked =
          repository.output("ls-files", "--others", "--exclude-standard", "--full-name", "-z");
      for (String path : untracked.split("\0")) {
        lines.whole.add(repository.root().resolve(path));
      }
    }
    return lines;
  }

  /** The options give the same form whatever people have configured. */
  private void addChanges(Git repository, String base) {
    Diff.read(
        repository.output(
            "-c",
            "core.quotePath=true",
            "diff",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            "--find-renames",
            "--ignore-submodules",
            "--unified=0",
            "--inter-hunk-context=0",
            base,
            "--"),
        (path, first, end) ->
            changed
                .computeIfAbsent(repository.root().resolve(path), any -> new BitSet())
                .set(first, end));
  }

  /** Whether any line of a file was changed. */
  public boolean touches(Path file) {
    return whole.contains(real(file)) || changed.containsKey(real(file));
  }

  /** Whether a finding is on a line that was changed. */
  public boolean has(Finding finding) {
    Path file = real(Path.of(finding.path()));
    @Nullable BitSet lines = changed.get(file);
    return whole.contains(file) || (lines != null && lines.get(finding.line()));
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file; // it was removed in the meantime
    }
  }
}
