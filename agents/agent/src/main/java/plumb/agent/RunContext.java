package plumb.agent;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.CatalogView;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.Level;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.report.RunLog;

/** What one run offers to its providers. */
final class RunContext implements ProviderContext {
  private final RunOptions options;
  private final Inventory inventory;
  private final OpenProviders providers;
  private final Outcomes outcomes;
  private final RunLog log;

  RunContext(
      RunOptions options,
      Inventory inventory,
      OpenProviders providers,
      Outcomes outcomes,
      RunLog log) {
    this.options = options;
    this.inventory = inventory;
    this.providers = providers;
    this.outcomes = outcomes;
    this.log = log;
  }

  @Override
  public Path stateDirectory() {
    return options.stateDirectory();
  }

  @Override
  public FileSource files() {
    return options.files();
  }

  @Override
  public boolean showDiff() {
    return options.showDiff();
  }

  @Override
  public CatalogView catalog() {
    return inventory;
  }

  @Override
  public @Nullable Provider<?, ?> provider(String type) {
    OpenProvider<?, ?> open = providers.get(type, this);
    return open == null ? null : open.provider();
  }

  @Override
  public long changes() {
    return outcomes.count();
  }

  @Override
  public void log(Level level, String message) {
    log.log(level, message);
  }
}
