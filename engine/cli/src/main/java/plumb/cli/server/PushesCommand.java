package plumb.cli.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.catalog.json.ValueJson;

/** {@code plumb pushes}: what was pushed to a server, and what became of it. */
@Command(
    name = "pushes",
    description = "Lists the latest pushes that a server has judged, the newest first.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done; 1 the server refuses; 2 wrong usage."})
public final class PushesCommand implements Callable<Integer> {
  @Mixin private PushArguments pushes = new PushArguments();

  @Option(names = "--json", fallbackValue = "true", description = "For programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (PushAccess access = pushes.open()) {
      List<Map<?, ?>> all = access.latest();
      if (json) {
        System.out.println(ValueJson.text(all, true));
      } else if (all.isEmpty()) {
        System.err.println("no pushes");
      } else {
        System.out.print(table(all));
      }
      return 0;
    }
  }

  private static Table table(List<Map<?, ?>> pushes) {
    Table table =
        new Table(
            List.of("NUMBER", "TIME", "REPOSITORY", "PERSON", "OUTCOME", "CHANGED", "REASON"));
    for (Map<?, ?> push : pushes) {
      List<String> row = new ArrayList<>();
      for (String key :
          List.of("number", "time", "repository", "person", "outcome", "changed", "reason")) {
        row.add(String.valueOf(push.get(key)));
      }
      table.add(row);
    }
    return table;
  }
}
