package plumb.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a; b; a -> b                               | ''",
        "a; a -> a                                  | (a => a)",
        "a; b; a -> b; b -> a                       | (a => b => a)",
        "c; a; b; c -> a; a -> b; b -> c            | (a => b => c => a)",
        "a; b; c; a -> b; b -> c; c -> a; b -> a    | (a => b => a)",
        "x; a; b; y; x -> a; a -> b; b -> a; b -> y | (a => b => a)",
        "a; b; c; d; a -> b; b -> a; d -> c; c -> d | (a => b => a) (c => d => c)",
        "[k]; a; [k] has a; [k] -> a                | (a => [k] => a)",
        "[k]; a; b; [k] has a; [k] -> b; b -> a     | (a => [k] => b => a)",
        "[k]; [l]; [k] -> [l]; [l] -> [k]           | ([k] => [l] => [k])",
      })
  void namesEachCycleOnce(String plan, String cycles) {
    String found =
        Plan.graph(plan).cycles().stream().map(Cycle::describe).collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(cycles);
  }
}
