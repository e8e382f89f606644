package plumb.host.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.report.Report;
import plumb.host.machine.BootedHost;
import plumb.host.machine.DebianTree;
import plumb.host.parity.ApplyWorker;
import plumb.host.parity.Worker;

/** What the installed module does not notice: SQL that fails, and counts after a search path. */
class PsqlTest {
  @Test
  void failuresAreToldAndRowsAreFound() throws Exception {
    BootedHost.Options options = BootedHost.Options.named("sql").from(DebianTree.SERVERS);
    try (BootedHost host = BootedHost.boot(options);
        Worker worker =
            Worker.start(host.javaProcess(ApplyWorker.class).redirectError(Redirect.INHERIT))) {
      host.sh("until su postgres -c 'psql -c \"SELECT 1\"'; do sleep 0.2; done");
      assertThat(errors(apply(worker, "SELECT nothing")))
          .anyMatch(line -> line.contains("column \"nothing\" does not exist"));
      assertThat(errors(apply(worker, "SELECT 1", "unless", "SELEKT")))
          .anyMatch(line -> line.contains("Error evaluating 'unless' clause"));
      assertThat(errors(apply(worker, "SELECT '$SECRET'", "environment", "SECRET='; oops")))
          .anyMatch(line -> line.contains("syntax error"));
      assertThat(
              apply(worker, "SELECT 1", "unless", "SELECT 1", "search_path", List.of("public"))
                  .status())
          .isEqualTo("unchanged");
      assertThat(
              apply(worker, "SELECT 1", "onlyif", "SELECT 1", "search_path", List.of("public"))
                  .status())
          .isEqualTo("changed");
    }
  }

  private static List<String> errors(Report report) {
    return report.logs().stream()
        .filter(entry -> entry.level().equals("err"))
        .map(entry -> entry.message())
        .toList();
  }

  private static Report apply(Worker worker, String sql, Object... parameters) throws IOException {
    Catalog catalog = new Catalog("node.example", "test");
    Resource resource = new Resource("Postgresql_psql", sql, Kind.NATIVE);
    for (int i = 0; i < parameters.length; i += 2) {
      resource.parameters().put(parameters[i].toString(), parameters[i + 1]);
    }
    catalog.add(resource);
    return worker.apply(catalog, false);
  }
}
