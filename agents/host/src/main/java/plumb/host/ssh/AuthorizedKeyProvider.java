package plumb.host.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.principals.Principals;
import plumb.host.records.DesiredEntry;
import plumb.host.records.Entry;
import plumb.host.records.EntryState;
import plumb.host.records.RecordDeclaration;
import plumb.host.records.RecordProvider;

/** Manages the keys by which users may log in ({@code ssh_authorized_key}). */
public final class AuthorizedKeyProvider extends RecordProvider {
  private static final Pattern OPTION = Pattern.compile("[-a-z0-9A-Z_]+(?:=\".*?\")?");
  private static final String USER = "user";
  private static final String DROP_PRIVILEGES = "drop_privileges";

  private final KeyFiles files;
  private final Principals principals;

  /** Opens the provider for one run. */
  public AuthorizedKeyProvider(Principals principals) {
    this(principals, new KeyFiles(principals));
  }

  private AuthorizedKeyProvider(Principals principals, KeyFiles files) {
    super("ssh_authorized_key", new KeyLine(), files, null);
    this.principals = principals;
    this.files = files;
  }

  @Override
  public DesiredEntry desire(Declaration declaration) {
    RecordDeclaration wanted = new RecordDeclaration(declaration, "parsed");
    String type = KeyTypes.read(declaration, KeyTypes.OF_USERS);
    if (type != null) {
      wanted.put(KeyLine.TYPE, type);
    }
    wanted.text(KeyLine.KEY, AuthorizedKeyProvider::complainOfKey);
    String user = declaration.text(USER);
    if (user != null) {
      wanted.setting(USER, user);
    } else if (!declaration.has("target")) {
      declaration.problem("Attribute 'user' or 'target' is mandatory");
    }
    boolean drops = declaration.flag(DROP_PRIVILEGES, true);
    wanted.setting(DROP_PRIVILEGES, Boolean.toString(drops));
    wanted.put(KeyLine.OPTIONS, KeyLine.NO_OPTIONS);
    wanted.texts(KeyLine.OPTIONS, AuthorizedKeyProvider::complainOfOption);
    return wanted.in(null, declaration.text("name", declaration.title()));
  }

  private static @Nullable String complainOfKey(String value) {
    return value.chars().anyMatch(Character::isWhitespace)
        ? "Key must not contain whitespace: " + value
        : null;
  }

  private static @Nullable String complainOfOption(String value) {
    return OPTION.matcher(value).matches()
        ? null
        : "Option "
            + value
            + " is not valid. A single option must either be of the form 'option' or"
            + " 'option=\"value\"'. Multiple options must be provided as an array";
  }

  @Override
  public void relate(DesiredEntry desired, Relations relations) {
    String user = desired.settings().get(USER);
    if (user != null) {
      relations.require("User", user);
    }
  }

  /** Tells where the key belongs, which may be in the home directory of a user yet to come. */
  @Override
  protected @Nullable Path target(DesiredEntry desired) throws IOException, InterruptedException {
    String user = desired.settings().get(USER);
    Path target = desired.target();
    if (target == null) {
      Principals.User owner = owner(desired);
      target = owner == null ? null : Path.of(owner.home(), ".ssh", "authorized_keys").normalize();
    }
    if (target != null && user != null) {
      boolean drops = Boolean.parseBoolean(desired.settings().get(DROP_PRIVILEGES));
      files.belongs(target, user, drops);
    }
    return target;
  }

  /** Returns the names of the keys in a file, which is read as its user could read it. */
  public List<String> names(String file, String user)
      throws ProviderException, IOException, InterruptedException {
    Path path = Path.of(file).normalize();
    files.belongs(path, user, true);
    return entries(path).stream().map(Entry::name).toList();
  }

  /** An empty list of options says nothing about them. */
  @Override
  protected boolean isInSync(String property, Object current, Object wanted) {
    return current.equals(wanted) || wanted.equals(List.of());
  }

  @Override
  public void apply(DesiredEntry desired, EntryState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (owner(desired) != null) {
      super.apply(desired, observed, change, log);
    }
  }

  @Override
  public void flush(DesiredEntry desired, EntryState observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (owner(desired) == null) {
      String user = desired.settings().get(USER);
      throw new ProviderException(
          user == null
              ? "Cannot write SSH authorized keys without user"
              : "User '" + user + "' does not exist");
    }
    super.flush(desired, observed, log);
  }

  private Principals.@Nullable User owner(DesiredEntry desired)
      throws IOException, InterruptedException {
    String user = desired.settings().get(USER);
    return user == null ? null : principals.user(user);
  }
}
