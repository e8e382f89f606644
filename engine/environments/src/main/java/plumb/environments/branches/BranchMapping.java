package plumb.environments.branches;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import plumb.environments.settings.SourceSettings;
import plumb.environments.settings.SourceSettings.InvalidBranches;
import plumb.values.Regex;
import plumb.values.functions.Substitution;

/**
 * Which environments the branches of a source are.
 *
 * @param environments in the order of the branches
 * @param warnings what was renamed or left out, as sentences
 * @param errors names that no environment can have, as sentences
 */
public record BranchMapping(
    List<BranchEnvironment> environments, List<String> warnings, List<String> errors) {
  private static final Pattern INVALID = Pattern.compile("[^A-Za-z0-9_]");

  /**
   * An environment.
   *
   * @param name its directory: letters, digits and underscores
   */
  public record BranchEnvironment(SourceSettings source, String branch, String name) {}

  /** Decides which branches pass a source's filter_command. */
  public interface BranchFilter {
    /** Whether the branch is deployed. */
    boolean accepts(String branch);
  }

  /** Maps the branches of a source. */
  public static BranchMapping of(
      SourceSettings source, List<String> branches, BranchFilter filter) {
    BranchMapping mapping =
        new BranchMapping(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String branch : branches) {
      if (source.ignoredPrefixes().stream().anyMatch(branch::startsWith)) {
        continue;
      }
      if (filter.accepts(branch)) {
        mapping.add(source, branch);
      } else {
        mapping.warnings.add(
            "the branch " + branch + " is left out by filter_command of " + source.name());
      }
    }
    return mapping;
  }

  private void add(SourceSettings source, String branch) {
    String stripped = stripped(source, branch);
    String corrected = environmentName(stripped);
    if (corrected.isEmpty() && source.prefix().isEmpty()) {
      errors.add("nothing is left of the branch " + branch + " for the name of an environment");
      return;
    }
    if (!corrected.equals(stripped)) {
      if (source.invalidBranches() == InvalidBranches.ERROR) {
        errors.add("the branch " + branch + " is no name of an environment and is not deployed");
        return;
      }
      if (source.invalidBranches() == InvalidBranches.CORRECT_AND_WARN) {
        warnings.add("the branch " + branch + " becomes the environment " + corrected);
      }
    }
    environments.add(new BranchEnvironment(source, branch, source.prefix() + corrected));
  }

  /**
   * The name of a branch's environment, where nothing is stripped: what no name can have becomes an
   * underscore for each byte, as in r10k.
   */
  public static String environmentName(String branch) {
    return INVALID
        .matcher(branch)
        .replaceAll(invalid -> "_".repeat(invalid.group().getBytes(StandardCharsets.UTF_8).length));
  }

  private static String stripped(SourceSettings source, String branch) {
    String component = source.stripComponent();
    if (component == null) {
      return branch;
    }
    if (component.length() > 1 && component.startsWith("/") && component.endsWith("/")) {
      Regex regex = Regex.of(component.substring(1, component.length() - 1));
      return new Substitution(regex, "").apply(branch, true);
    }
    return branch.startsWith(component) ? branch.substring(component.length()) : branch;
  }
}
