package plumb.host.anchors;

import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.PassiveProvider;

/** Passes refreshes on and does nothing else. */
public final class AnchorProvider implements PassiveProvider<String> {

  @Override
  public @Nullable String name(String desired) {
    return null;
  }

  @Override
  public String desire(Declaration declaration) {
    return declaration.text("name", declaration.title());
  }

  @Override
  public String identity(String desired) {
    return desired;
  }

  /** Being refreshed is what passes the refresh on. */
  @Override
  public boolean refreshable(String desired) {
    return true;
  }
}
