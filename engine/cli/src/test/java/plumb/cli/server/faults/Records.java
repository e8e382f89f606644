package plumb.cli.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import plumb.store.Bodies;
import plumb.store.Store;

/** What a server's database holds, looked at beside the server. */
record Records(Store store) {

  /** The runs whose reports are there. */
  Set<String> runs() {
    return store.with(
        handle -> handle.createQuery("SELECT uuid FROM report").mapTo(String.class).set());
  }

  /** The serial numbers of all certificates. */
  Set<String> serials() {
    return store.with(
        handle -> handle.createQuery("SELECT serial FROM certificate").mapTo(String.class).set());
  }

  /** The names whose requests wait. */
  Set<String> waiting() {
    return store.with(
        handle ->
            handle.createQuery("SELECT name FROM certificate_request").mapTo(String.class).set());
  }

  /** A number that a query gives. */
  long number(String query) {
    return store.with(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private record Kept(byte[] body, long resources) {}

  /** Each thing is there with all that belongs to it. */
  void areWhole() throws Exception {
    assertThat(
            number(
                "SELECT count(*) FROM report r WHERE"
                    + " (SELECT count(*) FROM event e WHERE e.report = r.id) <> "
                    + SentReport.EVENTS))
        .as("reports without some of their events")
        .isZero();
    assertThat(
            number(
                "SELECT count(*) FROM report r WHERE NOT EXISTS"
                    + " (SELECT 1 FROM node n WHERE n.name = r.node AND n.report IS NOT NULL)"))
        .as("reports of nodes that are not there")
        .isZero();
    assertThat(
            number(
                "SELECT count(*) FROM node n WHERE (n.report IS NOT NULL AND NOT EXISTS"
                    + " (SELECT 1 FROM report r WHERE r.id = n.report))"
                    + " OR (n.catalog IS NOT NULL AND (NOT EXISTS"
                    + " (SELECT 1 FROM catalog c WHERE c.digest = n.catalog) OR NOT EXISTS"
                    + " (SELECT 1 FROM exported e WHERE e.node = n.name)))"))
        .as("nodes that have what is not there")
        .isZero();
    List<Kept> catalogs =
        store.with(
            handle ->
                handle
                    .createQuery(
                        "SELECT body, (SELECT count(*) FROM resource r WHERE r.catalog = c.digest)"
                            + " AS resources FROM catalog c ORDER BY used_at DESC LIMIT 200")
                    .map((row, context) -> new Kept(row.getBytes(1), row.getLong(2)))
                    .list());
    ObjectMapper json = new ObjectMapper();
    for (Kept catalog : catalogs) {
      assertThat(json.readTree(Bodies.unpack(catalog.body())).get("resources").size())
          .as("resources of a catalog")
          .isEqualTo(catalog.resources());
    }
    assertThat(
            number(
                "SELECT (SELECT count(*) FROM certificate WHERE name <> 'localhost')"
                    + " - (SELECT count(*) FROM audit WHERE action = 'certificate.sign')"))
        .as("certificates of which the audit log does not know")
        .isZero();
    assertThat(
            number(
                "SELECT count(*) FROM certificate_request WHERE name IN"
                    + " (SELECT name FROM certificate)"))
        .as("requests that were signed, and wait")
        .isZero();
  }
}
