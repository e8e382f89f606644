package plumb.agent;

import plumb.agent.provider.Level;
import plumb.agent.provider.ResourceLog;
import plumb.agent.report.RunLog;

/** Logs messages with a resource as their source. */
final class SubjectLog implements ResourceLog {
  private final Subject subject;
  private final ManagedResource.Settings settings;
  private final RunLog log;

  SubjectLog(Subject subject, ManagedResource.Settings settings, RunLog log) {
    this.subject = subject;
    this.settings = settings;
    this.log = log;
  }

  @Override
  public void log(Level level, String message) {
    write(level, subject.path(), message);
  }

  @Override
  public void log(Level level, String property, String message) {
    if (enabled(level)) {
      write(level, subject.path() + "/" + property, message);
    }
  }

  @Override
  public void plain(Level level, String message) {
    log.log(level, settings.hidden().hide(message));
  }

  private void write(Level level, String source, String message) {
    if (enabled(level)) {
      String shown = settings.hidden().hide(message);
      log.write(level, subject.entry(level.label(), source, shown, log.clock().instant()));
    }
  }

  @Override
  public boolean enabled(Level level) {
    return log.enabled(level);
  }

  @Override
  public Level changeLevel() {
    return settings.level();
  }
}
