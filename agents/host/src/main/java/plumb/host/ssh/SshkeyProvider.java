package plumb.host.ssh;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.host.records.DesiredEntry;
import plumb.host.records.FileStore;
import plumb.host.records.RecordDeclaration;
import plumb.host.records.RecordProvider;

/** Manages the keys by which hosts are known ({@code sshkey}). */
public final class SshkeyProvider extends RecordProvider {
  private static final Path KNOWN_HOSTS = Path.of("/etc/ssh/ssh_known_hosts");

  /** Opens the provider for one run. */
  public SshkeyProvider(FileStore store) {
    super("sshkey", new KnownHostFormat(), store, KNOWN_HOSTS);
  }

  @Override
  public DesiredEntry desire(Declaration declaration) {
    String title = declaration.title();
    int at = title.indexOf('@');
    String name = declaration.text("name", at < 0 ? title : title.substring(0, at));
    checkName(declaration, name);
    String type = KeyTypes.read(declaration, KeyTypes.OF_HOSTS);
    if (type == null) {
      type = at < 0 ? "" : KeyTypes.full(title.substring(at + 1));
    }
    return new RecordDeclaration(declaration, "parsed")
        .text(KnownHostFormat.KEY, value -> null)
        .texts(KnownHostFormat.ALIASES, SshkeyProvider::complainOfAlias)
        .in(KNOWN_HOSTS, name + "@" + type);
  }

  private static void checkName(Declaration declaration, String name) {
    if (hasSpace(name)) {
      declaration.problem("name", "Resourcename cannot include whitespaces");
    }
    if (name.indexOf(',') >= 0) {
      declaration.problem(
          "name",
          "No comma in resourcename allowed. If you want to specify aliases use the"
              + " host_aliases property");
    }
  }

  private static @Nullable String complainOfAlias(String alias) {
    if (hasSpace(alias)) {
      return "Aliases cannot include whitespace";
    }
    return alias.indexOf(',') >= 0
        ? "Aliases must be provided as an array, not a comma-separated list"
        : null;
  }

  private static boolean hasSpace(String text) {
    return text.chars().anyMatch(Character::isWhitespace);
  }

  /** Two keys of one host differ in their type, so that belongs to the title. */
  @Override
  public String title(DesiredEntry desired, String title) {
    return desired.name();
  }
}
