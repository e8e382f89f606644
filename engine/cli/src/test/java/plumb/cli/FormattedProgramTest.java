package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumb.analysis.format.Formatter;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Lines;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader.Syntax;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/**
 * What {@code plumb fmt} makes of the manifests of Debian's module packages is lowered to the same
 * programs, apart from positions: so it compiles to the same catalogs.
 */
class FormattedProgramTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");

  /** The components of nodes that say where something stands. */
  private static final Set<String> PLACES = Set.of("pos", "lines");

  @Test
  void isTheSameProgram() throws Exception {
    List<Path> manifests = manifests();
    assumeTrue(manifests.size() > 1000, "Debian's puppet-module-* packages are not installed");
    int compared = 0;
    for (Path manifest : manifests) {
      String text = TextFile.read(manifest);
      Unit program = lowered(text);
      if (program != null) {
        String formatted = Formatter.format(new SourceText(manifest.toString(), text)).text();
        Unit result = Objects.requireNonNull(lowered(formatted));
        assertThat(same(program, result)).as(manifest.toString()).isTrue();
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  @Test
  void comparesAllButPlaces() throws Exception {
    Unit program = Objects.requireNonNull(lowered("class a($b = 1) { notice([$b, 'x']) }"));
    assertThat(same(program, lowered("class a (\n  $b = 1\n) { notice([$b, \"x\"]) }"))).isTrue();
    assertThat(same(program, lowered("class a($b = 2) { notice([$b, 'x']) }"))).isFalse();
    assertThat(same(program, lowered("class a($b = 1) { notice([$b, 'y']) }"))).isFalse();
    assertThat(same(program, lowered("class a($b = 1) { notice([$b]) }"))).isFalse();
    Unit resource = Objects.requireNonNull(lowered("file { '/a': mode => '1' }"));
    assertThat(same(resource, lowered("file { '/a':\n  mode => '1',\n}"))).isTrue();
    assertThat(same(resource, lowered("file { '/a': mode => '2' }"))).isFalse();
    assertThat(same(resource, lowered("file { '/a': owner => '1' }"))).isFalse();
  }

  /** The program of a manifest; null when it breaks a rule of the language. */
  private static @Nullable Unit lowered(String text) {
    try {
      return new LoweringReader().read(text, "x.pp", Syntax.MANIFEST);
    } catch (InvalidSourceException e) {
      return null;
    }
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) throws Exception {
    if (one instanceof Record && other instanceof Record && one.getClass() == other.getClass()) {
      for (RecordComponent component : one.getClass().getRecordComponents()) {
        boolean isPlace =
            PLACES.contains(component.getName()) || component.getType() == Lines.class;
        var accessor = component.getAccessor();
        if (!isPlace && !same(accessor.invoke(one), accessor.invoke(other))) {
          return false;
        }
      }
      return true;
    }
    if (one instanceof Attribute attribute && other instanceof Attribute another) {
      return Objects.equals(attribute.name(), another.name())
          && attribute.append() == another.append()
          && same(attribute.value(), another.value());
    }
    if (one instanceof Collection<?> elements && other instanceof Collection<?> others) {
      return sameElements(elements, others);
    }
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
      return sameElements(map.keySet(), otherMap.keySet())
          && sameElements(map.values(), otherMap.values());
    }
    return Objects.equals(one, other);
  }

  private static boolean sameElements(Collection<?> elements, Collection<?> others)
      throws Exception {
    Iterator<?> other = others.iterator();
    for (Object element : elements) {
      if (!other.hasNext() || !same(element, other.next())) {
        return false;
      }
    }
    return !other.hasNext();
  }

  private static List<Path> manifests() throws IOException {
    if (!Files.isDirectory(MODULES)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(MODULES, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(file -> file.toString().endsWith(".pp")).sorted().toList();
    }
  }
}
