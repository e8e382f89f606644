package plumb.compiler.unitcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader.Syntax;

class UnitFormatTest {
  private static final Path SAMPLES = Path.of("src/test/resources/plumb/compiler/unitcache");

  static Unit sample(String name) {
    try {
      Syntax syntax = name.endsWith(".epp") ? Syntax.EPP : Syntax.MANIFEST;
      return new LoweringReader().read(Files.readString(SAMPLES.resolve(name)), name, syntax);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void decodesWhatItEncoded() throws Exception {
    for (String name : List.of("everything.pp", "everything.epp")) {
      Unit unit = sample(name);
      byte[] bytes = UnitFormat.encode(unit);
      Unit decoded = UnitFormat.decode(bytes, 0);
      assertThat(decoded).isEqualTo(unit);
      assertThat(UnitFormat.encode(decoded)).isEqualTo(bytes);
    }
  }

  /**
   * Without this, a node added to the language of programs would silently keep units out of the
   * cache.
   */
  @Test
  void samplesHoldEveryKindOfNode() throws Exception {
    Set<String> used = new TreeSet<>();
    collect(sample("everything.pp"), used);
    collect(sample("everything.epp"), used);
    Set<String> all = new TreeSet<>();
    Path classes = Path.of(Expr.class.getResource("Expr.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("plumb.compiler.program." + name);
        if (Expr.class.isAssignableFrom(type) && type.isRecord()) {
          all.add(name);
        }
      }
    }
    assertThat(used).isEqualTo(all);
  }

  private static void collect(@Nullable Object node, Set<String> names) throws Exception {
    if (node instanceof Collection<?> nodes) {
      for (Object element : nodes) {
        collect(element, names);
      }
    } else if (node instanceof Record) {
      if (node instanceof Expr) {
        names.add(node.getClass().getSimpleName());
      }
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        collect(component.getAccessor().invoke(node), names);
      }
    }
  }

  @Test
  void noticesDamage() throws Exception {
    byte[] bytes = UnitFormat.encode(sample("everything.pp"));
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> UnitFormat.decode(damaged, 0)).isInstanceOf(DamagedException.class);
    }
    for (int length = 0; length < bytes.length; length += 13) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> UnitFormat.decode(cut, 0)).isInstanceOf(DamagedException.class);
    }
  }

  /**
   * Behind a right checksum, too, nonsense is refused instead of running out of memory or bounds.
   */
  @Test
  void refusesNonsense() throws Exception {
    byte[] bytes = UnitFormat.encode(sample("everything.pp"));
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] nonsense = bytes.clone();
      for (int j = 0; j < 4; j++) {
        nonsense[4 + random.nextInt(nonsense.length - 4)] = (byte) random.nextInt();
      }
      try {
        new UnitDecoder(new ByteSource(nonsense, 4, nonsense.length)).read();
      } catch (DamagedException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
