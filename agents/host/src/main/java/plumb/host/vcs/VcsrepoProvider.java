package plumb.host.vcs;

import java.io.IOException;
import java.util.List;
import plumb.agent.provider.Change;
import plumb.agent.provider.Changes;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Level;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.principals.Principals;
import plumb.host.vcs.DesiredRepository.Ensure;

/**
 * Manages repositories and working copies of git ({@code vcsrepo}). To observe them changes
 * nothing: what a remote has is asked for, and fetched only when something changes.
 */
public final class VcsrepoProvider implements Provider<DesiredRepository, RepositoryState> {
  private final Principals principals;

  /** Opens the provider for one run. */
  public VcsrepoProvider(Principals principals) {
    this.principals = principals;
  }

  @Override
  public String name(DesiredRepository desired) {
    return "git";
  }

  @Override
  public DesiredRepository desire(Declaration declaration) {
    return new RepositoryDeclaration(declaration).read();
  }

  @Override
  public String identity(DesiredRepository desired) {
    return desired.path().toString();
  }

  @Override
  public void relate(DesiredRepository desired, Relations relations) {
    relations.require("Package", "git");
    relations.require("Package", "git-core");
  }

  @Override
  public RepositoryState observe(DesiredRepository desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return new Repository(desired, principals).look();
  }

  @Override
  public List<Change> diff(DesiredRepository desired, RepositoryState observed) {
    Ensure found = observed.ensure();
    Ensure wanted = desired.ensure();
    boolean there = wanted == Ensure.PRESENT && found != Ensure.ABSENT;
    if (!there && found != wanted) {
      Change change = Change.ensure("vcsrepo", found.word(), wanted.word());
      boolean usual = wanted == Ensure.PRESENT || wanted == Ensure.ABSENT;
      return List.of(usual ? change : change.event("vcsrepo_changed"));
    }
    if (wanted == Ensure.ABSENT || observed.revision() == null) {
      return List.of();
    }
    return new Changes().compare("revision", observed.revision(), desired.revision()).list();
  }

  @Override
  public void apply(
      DesiredRepository desired, RepositoryState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Repository repository = new Repository(desired, principals);
    Ensure found = observed.ensure();
    if (change.property().equals("revision")) {
      repository.change(change.desired() instanceof String revision ? revision : "");
    } else if (desired.ensure() == Ensure.ABSENT) {
      repository.remove();
    } else if (found == Ensure.PRESENT && desired.ensure() == Ensure.LATEST && !desired.force()) {
      repository.update(log);
    } else if (found != Ensure.ABSENT && desired.ensure() == Ensure.BARE) {
      throw new ProviderException(desired.path() + " is a working copy, not a bare repository");
    } else {
      if (desired.ensure() != Ensure.BARE) {
        log.log(Level.NOTICE, "ensure", "Creating repository from " + desired.ensure().word());
      }
      repository.create(log);
    }
  }
}
