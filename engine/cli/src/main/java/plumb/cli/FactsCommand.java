package plumb.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.catalog.json.ValueJson;
import plumb.host.facts.FactSources;
import plumb.host.facts.HostFacts;
import plumb.values.Undef;
import plumb.values.ValueText;

/** {@code plumb facts}: what this host says about itself. */
@Command(name = "facts", description = "Shows this host's facts.", mixinStandardHelpOptions = true)
final class FactsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FACT", description = "Facts to show, as os.family; all without one.")
  private List<String> names = List.of();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--timing",
      description = "Say on standard error how long each group of facts took, in milliseconds.")
  private boolean timing;

  @Override
  public Integer call() {
    HostFacts facts = new HostFacts(FactSources.ofHost(Console::error));
    Map<String, Object> shown = new LinkedHashMap<>();
    if (names.isEmpty()) {
      shown.putAll(facts);
    } else {
      names.forEach(name -> shown.put(name, dig(facts, name)));
    }
    if (json) {
      System.out.println(ValueJson.text(shown, true));
    } else if (names.size() == 1) {
      System.out.println(ValueText.of(dig(facts, names.get(0))));
    } else {
      shown.forEach((name, value) -> System.out.println(name + " => " + ValueText.quoted(value)));
    }
    if (timing) {
      facts.times().entrySet().stream()
          .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
          .forEach(FactsCommand::printTime);
    }
    return 0;
  }

  private static void printTime(Map.Entry<String, Duration> time) {
    double milliseconds = time.getValue().toNanos() / 1e6;
    System.err.println(String.format(Locale.ROOT, "%-12s %8.1f", time.getKey(), milliseconds));
  }

  private static Object dig(Map<?, ?> facts, String path) {
    Object value = facts;
    for (String key : path.split("\\.")) {
      value = value instanceof Map<?, ?> map && map.get(key) != null ? map.get(key) : Undef.UNDEF;
    }
    return value;
  }
}
