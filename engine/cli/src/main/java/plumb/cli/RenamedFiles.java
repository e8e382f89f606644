package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import plumb.agent.diff.UnifiedDiff;
import plumb.analysis.Fixes;
import plumb.analysis.data.EnvironmentDataFiles;
import plumb.analysis.rename.EnvironmentRenames;
import plumb.analysis.rename.OwnFiles;
import plumb.analysis.rename.Renames;
import plumb.analysis.rename.Rewrite;
import plumb.cli.lint.ReplacedFile;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.program.CompileException;
import plumb.compiler.store.CacheStore;
import plumb.environments.store.SnapshotLease;

/** Writes the names of today into an environment's own files, or shows what would be written. */
final class RenamedFiles {
  private final Path directory;
  private final Map<Path, Rewrite> rewrites;

  private RenamedFiles(Path directory, Map<Path, Rewrite> rewrites) {
    this.directory = directory;
    this.rewrites = rewrites;
  }

  /**
   * Finds what is to be changed.
   *
   * @param directory of the environment
   * @param others directories in it that belong to somebody else
   * @param shared directories outside of it whose data may be changed, too
   * @throws IOException when a file cannot be read
   */
  static RenamedFiles of(
      Environment environment, Path directory, Collection<Path> others, Collection<Path> shared)
      throws IOException {
    List<Path> own = new ArrayList<>(List.of(directory.toRealPath()));
    for (Path one : shared) {
      own.add(one.toRealPath());
    }
    Renames renames = new Renames(environment);
    Map<Path, Rewrite> rewrites = new TreeMap<>();
    if (!renames.isEmpty()) {
      rewrites.putAll(new EnvironmentRenames(renames).of(files(environment, directory, others)));
    }
    for (Map.Entry<Path, Rewrite> each : rewrites.entrySet()) {
      each.setValue(unlessShared(own, each.getKey(), each.getValue()));
    }
    return new RenamedFiles(directory, rewrites);
  }

  /** What may be a file of somebody else, too, is left as it is. */
  private static Rewrite unlessShared(List<Path> own, Path file, Rewrite rewrite)
      throws IOException {
    Path real = file.toRealPath();
    int links = ((Number) Files.getAttribute(file, "unix:nlink")).intValue();
    boolean outside = own.stream().noneMatch(real::startsWith);
    if ((links == 1 && !outside) || rewrite.fixes().isEmpty()) {
      return rewrite;
    }
    String why = outside ? "the file is outside of the environment" : "the file has hard links";
    List<Rewrite.Remark> remarks = new ArrayList<>(rewrite.remarks());
    remarks.add(
        new Rewrite.Remark(1, 1, counted(rewrite.renamed(), "use") + " of old names: " + why));
    return new Rewrite(List.of(), 0, remarks);
  }

  /** The environment's own files, with the data that it reads, which need not lie below it. */
  private static Set<Path> files(Environment environment, Path directory, Collection<Path> others)
      throws IOException {
    Set<Path> files = OwnFiles.of(directory);
    files.addAll(EnvironmentDataFiles.of(environment));
    files.removeIf(file -> others.stream().anyMatch(file::startsWith));
    // A file that has several names is changed once.
    Set<Object> real = new HashSet<>();
    Set<Path> once = new TreeSet<>();
    for (Path file : files) {
      if (real.add(Files.readAttributes(file, BasicFileAttributes.class).fileKey())) {
        once.add(file);
      }
    }
    return once;
  }

  /** Whether something is left to people. */
  boolean needPeople() {
    return rewrites.values().stream().anyMatch(rewrite -> !rewrite.remarks().isEmpty());
  }

  /**
   * Writes the files, each at once. What is left to people is then told with its new places.
   *
   * @throws IOException when one cannot be written; that one is as it was
   * @throws CompileException when the files are not there to be changed: a deploy made them, or
   *     they are a revision's
   */
  void write() throws IOException {
    Path caches = CacheStore.home();
    if (caches != null && directory.startsWith(caches)) {
      throw new CompileException("REVISION_ENVIRONMENT", "a revision cannot be changed")
          .withHint("check it out, and use --fix there");
    }
    if (SnapshotLease.isDeployed(directory)) {
      throw new CompileException(
              "DEPLOYED_ENVIRONMENT", directory + " is deployed: the next deploy undoes changes")
          .withHint("use --fix in a clone of the control repository");
    }
    for (Map.Entry<Path, Rewrite> each : rewrites.entrySet()) {
      if (!each.getValue().fixes().isEmpty()) {
        String text = Files.readString(each.getKey());
        ReplacedFile.write(each.getKey(), Fixes.apply(text, each.getValue().fixes()));
        each.setValue(each.getValue().afterwards(text));
      }
    }
  }

  /** What would be written, as a patch. */
  String diff() throws IOException {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<Path, Rewrite> each : rewrites.entrySet()) {
      if (!each.getValue().fixes().isEmpty()) {
        String text = Files.readString(each.getKey());
        String path = shown(each.getKey());
        String now = Fixes.apply(text, each.getValue().fixes());
        out.append(UnifiedDiff.of(text, now, "a/" + path, "b/" + path)).append('\n');
      }
    }
    return out.toString();
  }

  private String shown(Path file) {
    return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
  }

  /** What is left to people, and how much is not. */
  String text() {
    int renamed = 0;
    int files = 0;
    for (Rewrite rewrite : rewrites.values()) {
      renamed += rewrite.renamed();
      files += rewrite.fixes().isEmpty() ? 0 : 1;
    }
    return left() + counted(renamed, "use") + " of old names in " + counted(files, "file") + "\n";
  }

  /** What is left to people, a line for each place. */
  String left() {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<Path, Rewrite> each : rewrites.entrySet()) {
      for (Rewrite.Remark remark : each.getValue().remarks()) {
        out.append("by hand: ").append(shown(each.getKey())).append(':').append(remark.line());
        out.append(':').append(remark.column()).append(": ").append(remark.message()).append('\n');
      }
    }
    return out.toString();
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  Map<String, Object> map() {
    List<Object> files = new ArrayList<>();
    rewrites.forEach(
        (file, rewrite) -> {
          Map<String, Object> each = new LinkedHashMap<>();
          each.put("file", shown(file));
          each.put("renamed", (long) rewrite.renamed());
          List<Object> remarks = new ArrayList<>();
          for (Rewrite.Remark remark : rewrite.remarks()) {
            Map<String, Object> left = new LinkedHashMap<>();
            left.put("line", (long) remark.line());
            left.put("column", (long) remark.column());
            left.put("message", remark.message());
            remarks.add(left);
          }
          each.put("left", remarks);
          files.add(each);
        });
    return Map.of("files", files);
  }
}
