package plumb.daemon.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.catalog.Catalog;
import plumb.catalog.Facts;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.FactsJson;
import plumb.catalog.json.InvalidJsonException;
import plumb.daemon.catalog.CatalogException;
import plumb.daemon.catalog.CatalogSource;
import plumb.daemon.report.ReportTarget;

/**
 * Catalogs that servers compile. Enrols when it is first asked; a server may put this machine into
 * another environment than it asks for, and is asked again for that one then.
 */
public final class ServerCatalogs implements CatalogSource, ReportTarget {
  private static final String RICH = "application/vnd.puppet.rich+json, application/json";
  private static final int MOST_SWITCHES = 4;

  private final ServerOptions options;
  private final String run = UUID.randomUUID().toString();
  private String environment;
  private @Nullable Connection connection;

  public ServerCatalogs(ServerOptions options) {
    this.options = options;
    this.environment = options.environment();
  }

  private Connection connection() throws IOException, InterruptedException {
    Connection known = connection;
    if (known == null) {
      Identity identity = new Identity(new SslFiles(options.ssl(), options.certname()));
      known =
          new Enrolment(options.servers(), identity, options.fingerprint(), options.patience())
              .connect();
      connection = known;
    }
    return known;
  }

  @Override
  public Catalog catalog(Map<String, Object> facts) throws CatalogException, InterruptedException {
    try {
      String sent =
          FactsJson.text(new Facts(options.certname(), facts, Instant.now(), null), false);
      for (int i = 0; i < MOST_SWITCHES; i++) {
        Catalog catalog = ask(sent);
        if (catalog.environment().equals(environment)) {
          return catalog;
        }
        environment = catalog.environment();
      }
      throw new CatalogException("The server switches this machine's environment again and again");
    } catch (InvalidJsonException e) {
      throw new CatalogException("The server's catalog cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CatalogException("Could not retrieve the catalog: " + e.getMessage(), e);
    }
  }

  private Catalog ask(String facts) throws IOException, InterruptedException {
    String form =
        "environment="
            + encoded(environment)
            + "&facts_format=application%2Fjson&facts="
            + encoded(encoded(facts))
            + "&transaction_uuid="
            + run;
    String path = "/puppet/v3/catalog/" + path(options.certname()) + "?environment=" + environment;
    try (InputStream in = new BufferedInputStream(connection().post(path, form, RICH))) {
      return CatalogJson.read(in);
    }
  }

  @Override
  public FileSource files() {
    return new ServerFiles(this::connection, () -> environment);
  }

  @Override
  public void take(String name, byte[] report) throws IOException, InterruptedException {
    connection()
        .put(
            "/puppet/v3/report/" + path(options.certname()) + "?environment=" + environment,
            "application/json",
            report);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A part of a path, where a blank is no plus sign. */
  static String path(String part) {
    return encoded(part).replace("+", "%20");
  }
}
