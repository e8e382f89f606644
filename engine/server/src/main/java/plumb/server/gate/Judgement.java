package plumb.server.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.environments.DirectoryTree;
import plumb.environments.EnvironmentException;
import plumb.environments.deploy.Deployer;
import plumb.environments.deploy.EnvironmentOutcome;
import plumb.environments.deploy.Preparation;
import plumb.environments.deploy.Preparation.Prepared;
import plumb.environments.git.ProposedRepository;
import plumb.server.access.Role;
import plumb.server.git.push.Push;
import plumb.server.git.push.RefChange;
import plumb.server.git.repository.RepositorySettings.BranchGrant;
import plumb.server.git.repository.RepositorySettings.Kind;

/** The judging of one push: its sources, its environments, and all their nodes. For one thread. */
final class Judgement implements AutoCloseable {
  private static final String NO_COMMIT = "0".repeat(40);
  private static final int SHOWN_NODES = 10;

  private final GateMeans means;
  private final Push push;
  private final Path work;
  private final PushOptions options;
  private final long deadline;
  private final List<String> reasons = new ArrayList<>();
  private final List<String> waits = new ArrayList<>();
  private final List<String> approvals;
  private final List<NodeChanges> changes = new ArrayList<>();
  private final Map<String, Path> places = new LinkedHashMap<>();
  private @Nullable Deployer deployer;
  private @Nullable Preparation preparation;
  private boolean untidy;

  /**
   * @param approvals who has approved of the same push
   * @param work an empty directory, which goes with this
   */
  Judgement(GateMeans means, Push push, List<String> approvals, Path work) {
    this.approvals = approvals;
    this.means = means;
    this.push = push;
    this.work = work;
    this.options = PushOptions.of(push.options());
    this.deadline = System.nanoTime() + means.time().toNanos();
  }

  /** The push that is judged. */
  Push push() {
    return push;
  }

  /** What it changes, as far as it was found out. */
  List<NodeChanges> changes() {
    return List.copyOf(changes);
  }

  /** Why it lands although somebody loses their catalog; null when nobody does. */
  @Nullable String forced() {
    return reasons.isEmpty() ? null : options.force();
  }

  /** Whether it lands once somebody approves of it. */
  boolean waits() {
    return reasons.isEmpty() && !waits.isEmpty();
  }

  /** What is prepared for it. */
  @Nullable Preparation preparation() {
    return preparation;
  }

  /**
   * Judges it.
   *
   * @return why it must not land; null when it may
   */
  @Nullable String refusal() throws IOException, InterruptedException {
    if (!checkSources()) {
      return tooLong();
    }
    if (!reasons.isEmpty()) {
      return String.join("; ", reasons); // no force lets in what cannot even be read
    }
    try {
      if (!compareEnvironments()) {
        return tooLong();
      }
    } catch (EnvironmentException e) {
      return e.getMessage();
    }
    if (reasons.isEmpty()) {
      return waits.isEmpty() ? null : String.join("; ", waits);
    }
    String refusal = String.join("; ", reasons);
    if (options.force() == null) {
      say("to land it all the same: git push -o force=\"the reason\"");
      return refusal;
    }
    if (mayForce()) {
      // What two people have to agree on, one cannot force.
      return waits.isEmpty() ? null : String.join("; ", waits);
    }
    return refusal + "; " + push.person().holder() + " may not force it";
  }

  private String tooLong() {
    return "it could not be judged within " + means.time().toSeconds() + " seconds";
  }

  private boolean mayForce() {
    BranchGrant grant = push.settings().grants().get(push.person().name());
    return push.changes().stream()
        .allMatch(
            change ->
                grant != null && change.branch() != null && grant.force().has(change.branch())
                    || push.person().requester().may(Role.ADMIN, null, null));
  }

  private boolean checkSources() throws IOException, InterruptedException {
    int number = 0;
    for (RefChange change : push.changes()) {
      if (change.after() == null || change.branch() == null) {
        continue;
      }
      Path files = work.resolve("sources" + ++number);
      ChangedSources.Result result =
          means.sources().check(push.repository(), change, files, deadline, this::say);
      if (result == null) {
        return false;
      }
      if (!result.correct()) {
        reasons.add("what " + change.branch() + " would be has errors");
      } else if (!result.tidy()) {
        untidy = true;
      } else if (result.files() > 0) {
        say(change.branch() + ": " + result.files() + " changed manifests are correct");
      }
    }
    return true;
  }

