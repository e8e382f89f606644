package plumb.cli.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Finding;
import plumb.analysis.Level;
import plumb.analysis.lint.LintedFile;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.program.Excerpts;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/**
 * Failed compiles as findings at the places that are at fault, each with the nodes that it hits.
 */
public final class CompileFindings {
  private static final String CHECK = "compile";

  private CompileFindings() {}

  /** What failures have in common that are one finding. */
  private record Fault(String code, String message, @Nullable String file, int line, int column) {}

  /**
   * The findings, by file, but for names that are gone where their uses were found already.
   *
   * @param remarks takes what is told of these
   */
  public static List<LintedFile> of(List<BatchFailure> failures, Path fleet, NodeRemarks remarks)
      throws IOException {
    Map<Fault, List<BatchFailure>> gone = new LinkedHashMap<>();
    List<BatchFailure> others = new ArrayList<>();
    for (BatchFailure one : failures) {
      if (one.code().startsWith("REMOVED_") && one.file() != null) {
        Fault fault = new Fault(one.code(), one.message(), one.file(), one.line(), one.column());
        gone.computeIfAbsent(fault, unused -> new ArrayList<>()).add(one);
      } else {
        others.add(one);
      }
    }
    gone.forEach(
        (fault, hit) -> {
          String name = fault.message().substring(0, fault.message().indexOf(' '));
          String told = nodes(hit) + (hit.size() == 1 ? " does" : " do") + " not compile";
          String file = String.valueOf(fault.file());
          if (!remarks.add(file, fault.line(), List.of(name), told)) {
            others.addAll(hit);
          }
        });
    return of(others, fleet);
  }

  private static String nodes(List<BatchFailure> hit) {
    String node = hit.get(0).id();
    return hit.size() == 1 ? node : node + " and " + (hit.size() - 1) + " other nodes";
  }

  /**
   * The findings, by file.
   *
   * @param fleet the file of the nodes, at fault where nothing else is
   */
  public static List<LintedFile> of(List<BatchFailure> failures, Path fleet) throws IOException {
    Map<Fault, List<BatchFailure>> faults = new LinkedHashMap<>();
    for (BatchFailure one : failures) {
      boolean placed = one.file() != null && Files.isRegularFile(Path.of(one.file()));
      Fault fault =
          placed
              // Who is compiled stands at the end of many messages.
              ? new Fault(
                  one.code(),
                  one.message().replace(" for " + one.id(), ""),
                  one.file(),
                  Math.max(1, one.line()),
                  Math.max(1, one.column()))
              : new Fault(one.code(), one.message(), null, one.batchLine(), 1);
      faults.computeIfAbsent(fault, unused -> new ArrayList<>()).add(one);
    }
    Map<String, List<Fault>> byFile = new LinkedHashMap<>();
    for (Fault fault : faults.keySet()) {
      String path = fault.file() == null ? fleet.toString() : fault.file();
      byFile.computeIfAbsent(path, unused -> new ArrayList<>()).add(fault);
    }
    List<LintedFile> files = new ArrayList<>();
    for (Map.Entry<String, List<Fault>> entry : byFile.entrySet()) {
      String path = entry.getKey();
      String shown =
          isFleet(path, fleet) ? new NodeLines(fleet).masked() : TextFile.read(Path.of(path));
      List<Finding> findings = new ArrayList<>();
      for (Fault fault : entry.getValue()) {
        shown = Excerpts.of(fault.code(), path, shown, fault.line());
        findings.add(finding(fault, path, faults.getOrDefault(fault, List.of())));
      }
      findings.sort(Finding.BY_PLACE);
      SourceText source = new SourceText(path, shown);
      files.add(new LintedFile(source, findings, List.of(), List.of()));
    }
    return files;
  }

  /** Whether a file says of nodes what may be secrets of a classifier. */
  private static boolean isFleet(String path, Path fleet) {
    return Path.of(path).toAbsolutePath().normalize().equals(fleet.toAbsolutePath().normalize());
  }

  private static Finding finding(Fault fault, String path, List<BatchFailure> hit) {
    String hint = hit.get(0).hint();
    return new Finding(
        CHECK,
        Level.ERROR,
        path,
        fault.line(),
        fault.column(),
        nodes(hit) + ": " + fault.message() + " [" + fault.code() + "]",
        hint,
        null);
  }
}
