package plumb.host.postgresql;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import plumb.agent.provider.Declaration;
import plumb.host.records.DesiredEntry;
import plumb.host.records.FileStore;
import plumb.host.records.RecordDeclaration;
import plumb.host.records.RecordProvider;

/** Manages settings in files of PostgreSQL's ({@code postgresql_conf}). */
public final class ConfigurationProvider extends RecordProvider {
  private static final Path FILE = Path.of("/etc/postgresql.conf");
  private static final Pattern NAME = Pattern.compile("^[\\w.]+$");

  /** Opens the provider for one run. */
  public ConfigurationProvider(FileStore store) {
    super("postgresql_conf", new ConfigurationFormat(), store, FILE);
  }

  @Override
  public DesiredEntry desire(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (!NAME.matcher(name).find()) {
      declaration.problem(
          "name", "Invalid value \"" + name + "\". Valid values match /^[\\w\\.]+$/.");
    }
    return new RecordDeclaration(declaration, "parsed")
        .text("value", value -> null)
        .in(FILE, name.toLowerCase(Locale.ROOT));
  }
}
