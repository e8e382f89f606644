package plumb.host.cron;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Changes;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Generated;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.agent.provider.Shown;

/** Manages jobs in users' crontabs ({@code cron}). */
public final class CronProvider implements Provider<DesiredJob, JobState> {
  private static final String ABSENT = "absent";

  /** The order in which the reference compares the fields of a time. */
  private static final List<TimeField> ORDER =
      List.of(
          TimeField.MINUTE, TimeField.HOUR, TimeField.WEEKDAY, TimeField.MONTH, TimeField.MONTHDAY);

  private final CrontabCommand crontabs = new CrontabCommand();

  /** Jobs without a name that a resource has recognised as its own, by identity. */
  private final Map<CronJob, String> recognised = new IdentityHashMap<>();

  /** Jobs without a name that were listed, by the name that they got. */
  private final Map<String, CronJob> listed = new HashMap<>();

  @Override
  public String name(DesiredJob desired) {
    return "crontab";
  }

  @Override
  public DesiredJob desire(Declaration declaration) {
    return CronDeclaration.read(declaration);
  }

  @Override
  public @Nullable String identity(DesiredJob desired) {
    return desired.name();
  }

  @Override
  public void relate(DesiredJob desired, Relations relations) {
    relations.require("User", desired.user());
  }

  @Override
  public boolean listsInstances() {
    return true;
  }

  /** Jobs without a name get one that says what they do. */
  @Override
  public List<Generated> instances() throws ProviderException, IOException, InterruptedException {
    List<Generated> jobs = new ArrayList<>();
    for (String user : crontabs.users()) {
      for (CronJob job : crontabs.read(user).jobs()) {
        String name = job.name();
        if (name == null) {
          String command = job.command().replaceAll("\\s+", "_");
          name = "unmanaged:" + command + "-" + (listed.size() + 1);
          listed.put(name, job);
        }
        jobs.add(new Generated("Cron", name, Map.of("user", user)));
      }
    }
    return jobs;
  }

  @Override
  public JobState observe(DesiredJob desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Crontab crontab = crontabs.read(desired.user());
    CronJob job = listed.getOrDefault(desired.name(), crontab.find(desired.name()));
    if (job == null) {
      for (CronJob unnamed : crontab.unnamed()) {
        String owner = recognised.getOrDefault(unnamed, desired.name());
        if (owner.equals(desired.name()) && desired.matches(unnamed)) {
          recognised.put(unnamed, owner);
          return new JobState(unnamed);
        }
      }
    }
    return new JobState(job);
  }

  @Override
  public List<Change> diff(DesiredJob desired, JobState observed) {
    CronJob job = observed.job();
    Changes changes = new Changes();
    if (job == null) {
      if (desired.present()) {
        changes.add(Change.ensure("cron", ABSENT, "present"));
      }
      return changes.list();
    }
    if (!desired.present()) {
      return changes.add(Change.ensure("cron", "present", ABSENT)).list();
    }
    changes.compare("command", job.command(), desired.command());
    if (desired.special() != null) {
      String wanted = desired.special().isEmpty() ? ABSENT : desired.special();
      changes.compare("special", job.special() == null ? ABSENT : job.special(), wanted);
    }
    for (TimeField field : ORDER) {
      compareTime(field, job, desired, changes);
    }
    compareEnvironment(job, desired, changes);
    return changes.list();
  }

  private static void compareTime(
      TimeField field, CronJob job, DesiredJob desired, Changes changes) {
    List<String> wanted = desired.times().get(field);
    if (wanted != null) {
      Object current = job.time(field);
      changes.compare(
          field.label(), current == null ? ABSENT : current, wanted.isEmpty() ? ABSENT : wanted);
    }
  }

  private static void compareEnvironment(CronJob job, DesiredJob desired, Changes changes) {
    List<String> wanted = desired.environment();
    List<String> current = job.environment();
    if (wanted == null || new TreeSet<>(wanted).equals(new TreeSet<>(current))) {
      return;
    }
    changes.add(
        Change.of(
            "environment",
            current.isEmpty() ? ABSENT : current,
            wanted.isEmpty() ? ABSENT : wanted,
            Shown.value(current),
            String.join(",", wanted)));
  }

  @Override
  public void apply(DesiredJob desired, JobState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Crontab crontab = crontabs.read(desired.user());
    CronJob job = observed.job();
    if (!desired.present()) {
      if (job != null) {
        crontab.remove(job);
      }
    } else if (desired.command() == null && job == null) {
      throw new ProviderException("no command specified, cannot create");
    } else {
      // All properties at once, in the place of what earlier changes of this resource made of it.
      CronJob placed = crontab.find(desired.name());
      crontab.replace(placed == null ? job : placed, merge(desired, job));
    }
  }

  /** Returns the job with all that is wanted, and with all else as it was. */
  private static CronJob merge(DesiredJob desired, @Nullable CronJob job) {
    Map<TimeField, List<String>> times = new EnumMap<>(TimeField.class);
    if (job != null) {
      times.putAll(job.times());
    }
    desired.times().forEach((field, values) -> setOrRemove(times, field, values));
    String special = desired.special();
    if (special == null) {
      special = job == null || job.special() == null ? "" : job.special();
    }
    List<String> environment = desired.environment();
    if (environment == null) {
      environment = job == null ? List.of() : job.environment();
    }
    String command = desired.command();
    if (command == null) {
      command = job == null ? "" : job.command();
    }
    return new CronJob(
        desired.name(), environment, special.isEmpty() ? null : special, times, command);
  }

  private static void setOrRemove(
      Map<TimeField, List<String>> times, TimeField field, List<String> values) {
    if (values.isEmpty()) {
      times.remove(field);
    } else {
      times.put(field, values);
    }
  }

  @Override
  public void flush(DesiredJob desired, JobState observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    crontabs.write(desired.user());
  }
}
