package plumb.host.mysql;

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

/** What the reference does not do with the server that is there. */
class MysqlTest {
  private static final String HASH = "*F3A2A51A9B0F2BE2468926B4132313728C250DBF";

  @Test
  void whatTheReferenceLacks() throws Exception {
    BootedHost.Options options = BootedHost.Options.named("mysql").from(DebianTree.SERVERS);
    try (BootedHost host = BootedHost.boot(options);
        Worker worker =
            Worker.start(host.javaProcess(ApplyWorker.class).redirectError(Redirect.INHERIT))) {
      host.sh("until mysql -e 'select 1' >/dev/null 2>&1; do sleep 0.2; done");
      theOldCharacterSetHasTwoNames(worker);
      pluginsAreChanged(worker, host);
      namesAreNoSql(worker, host);
      noHashIsShown(worker);
      connectionsAreRestricted(worker);
      accountsStandForOthers(worker);
      directoriesAreFilled(worker, host);
    }
  }

  private static void theOldCharacterSetHasTwoNames(Worker worker) throws IOException {
    assertThat(apply(worker, "Mysql_database", "plain").status()).isEqualTo("changed");
    assertThat(apply(worker, "Mysql_database", "plain").status()).isEqualTo("unchanged");
    assertThat(apply(worker, "Mysql_database", "plain", "charset", "utf8mb4").status())
        .isEqualTo("failed");
    assertThat(
            apply(worker, "Mysql_database", "plain", "charset", "utf8mb4", "collate", "utf8mb4_bin")
                .status())
        .isEqualTo("changed");
  }

  private static void pluginsAreChanged(Worker worker, BootedHost host) throws Exception {
    apply(worker, "Mysql_user", "p@localhost", "password_hash", HASH);
    assertThat(apply(worker, "Mysql_user", "p@localhost", "plugin", "unix_socket").status())
        .isEqualTo("changed");
    assertThat(
            apply(
                    worker,
                    "Mysql_user",
                    "p@localhost",
                    "plugin",
                    "mysql_native_password",
                    "password_hash",
                    HASH)
                .status())
        .isEqualTo("changed");
    assertThat(
            host.sh(
                "mysql -NBe \"select plugin, authentication_string from mysql.user"
                    + " where user = 'p'\""))
        .isEqualTo("mysql_native_password\t" + HASH + "\n");
  }

  private static void namesAreNoSql(Worker worker, BootedHost host) throws Exception {
    String hostile = "x'; drop database plain; --@localhost";
    assertThat(apply(worker, "Mysql_user", hostile).status()).isEqualTo("changed");
    assertThat(apply(worker, "Mysql_user", hostile).status()).isEqualTo("unchanged");
    assertThat(apply(worker, "Mysql_database", "x`; drop database plain; --").status())
        .isEqualTo("changed");
    assertThat(host.sh("mysql -NBe 'show databases'")).contains("plain", "x`; drop");
    assertThat(
            apply(
                    worker,
                    "Mysql_grant",
                    "p@localhost/*.*",
                    "user",
                    "p@localhost",
                    "table",
                    "*.*",
                    "privileges",
                    "SELECT; drop database plain")
                .status())
        .isEqualTo("failed");
  }

  private static void noHashIsShown(Worker worker) throws IOException {
    List<Report> reports =
        List.of(
            apply(worker, "Mysql_user", "p@localhost", "password_hash", ""),
            apply(worker, "Mysql_user", "p@localhost", "password_hash", HASH),
            apply(worker, "Mysql_user", "p@localhost", "password_hash", HASH + "0"),
            apply(worker, "Mysql_user", "p@localhost", "password_hash", "plain text"));
    assertThat(reports)
        .extracting(Report::status)
        .containsExactly("changed", "changed", "failed", "failed");
    for (Report report : reports) {
      assertThat(report.logs().toString() + report.resourceStatuses())
          .doesNotContain(HASH)
          .doesNotContain("plain text");
    }
  }

  private static void connectionsAreRestricted(Worker worker) throws IOException {
    List<String> options = List.of("SUBJECT '/CN=x'", "issuer '/CN=y z'");
    for (String status : new String[] {"changed", "unchanged"}) {
      assertThat(apply(worker, "Mysql_user", "t@localhost", "tls_options", options).status())
          .isEqualTo(status);
    }
    assertThat(
            apply(worker, "Mysql_user", "t@localhost", "tls_options", List.of("SSL", "X509"))
                .status())
        .isEqualTo("failed");
  }

  private static void accountsStandForOthers(Worker worker) throws IOException {
    for (String status : new String[] {"changed", "unchanged"}) {
      assertThat(proxy(worker, "present").status()).isEqualTo(status);
    }
    for (String status : new String[] {"changed", "unchanged"}) {
      assertThat(proxy(worker, "absent").status()).isEqualTo(status);
    }
  }

  private static Report proxy(Worker worker, String ensure) throws IOException {
    return apply(
        worker,
        "Mysql_grant",
        "p@localhost/t@localhost",
        "ensure",
        ensure,
        "user",
        "p@localhost",
        "table",
        "t@localhost",
        "privileges",
        "PROXY");
  }

  private static void directoriesAreFilled(Worker worker, BootedHost host) throws Exception {
    host.sh("install -d -o mysql /srv/data");
    assertThat(apply(worker, "Mysql_datadir", "/srv/data").status()).isEqualTo("changed");
    assertThat(host.sh("stat -c %U /srv/data/mysql")).isEqualTo("mysql\n");
    assertThat(apply(worker, "Mysql_datadir", "/srv/data").status()).isEqualTo("unchanged");
    assertThat(
            apply(worker, "Mysql_datadir", "/srv/none", "defaults_extra_file", "/etc/none.cnf")
                .status())
        .isEqualTo("failed");
  }

  private static Report apply(Worker worker, String type, String title, Object... parameters)
      throws IOException {
    Catalog catalog = new Catalog("node.example", "test");
    Resource resource = new Resource(type, title, Kind.NATIVE);
    resource.parameters().put("ensure", "present");
    for (int i = 0; i < parameters.length; i += 2) {
      resource.parameters().put(parameters[i].toString(), parameters[i + 1]);
    }
    catalog.add(resource);
    return worker.apply(catalog, false);
  }
}
