package plumb.host.mysql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * Fills the directory in which a server keeps its data ({@code mysql_datadir}). It is never
 * removed.
 */
public final class DataDirectoryProvider
    implements Provider<DataDirectoryProvider.DesiredDirectory, Boolean> {
  private static final Pattern ABSOLUTE = Pattern.compile("^/");
  private static final Pattern DEFAULTS = Pattern.compile("^/.*\\.cnf$");

  /**
   * What is wanted of a directory.
   *
   * @param wanted whether it is to be filled
   * @param defaults further settings, a file; null for none
   * @param options options that all programs which fill it take
   * @param insecure whether root gets no password
   * @param errorLog where the server writes what goes wrong
   */
  public record DesiredDirectory(
      Path directory,
      boolean wanted,
      @Nullable Path defaults,
      List<String> options,
      boolean insecure,
      String errorLog) {}

  @Override
  public String name(DesiredDirectory desired) {
    return "mysql";
  }

  @Override
  public DesiredDirectory desire(Declaration declaration) {
    declaration.word("provider", List.of("mysql"));
    String ensure = declaration.word("ensure", List.of("present", "absent"));
    if ("absent".equals(ensure)) {
      declaration.problem("ensure", "a directory of data cannot be removed");
    }
    String directory = declaration.text("datadir", declaration.title());
    if (!directory.startsWith("/")) {
      declaration.problem("datadir", "'" + directory + "' is not an absolute path");
    }
    List<String> options = new ArrayList<>();
    String base = declaration.matching("basedir", ABSOLUTE);
    if (base != null) {
      options.add("--basedir=" + base);
    }
    options.add("--datadir=" + directory);
    options.add("--user=" + declaration.text("user", "mysql"));
    String defaults = declaration.matching("defaults_extra_file", DEFAULTS);
    return new DesiredDirectory(
        Path.of(directory),
        ensure != null,
        defaults == null ? null : Path.of(defaults),
        options,
        declaration.flag("insecure", true),
        Objects.requireNonNullElse(
            declaration.matching("log_error", ABSOLUTE), "/var/tmp/mysqld_initialize.log"));
  }

  @Override
  public String identity(DesiredDirectory desired) {
    return desired.directory().toString();
  }

  @Override
  public void relate(DesiredDirectory desired, Relations relations) {
    relations.require("Package", "mysql-server");
  }

  @Override
  public Boolean observe(DesiredDirectory desired, ResourceLog log) throws IOException {
    Path system = desired.directory().resolve("mysql");
    if (!Files.isDirectory(system)) {
      return false;
    }
    try (Stream<Path> files = Files.list(system)) {
      return files.findAny().isPresent();
    }
  }

  @Override
  public List<Change> diff(DesiredDirectory desired, Boolean filled) {
    return desired.wanted() && !filled
        ? List.of(Change.ensure("mysql_datadir", "absent", "present"))
        : List.of();
  }

  @Override
  public void apply(DesiredDirectory desired, Boolean filled, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (desired.defaults() != null && !Files.exists(desired.defaults())) {
      throw new ProviderException("Defaults-extra-file " + desired.defaults() + " is missing.");
    }
    boolean isMariaDb = Command.of("mysqld", "-V").run().output().contains("MariaDB");
    List<String> command = new ArrayList<>();
    command.add(isMariaDb ? "mysql_install_db" : "mysqld");
    if (desired.defaults() != null) {
      command.add("--defaults-extra-file=" + desired.defaults());
    }
    command.addAll(desired.options());
    if (!isMariaDb) {
      command.add("--log-error=" + desired.errorLog());
      command.add(desired.insecure() ? "--initialize-insecure" : "--initialize");
    }
    CommandResult result = Command.of(command).run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
  }
}
