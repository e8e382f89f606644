package plumb.compiler.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFileTest {
  private static final byte[] FIRST = {1, 2, 3};
  private static final byte[] SECOND = {};

  @TempDir private Path temp = Path.of("");
  private Path file = temp;

  @BeforeEach
  void setUp() {
    file = temp.resolve("some-1/pack");
  }

  private PackFile pack() {
    return requireNonNull(CacheStore.open(requireNonNull(file.getParent()))).pack("pack");
  }

  private byte[] written() throws IOException {
    PackFile pack = pack();
    pack.store(1, 2, FIRST);
    pack.store(3, 4, SECOND);
    return Files.readAllBytes(file);
  }

  @Test
  void givesBackWhatEarlierOnesStored() throws IOException {
    assertThat(written()).isNotEmpty();
    PackFile pack = pack();
    assertThat(pack.load(1, 2)).isEqualTo(FIRST);
    assertThat(pack.load(3, 4)).isEqualTo(SECOND);
    assertThat(pack.load(2, 1)).isNull();
  }

  @Test
  void severalAppendToOneFile() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int number = t;
      PackFile pack = pack();
      threads.add(new Thread(() -> storeMany(pack, number)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    PackFile pack = pack();
    for (int t = 0; t < 4; t++) {
      for (int i = 0; i < 500; i++) {
        assertThat(pack.load(4L * i + t, i)).isEqualTo(new byte[] {(byte) t, (byte) i});
      }
    }
  }

  private static void storeMany(PackFile pack, int number) {
    for (int i = 0; i < 500; i++) {
      pack.store(4L * i + number, i, new byte[] {(byte) number, (byte) i});
    }
  }

  @Test
  void noDamageIsTakenForAResult() throws IOException {
    byte[] good = written();
    for (int i = 0; i < good.length; i++) {
      byte[] damaged = good.clone();
      damaged[i] ^= 0x55;
      Files.write(file, damaged);
      PackFile pack = pack();
      byte[] first = pack.load(1, 2);
      byte[] second = pack.load(3, 4);
      assertThat(first == null || Arrays.equals(first, FIRST)).isTrue();
      assertThat(second == null || Arrays.equals(second, SECOND)).isTrue();
      assertThat(first == null || second == null).isTrue();
    }
  }

  @Test
  void whatWasCutOffIsBegunAnew() throws IOException {
    byte[] good = written();
    for (int length = 1; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      Files.write(file, cut);
      if (pack().load(1, 2) == null) {
        pack().store(5, 6, FIRST);
        assertThat(file).as("another may be writing").hasBinaryContent(cut);
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100)));
      pack().store(5, 6, FIRST);
      assertThat(pack().load(5, 6)).isEqualTo(FIRST);
    }
  }
}
