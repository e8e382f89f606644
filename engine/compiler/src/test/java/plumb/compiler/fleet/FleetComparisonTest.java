package plumb.compiler.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.diff.DiffText;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.UnitReader;
import plumb.compiler.unitcache.CachingUnitReader;

class FleetComparisonTest {
  private static final int NODES = 8;

  private final Path directory;
  private final Path fleet;
  private final UnitReader reader = new CachingUnitReader(new LoweringReader(), null);

  FleetComparisonTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < NODES; i++) {
      lines.append("{\"name\": \"n%d\", \"facts\": {\"role\": \"%d\"}}\n".formatted(i, i % 4));
    }
    fleet = directory.resolve("fleet.jsonl");
    Files.writeString(fleet, lines);
  }

  private Environment load(Path environment) throws IOException {
    return new EnvironmentLoader(reader)
        .load(
            new EnvironmentOptions(
                "production",
                environment,
                null,
                null,
                null,
                null,
                Strictness.of(Strictness.Level.WARNING, false)));
  }

  private FleetDiff compare(Path before, Path after, FleetRecord record, boolean everyNode)
      throws IOException {
    return new FleetComparison(
            load(before),
            load(after),
            Duration.ofSeconds(60),
            record,
            node -> true,
            new CatalogFilter(List.of()))
        .run(fleet, 2, everyNode, (count, bytes) -> {});
  }

  /** Each node that differs with all that is told of it. */
  private static Map<String, String> told(FleetDiff diff) {
    Map<String, String> told = new TreeMap<>();
    for (FleetDiff.Group group : diff.groups()) {
      NodeComparison node = group.example();
      String text =
          node.diff() == null
              ? failure(node.before()) + " / " + failure(node.after())
              : DiffText.of(node.diff());
      group.nodes().forEach(name -> told.put(name, text.replaceAll("n\\d", "N")));
    }
    return told;
  }

  /** Hints may name what other compiles have loaded. */
  private static String failure(@Nullable BatchFailure failure) {
    return failure == null ? "none" : failure.code() + failure.message() + failure.file();
  }

  @Test
  void selectiveCompilesEqualFullOnes() throws IOException {
    selectiveCompilesEqualFullOnes(1, 60);
  }

  @Tag("long")
  @Test
  void aThousandSelectiveCompilesEqualFullOnes() throws IOException {
    selectiveCompilesEqualFullOnes(2, 1000);
  }

  private void selectiveCompilesEqualFullOnes(long seed, int changes) throws IOException {
    ChangingTree tree = new ChangingTree(seed);
    Map<String, String> first = tree.content();
    Path old = tree.write(directory.resolve("0"));
    FleetRecord record = new FleetRecord();
    List<Integer> compiled = new ArrayList<>();
    int changed = 0;
    for (int i = 1; i <= changes; i++) {
      // Too many changes at random leave nothing that compiles.
      if (i % 10 == 0) {
        tree.restore(first);
      }
      tree.change();
      Path now = tree.write(directory.resolve("" + i));
      FleetDiff full = compare(old, now, new FleetRecord(), true);
      record = FleetRecordFormat.read(FleetRecordFormat.write(record));
      FleetDiff selective = compare(old, now, record, false);
      assertThat(told(selective)).as("change %d of seed %d", i, seed).isEqualTo(told(full));
      compiled.add(selective.compiled());
      changed += full.changed();
      if (i % 3 != 0) {
        old = now;
      }
    }
    double average = compiled.stream().mapToInt(count -> count).average().orElseThrow();
    assertThat(changed).isGreaterThan(changes);
    assertThat(average).isLessThan(NODES * 0.95);
  }
}
