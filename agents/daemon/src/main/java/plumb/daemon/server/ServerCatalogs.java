package plumb.daemon.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;
import plumb.catalog.Catalog;
import plumb.catalog.Facts;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.FactsJson;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.daemon.catalog.CatalogException;
import plumb.daemon.catalog.CatalogSource;
import plumb.daemon.report.ReportTarget;

/**
 * Catalogs that servers compile. Enrols when it is first asked; a server may put this machine into
 * another environment than it asks for, and is asked for that one then, with the facts that its
 * modules have.
 */
public final class ServerCatalogs implements CatalogSource, ReportTarget {
  private static final String RICH = "application/vnd.puppet.rich+json, application/json";
  private static final int MOST_TRIES = 4;

  private final ServerOptions options;
  private final Runnable factsChanged;
  private final LogSink log;
  private final Plugins plugins;
  private final String run = UUID.randomUUID().toString();
  private String environment;
  private @Nullable Connection connection;

  /**
   * Creates a source.
   *
   * @param factsChanged is told when a server's external facts are others than before
   */
  public ServerCatalogs(ServerOptions options, Runnable factsChanged, LogSink log) {
    this.options = options;
    this.factsChanged = factsChanged;
    this.log = log;
    this.environment = options.environment();
    this.plugins = new Plugins(files(), options.pluginFacts(), options.rubyFacts(), this::warn);
  }

  private void warn(String message) {
    log.log(Level.WARNING, LogSink.ENGINE, message);
  }

  private Connection connection() throws IOException, InterruptedException {
    Connection known = connection;
    if (known == null) {
      Identity identity = new Identity(new SslFiles(options.ssl(), options.certname()));
      known =
          new Enrolment(
                  options.servers(),
                  identity,
                  options.fingerprint(),
                  options.patience(),
                  this::warn)
              .connect();
      connection = known;
    }
    return known;
  }

  @Override
  public Catalog catalog(Map<String, Object> facts) throws CatalogException, InterruptedException {
    try {
      switchTo(given());
      for (int i = 0; i < MOST_TRIES; i++) {
        if (plugins.synchronize()) {
          factsChanged.run();
        }
        Catalog catalog = ask(facts);
        if (catalog.environment().equals(environment)) {
          return catalog;
        }
        switchTo(catalog.environment());
      }
      throw new CatalogException(
          "The environment of the server's catalog is another one each time: gave up after "
              + MOST_TRIES
              + " tries, at '"
              + environment
              + "'");
    } catch (InvalidJsonException e) {
      throw new CatalogException("The server's catalog cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CatalogException("Could not retrieve the catalog: " + e.getMessage(), e);
    }
  }

  private void switchTo(String other) {
    if (!other.equals(environment)) {
      log.log(
          Level.NOTICE,
          LogSink.ENGINE,
          "Local environment: '"
              + environment
              + "' doesn't match server specified environment '"
              + other
              + "', switching to it");
      environment = other;
    }
  }

  /**
   * The environment that a server has for this machine; the one that is asked for if it has none.
   */
  private String given() throws IOException, InterruptedException {
    try {
      String answer =
          connection()
              .text(
                  "/puppet/v3/node/"
                      + path(options.certname())
                      + "?environment="
                      + path(environment)
                      + "&configured_environment="
                      + path(environment)
                      + "&transaction_uuid="
                      + run);
      return ValueJson.parse(answer) instanceof Map<?, ?> node
              && node.get("environment") instanceof String given
          ? given
          : environment;
    } catch (ServerException e) {
      if (e.status() == 404) {
        return environment;
      }
      throw e;
    } catch (InvalidJsonException e) {
      throw new IOException("The server's answer about this node is no JSON", e);
    }
  }

  private Catalog ask(Map<String, Object> facts) throws IOException, InterruptedException {
    String sent = FactsJson.text(new Facts(options.certname(), facts, Instant.now(), null), false);
    String form =
        "environment="
            + encoded(environment)
            + "&facts_format=application%2Fjson&facts="
            + encoded(encoded(sent))
            + "&transaction_uuid="
            + run;
    String path =
        "/puppet/v3/catalog/" + path(options.certname()) + "?environment=" + path(environment);
    String text = connection().post(path, "application/x-www-form-urlencoded", form, RICH);
    return CatalogJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public FileSource files() {
    return new ServerFiles(this::connection, () -> environment);
  }

  @Override
  public void take(String name, byte[] report) throws IOException, InterruptedException {
    connection()
        .put(
            "/puppet/v3/report/" + path(options.certname()) + "?environment=" + path(environment),
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
