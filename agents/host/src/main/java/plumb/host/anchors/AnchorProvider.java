package plumb.host.anchors;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ResourceLog;

/** Passes refreshes on and does nothing else. */
public final class AnchorProvider implements Provider<String, Boolean> {

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

  @Override
  public Boolean observe(String desired, ResourceLog log) {
    return true;
  }

  @Override
  public List<Change> diff(String desired, Boolean observed) {
    return List.of();
  }

  @Override
  public void apply(String desired, Boolean observed, Change change, ResourceLog log) {
    throw new IllegalStateException("an anchor never changes");
  }

  /** Being refreshed is what passes the refresh on. */
  @Override
  public boolean refreshable(String desired) {
    return true;
  }
}
