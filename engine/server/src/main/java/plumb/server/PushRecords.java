package plumb.server;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import plumb.server.access.AuditLog;
import plumb.server.git.push.PushLog;
import plumb.server.git.push.RefChange;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Person;
import plumb.server.git.repository.RepositoryName;

/** Writes down what becomes of pushes: what lands in the audit log, the rest for the operator. */
record PushRecords(AuditLog audit, ServerLog log) implements PushLog {

  @Override
  public void landing(RepositoryName repository, Person person, List<RefChange> changes) {
    audit.note(person.holder(), "git.push", repository.text(), text(changes));
    log.line("git: " + repository + ": " + person.holder() + " pushes " + text(changes));
  }

  @Override
  public void stayed(RepositoryName repository, Person person, List<RefChange> changes) {
    audit.note(person.holder(), "git.push.failed", repository.text(), text(changes));
    log.line("git: " + repository + ": the branches could not be moved");
  }

  private static String text(List<RefChange> changes) {
    return changes.stream().map(RefChange::toString).collect(Collectors.joining(", "));
  }

  @Override
  public void refused(RepositoryName repository, Person person, String reason) {
    log.line("git: " + repository + ": refused to " + person.holder() + ": " + reason);
  }

  @Override
  public void damaged(HostedRepository repository, String what) {
    log.line("git: " + repository.name() + " is damaged: " + what);
    try {
      repository.damaged(what);
    } catch (IOException e) {
      log.report("git/" + repository.name(), e);
    }
  }

  @Override
  public void defect(RepositoryName repository, Throwable problem) {
    log.report("git/" + repository, problem);
  }
}