  private boolean compareEnvironments() throws IOException, InterruptedException {
    Path proposed = work.resolve("proposed.git");
    Map<String, String> refs = new LinkedHashMap<>();
    for (RefChange change : push.changes()) {
      refs.put(change.ref(), change.after() == null ? NO_COMMIT : change.after());
      checkGone(change);
    }
    ProposedRepository.make(push.repository().directory(), refs, proposed);
    if (push.settings().kind() == Kind.CONTROL && means.deploys().environments(push).isEmpty()) {
      if (untidy) {
        reasons.add("its manifests do not pass lint");
      }
      return true;
    }
    Deployer begun = means.deploys().proposed(push, proposed);
    deployer = begun;
    Preparation prepared = begun.prepare();
    preparation = prepared;
    tellProblems(prepared);
    boolean excused = false;
    for (Prepared one : prepared.environments()) {
      Policy policy = policy(one);
      excused |= !policy.lint();
      Path place = work.resolve("nodes-" + one.name());
      places.put(one.name(), place);
      one.changes().forEach(change -> say(one.name() + ": " + change));
      NodeChanges found = means.comparison().compare(one, place, deadline, this::say);
      if (found == null) {
        return false;
      }
      changes.add(found);
      tell(found);
      demand(policy, found);
    }
    if (untidy && !excused) {
      reasons.add("its manifests do not pass lint");
    }
    return true;
  }

  /** What holds is the policy that is deployed: no push lifts what it is held against. */
  private Policy policy(Prepared change) {
    try {
      Policy unused = Policy.of(change.after());
    } catch (IOException e) {
      reasons.add(e.getMessage());
    }
    try {
      Path before = change.before();
      return before == null ? Policy.USUAL : Policy.of(before);
    } catch (IOException e) {
      say(change.name() + ": what is deployed demands nothing: " + e.getMessage());
      return Policy.USUAL;
    }
  }

  private void demand(Policy policy, NodeChanges found) {
    String environment = found.environment();
    if (policy.deprecations() && !found.deprecations().isEmpty()) {
      reasons.add("deprecated names come into use in " + environment);
    }
    if (policy.isQuiet(ZonedDateTime.now(policy.zone()))) {
      reasons.add("nothing lands in " + environment + " at this time");
    }
    if (policy.lacksApproval(found.changed(), approvals)) {
      waits.add(
          found.changed()
              + " nodes of "
              + environment
              + " change, and more than "
              + policy.most()
              + " need approval"
              + (policy.approvers().isEmpty()
                  ? ""
                  : " of " + String.join(" or ", policy.approvers())));
    }
  }

  /** An environment goes with its branch, and nodes that are in it would have none. */
  private void checkGone(RefChange change) throws IOException {
    if (change.after() != null
        || change.branch() == null
        || push.settings().kind() != Kind.CONTROL) {
      return;
    }
    for (String environment : means.deploys().environments(push, change.branch())) {
      int nodes = means.fleet().of(environment).size();
      if (nodes > 0) {
        reasons.add(nodes + " nodes are in the environment " + environment + ", which would go");
      }
    }
  }

  private void tellProblems(Preparation prepared) {
    prepared.report().diagnostics().forEach(diagnostic -> say(place(diagnostic)));
    for (EnvironmentOutcome outcome : prepared.report().environments()) {
      RuntimeException problem = outcome.problem();
      if (problem != null) {
        say(outcome.name() + ": " + problem.getMessage());
        reasons.add(outcome.name() + " could not be built");
      }
    }
    for (RuntimeException problem : prepared.report().problems()) {
      say(String.valueOf(problem.getMessage()));
      reasons.add("not all that it needs is there");
    }
  }

  private static String place(Diagnostic diagnostic) {
    return diagnostic.source().path() + ":" + diagnostic.line() + ": " + diagnostic.message();
  }

  private void tell(NodeChanges found) {
    ReportLines.of(found).forEach(this::say);
    int count = found.broken().size();
    if (count > 0) {
      found.broken().entrySet().stream()
          .limit(SHOWN_NODES)
          .forEach(entry -> say(entry.getKey() + ": " + entry.getValue()));
      reasons.add(
          (count == 1 ? "1 node of " : count + " nodes of ")
              + found.environment()
              + " would have no catalog");
    }
  }

  /** Says where the whole of it can be read. */
  void tellReport(long number) {
    if (waits()) {
      say("somebody else approves by: plumb approve " + number + "; then push again");
    }
    if (changes.stream().anyMatch(one -> !one.reports().isEmpty())) {
      say("the whole diff: plumb diff --push " + number);
    }
  }

  void say(String line) {
    push.remote().line(line);
  }

  /** What was compiled as it was to be is as it is. */
  void remember() throws IOException {
    for (Map.Entry<String, Path> place : places.entrySet()) {
      means.comparison().landed(place.getKey(), place.getValue());
    }
  }

  /** Whether branches went, and their environments go. */
  boolean removes() {
    return push.changes().stream().anyMatch(change -> change.after() == null);
  }

  Deploys deploys() {
    return means.deploys();
  }

  @Override
  public void close() throws IOException {
    if (preparation != null) {
      preparation.close();
    }
    if (deployer != null) {
      deployer.close();
    }
    DirectoryTree.delete(work);
  }
}
