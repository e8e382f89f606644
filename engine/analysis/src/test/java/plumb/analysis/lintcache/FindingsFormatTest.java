package plumb.analysis.lintcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import plumb.analysis.Finding;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.lint.LintedFile;
import plumb.dsl.source.SourceText;

/** Kept findings come back whole, or not at all. */
class FindingsFormatTest {
  private static final SourceText SOURCE = new SourceText("x.pp", "$a\n");

  private final LintedFile file;

  FindingsFormatTest() throws Exception {
    Finding plain = new Finding("check", Level.WARNING, "x.pp", 2, 3, "\0 ä 🙂", null);
    file =
        new LintedFile(
            SOURCE,
            List.of(full(), plain),
            List.of(new LintedFile.Ignored(plain, "reason")),
            List.of("remark", ""));
  }

  /** A finding with a value for whatever findings consist of. */
  private static Finding full() throws ReflectiveOperationException {
    RecordComponent[] components = Finding.class.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] =
          types[i] == int.class
              ? (Object) (i + 1000)
              : types[i] == Level.class
                  ? Level.ERROR
                  : types[i] == Fix.class
                      ? new Fix(1, 70_000, "x\n")
                      : components[i].getName().equals("path") ? "x.pp" : "text " + i;
    }
    return Finding.class.getDeclaredConstructor(types).newInstance(values);
  }

  @Test
  void keepsAllOfThem() {
    assertThat(FindingsFormat.decode(FindingsFormat.encode(file), SOURCE)).isEqualTo(file);
  }

  @Test
  void noticesDamage() {
    byte[] bytes = FindingsFormat.encode(file);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x10;
      assertThat(FindingsFormat.decode(changed, SOURCE)).as("byte " + i).isNull();
      assertThat(FindingsFormat.decode(Arrays.copyOf(bytes, i), SOURCE)).as("cut at " + i).isNull();
    }
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] foreign = new byte[random.nextInt(200)];
      random.nextBytes(foreign);
      assertThat(FindingsFormat.decode(foreign, SOURCE)).isNull();
    }
  }
}
