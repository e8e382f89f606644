package plumb.host.records;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Manages local aliases of mail addresses in {@code /etc/aliases} ({@code mailalias}). */
public final class MailAliasProvider extends RecordProvider {
  private static final Path ALIASES = Path.of("/etc/aliases");

  /** Opens the provider for one run. */
  public MailAliasProvider(FileStore store) {
    super("mailalias", new MailAliasFormat(), store, ALIASES);
  }

  @Override
  public String name(DesiredEntry desired) {
    return "aliases";
  }

  @Override
  public DesiredEntry desire(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (name.isBlank() || name.indexOf(':') >= 0 || name.indexOf('\n') >= 0) {
      declaration.problem("name", "'" + name + "' is no name of a mail alias");
    }
    if (declaration.has("recipient") && declaration.has("file")) {
      declaration.problem("You cannot specify both a recipient and a file");
    }
    RecordDeclaration wanted =
        new RecordDeclaration(declaration, "aliases")
            .texts("recipient", value -> null)
            .text("file", MailAliasProvider::complainOfFile);
    if (declaration.has("recipient")) {
      wanted.put("file", Entry.ABSENT);
    } else if (declaration.has("file")) {
      wanted.put("recipient", Entry.ABSENT);
    }
    return wanted.in(ALIASES, name);
  }

  private static @Nullable String complainOfFile(String path) {
    return path.startsWith("/") ? null : "File paths must be fully qualified, not '" + path + "'";
  }
}
