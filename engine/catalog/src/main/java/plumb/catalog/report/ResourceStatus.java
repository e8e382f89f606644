package plumb.catalog.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one resource in a run. Mutable while the run lasts; confined to one thread.
 *
 * <p>Events set the flags that follow from them: a success means changed, a failure failed, and
 * anything but an audit out of sync.
 */
public final class ResourceStatus {
  private final String resourceType;
  private final String title;
  private final @Nullable String file;
  private final @Nullable Integer line;
  private final List<String> containmentPath;
  private final List<String> tags;
  private final Instant time;
  private final List<Event> events = new ArrayList<>();
  private @Nullable String providerUsed;
  private @Nullable Double evaluationTime;
  private boolean failed;
  private boolean failedToRestart;
  private boolean restarted;
  private boolean scheduled;
  private boolean changed;
  private boolean outOfSync;
  private boolean skipped;
  private boolean correctiveChange;
  private int changeCount;
  private int outOfSyncCount;

  /**
   * Creates the status of a resource to which nothing has happened yet.
   *
   * @param containmentPath references from the stage down to the resource itself
   * @param time when its evaluation began
   */
  public ResourceStatus(
      String resourceType,
      String title,
      @Nullable String file,
      @Nullable Integer line,
      List<String> containmentPath,
      List<String> tags,
      Instant time) {
    this.resourceType = resourceType;
    this.title = title;
    this.file = file;
    this.line = line;
    this.containmentPath = List.copyOf(containmentPath);
    this.tags = List.copyOf(tags);
    this.time = time;
  }

  /** Adds an event and the flags that follow from it. */
  public void add(Event event) {
    events.add(event);
    if (event.status() == Event.Status.FAILURE) {
      failed = true;
    } else if (event.status() == Event.Status.SUCCESS) {
      changeCount++;
      changed = true;
    }
    if (event.status() != Event.Status.AUDIT) {
      outOfSyncCount++;
      outOfSync = true;
    }
    correctiveChange |= event.correctiveChange();
  }

  /** Restores what a report says instead of counting events. */
  public void restore(
      boolean isFailed,
      boolean isChanged,
      boolean isOutOfSync,
      boolean isCorrective,
      int changes,
      int outOfSyncs) {
    failed = isFailed;
    changed = isChanged;
    outOfSync = isOutOfSync;
    correctiveChange = isCorrective;
    changeCount = changes;
    outOfSyncCount = outOfSyncs;
  }

  /** Returns {@code Type[title]}. */
  public String resource() {
    return resourceType + "[" + title + "]";
  }

  public String resourceType() {
    return resourceType;
  }

  public String title() {
    return title;
  }

  public @Nullable String file() {
    return file;
  }

  public @Nullable Integer line() {
    return line;
  }

  public List<String> containmentPath() {
    return containmentPath;
  }

  public List<String> tags() {
    return tags;
  }

  public Instant time() {
    return time;
  }

  public List<Event> events() {
    return Collections.unmodifiableList(events);
  }

  public @Nullable String providerUsed() {
    return providerUsed;
  }

  public void setProviderUsed(@Nullable String providerUsed) {
    this.providerUsed = providerUsed;
  }

  /** Returns the seconds that the evaluation took. */
  public @Nullable Double evaluationTime() {
    return evaluationTime;
  }

  public void setEvaluationTime(@Nullable Double seconds) {
    this.evaluationTime = seconds;
  }

  public boolean failed() {
    return failed;
  }

  public void setFailed(boolean failed) {
    this.failed = failed;
  }

  public boolean failedToRestart() {
    return failedToRestart;
  }

  public void setFailedToRestart(boolean failedToRestart) {
    this.failedToRestart = failedToRestart;
  }

  public boolean restarted() {
    return restarted;
  }

  public void setRestarted(boolean restarted) {
    this.restarted = restarted;
  }

  /** Returns whether the resource's schedule allowed it to be looked at. */
  public boolean scheduled() {
    return scheduled;
  }

  public void setScheduled(boolean scheduled) {
    this.scheduled = scheduled;
  }

  public boolean changed() {
    return changed;
  }

  public boolean outOfSync() {
    return outOfSync;
  }

  public boolean skipped() {
    return skipped;
  }

  public void setSkipped(boolean skipped) {
    this.skipped = skipped;
  }

  public boolean correctiveChange() {
    return correctiveChange;
  }

  public int changeCount() {
    return changeCount;
  }

  public int outOfSyncCount() {
    return outOfSyncCount;
  }
}
