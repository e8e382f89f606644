package plumb.host.records;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Shown;

/** Manages names of addresses in {@code /etc/hosts} ({@code host}). */
public final class HostProvider extends RecordProvider {
  private static final Path HOSTS = Path.of("/etc/hosts");
  private static final Pattern LABEL = Pattern.compile("\\w+|\\w[\\w-]+\\w");

  /** Opens the provider for one run. */
  public HostProvider(FileStore store) {
    super("host", new HostFormat(), store, HOSTS);
  }

  @Override
  public DesiredEntry desire(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    checkName(declaration, name);
    return new RecordDeclaration(declaration, "parsed")
        .text("ip", HostProvider::complainOfAddress)
        .texts("host_aliases", HostProvider::complainOfAlias)
        .text("comment", HostProvider::complainOfComment)
        .in(HOSTS, name);
  }

  private static void checkName(Declaration declaration, String name) {
    for (String label : name.strip().split("\\.", 0)) {
      if (!LABEL.matcher(label).matches()) {
        declaration.problem("name", "Invalid host name");
        return;
      }
    }
    if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
      declaration.problem("name", "Hostname cannot include newline");
    }
  }

  private static @Nullable String complainOfAddress(String value) {
    return IpAddress.isValid(value) ? null : "Invalid IP address \"" + value + "\"";
  }

  private static @Nullable String complainOfAlias(String value) {
    if (value.isEmpty()) {
      return "Host aliases cannot be an empty string. Use an empty array to delete all host_aliases ";
    }
    return value.chars().anyMatch(Character::isWhitespace)
        ? "Host aliases cannot include whitespace"
        : null;
  }

  private static @Nullable String complainOfComment(String value) {
    return value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0
        ? "Comment cannot include newline"
        : null;
  }

  /** A line without aliases has an empty list of them. */
  @Override
  protected boolean isInSync(String property, Object current, Object wanted) {
    return current.equals(wanted)
        || (current.equals(Entry.ABSENT) && wanted instanceof List<?> list && list.isEmpty());
  }

  /** Aliases are shown as in the file. */
  @Override
  protected Change change(String property, Object current, Object wanted) {
    if (!property.equals("host_aliases")) {
      return super.change(property, current, wanted);
    }
    String after = wanted instanceof List<?> list ? join(list) : "";
    return Change.of(
        property,
        current,
        after,
        current instanceof List<?> list ? join(list) : Shown.value(current),
        Shown.value(after));
  }

  private static String join(List<?> words) {
    return String.join(" ", words.stream().map(String::valueOf).toList());
  }
}
