package plumb.compiler.unitcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.program.UnitReader.Syntax;

class CachingUnitReaderTest {
  private static final String TEXT = "class a($x = 1) { notice(\"$x!\") }";

  private final AtomicInteger parses = new AtomicInteger();
  @TempDir private Path temp = Path.of("");
  private Path directory = temp;

  @BeforeEach
  void setUp() {
    directory = temp.resolve("plumb/units-test");
  }

  private CachingUnitReader reader() {
    UnitReader lowering = new LoweringReader();
    UnitReader counting =
        (text, path, syntax) -> {
          parses.incrementAndGet();
          return lowering.read(text, path, syntax);
        };
    return new CachingUnitReader(counting, directory);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
    }
  }

  @Test
  void parsesATextOnce() {
    CachingUnitReader reader = reader();
    Unit first = reader.read(TEXT, "a.pp", Syntax.MANIFEST);
    assertThat(reader.read(TEXT, "b.pp", Syntax.MANIFEST)).isSameAs(first);
    Unit fromDisk = reader().read(TEXT, "a.pp", Syntax.MANIFEST);
    assertThat(parses).hasValue(1);
    assertThat(fromDisk.classes()).isEqualTo(first.classes());
  }

  @Test
  void tellsTheSyntaxesApart() {
    CachingUnitReader reader = reader();
    Unit manifest = reader.read("$a", null, Syntax.MANIFEST);
    Unit template = reader.read("$a", null, Syntax.EPP);
    assertThat(template.main()).isNotEqualTo(manifest.main());
  }

  @Test
  void keepsNothingOfAnInvalidText() throws IOException {
    CachingUnitReader reader = reader();
    assertThatThrownBy(() -> reader.read("class {", "a.pp", Syntax.MANIFEST))
        .isInstanceOf(InvalidSourceException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void onlyTheOwnerCanRead() throws IOException {
    reader().read(TEXT, "a.pp", Syntax.MANIFEST);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesADirectoryAloneThatOthersCanWrite() throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    reader().read(TEXT, "a.pp", Syntax.MANIFEST);
    assertThat(files()).isEmpty();
  }

  @Test
  void parsesAgainWhatIsDamaged() throws IOException {
    reader().read(TEXT, "a.pp", Syntax.MANIFEST);
    Path file = files().get(0);
    byte[] good = Files.readAllBytes(file);
    Files.write(file, new byte[] {1, 2, 3});
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100)));
    reader().read(TEXT, "a.pp", Syntax.MANIFEST);
    assertThat(parses).hasValue(2);
    assertThat(Files.readAllBytes(file)).isEqualTo(good);
  }

  @Test
  void aProgramOfAnotherTextIsNotTaken() {
    UnitKey key = UnitKey.of(TEXT, Syntax.MANIFEST);
    byte[] kept = key.textAnd(new byte[] {1, 2});
    assertThat(key.startsWithText(kept)).isTrue();
    assertThat(UnitKey.of(TEXT.replace('1', '2'), Syntax.MANIFEST).startsWithText(kept)).isFalse();
    assertThat(UnitKey.of(TEXT + "   ", Syntax.MANIFEST).startsWithText(kept)).isFalse();
    assertThat(key).isEqualTo(UnitKey.of(TEXT, Syntax.MANIFEST));
    assertThat(key).isNotEqualTo(UnitKey.of(TEXT, Syntax.EPP));
  }

  @Test
  void keepsAllProgramsInOneFile() throws IOException {
    reader().read(TEXT, "a.pp", Syntax.MANIFEST);
    reader().read("$b = 1", "b.pp", Syntax.MANIFEST);
    CachingUnitReader reader = reader();
    reader.read(TEXT, "a.pp", Syntax.MANIFEST);
    reader.read("$b = 1", "b.pp", Syntax.MANIFEST);
    assertThat(parses).hasValue(2);
    assertThat(files()).hasSize(1);
  }

  @Test
  void worksWithoutAPlaceToStore() throws IOException {
    Path obstacle = Files.writeString(temp.resolve("plumb"), "a file where a directory should be");
    assertThat(obstacle).isEqualTo(directory.getParent());
    Unit unit = reader().read(TEXT, "a.pp", Syntax.MANIFEST);
    assertThat(unit.classes()).hasSize(1);
  }

  @Test
  void removesWhatNobodyUsedForAMonth() throws IOException {
    reader().read(TEXT, "a.pp", Syntax.MANIFEST);
    Path otherBuild = directory.resolveSibling("units-old");
    Files.createDirectory(otherBuild);
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
    Path unused = Files.writeString(otherBuild.resolve("a"), "");
    Files.setLastModifiedTime(unused, old);
    Files.setLastModifiedTime(files().get(0), old);
    Files.delete(directory.resolve(".cleaned"));
    reader().read("$b = 1", "b.pp", Syntax.MANIFEST);
    assertThat(otherBuild).doesNotExist();
    assertThat(files()).hasSize(1);
  }
}
