package plumb.environments.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.EnvironmentException;
import plumb.environments.store.ObjectStore;
import plumb.environments.store.TreeEntry;

class ArchiveTreeTest {
  private static final String LONG = "directory/".repeat(15) + "file";

  /** Debian's tar makes the archives, in all the forms that it knows. */
  @Test
  void readsEveryFormOfTar(@TempDir Path directory) throws Exception {
    Path source = directory.resolve("me-module-1.0.0");
    Files.createDirectories(source.resolve(LONG).getParent());
    Files.writeString(source.resolve(LONG), "deep\n");
    Files.writeString(source.resolve("run.sh"), "#!/bin/sh\n");
    assertThat(source.resolve("run.sh").toFile().setExecutable(true)).isTrue();
    for (String form : List.of("ustar", "gnu", "pax")) {
      Path archive = directory.resolve(form + ".tar.gz");
      Process tar =
          new ProcessBuilder(
                  "tar",
                  "--format=" + form,
                  "-C",
                  directory.toString(),
                  "-czf",
                  archive.toString(),
                  "me-module-1.0.0")
              .inheritIO()
              .start();
      assertThat(tar.waitFor()).isZero();
      ObjectStore store = new ObjectStore(directory.resolve("objects-" + form));
      List<TreeEntry> entries = ArchiveTree.unpack(archive, form, true, store);
      assertThat(entries)
          .filteredOn(entry -> entry.kind() != TreeEntry.Kind.DIRECTORY)
          .extracting(TreeEntry::path, TreeEntry::kind)
          .as(form)
          .containsExactly(
              tuple(LONG, TreeEntry.Kind.FILE), tuple("run.sh", TreeEntry.Kind.EXECUTABLE));
      assertThat(entries).filteredOn(entry -> !entry.digest().isEmpty()).allMatch(store::has);
    }
  }

  @Test
  void noBytesDoMoreThanBeRefused(@TempDir Path directory) throws IOException {
    Random random = new Random(1);
    ObjectStore store = new ObjectStore(directory.resolve("objects"));
    byte[] whole =
        new TestArchive().directory("a").file("a/b", "text\n").program("a/c", "x\n").tar();
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = whole.clone();
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path archive = directory.resolve("archive");
      try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
        out.write(bytes, 0, random.nextInt(bytes.length));
      }
      try {
        assertThat(ArchiveTree.unpack(archive, "archive", false, store))
            .allSatisfy(entry -> assertThat(entry.path().split("/")).doesNotContain("..", ""));
      } catch (EnvironmentException e) {
        assertThat(e.code()).isIn("INVALID_ARCHIVE", "HOSTILE_ARCHIVE");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(200);
  }
}
