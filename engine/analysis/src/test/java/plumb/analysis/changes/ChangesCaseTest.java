package plumb.analysis.changes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.analysis.cases.CaseFile;
import plumb.analysis.interfaces.InterfaceReader;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.snapshot.Module;

/**
 * Pairs of versions with all that differs between them. A case is a sentence and parts that begin
 * with {@code --- old/PATH}, {@code --- new/PATH}, or {@code --- PATH} for a file that both have;
 * the last part lists the changes and what is thought of the version number. The module is called
 * {@code web}. {@code -Dcases=record} writes the last part anew, and fails.
 */
class ChangesCaseTest {
  private static final Path CASES = Path.of("src/test/resources/plumb/analysis/changes/cases");

  static Stream<Path> cases() throws IOException {
    return CaseFile.in(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsThisAndNothingElse(Path file, @TempDir Path directory) throws IOException {
    CaseFile one = CaseFile.read(file, "changes");
    for (CaseFile.Part part : one.parts()) {
      String name = part.name();
      boolean single = name.startsWith("old/") || name.startsWith("new/");
      for (String path : single ? List.of(name) : List.of("old/" + name, "new/" + name)) {
        part.write(directory.resolve(path));
      }
    }
    one.check(found(directory));
  }

  private static String found(Path directory) throws IOException {
    InterfaceReader reader = new InterfaceReader(new LoweringReader(), List.of());
    ModuleInterface before = reader.read(new Module("web", directory.resolve("old")));
    ModuleInterface after = reader.read(new Module("web", directory.resolve("new")));
    ModuleChanges changes = InterfaceComparison.compare(before, after, reader);
    StringBuilder out = new StringBuilder();
    for (Change change : changes.changes()) {
      out.append(change.bump()).append(change.isPrivate() ? " (private)" : "").append(": ");
      out.append(ChangeText.of(change)).append('\n');
    }
    after.problems().forEach(one -> out.append("not read: ").append(one.file()).append('\n'));
    return out.append(ChangeText.verdict(changes)).append('\n').toString();
  }
}
