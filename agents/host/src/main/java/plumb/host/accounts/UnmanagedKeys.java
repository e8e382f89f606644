package plumb.host.accounts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumb.agent.provider.Generated;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.host.ssh.AuthorizedKeyProvider;

/** Finds the keys in a file that no resource manages. */
final class UnmanagedKeys {
  private UnmanagedKeys() {}

  /** Returns resources that remove what is in a user's file and not in the catalog. */
  static List<Generated> in(String file, String user, ProviderContext context)
      throws ProviderException, IOException, InterruptedException {
    List<Generated> keys = new ArrayList<>();
    if (context.provider("Ssh_authorized_key") instanceof AuthorizedKeyProvider provider) {
      for (String name : provider.names(file, user)) {
        if (!context.catalog().has("Ssh_authorized_key", name)) {
          keys.add(
              new Generated(
                  "Ssh_authorized_key",
                  name,
                  Map.of("ensure", "absent", "user", user, "target", file)));
        }
      }
    }
    return keys;
  }
}
