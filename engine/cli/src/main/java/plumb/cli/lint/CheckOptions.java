package plumb.cli.lint;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import plumb.analysis.Check;

/** Adds the options that switch each check on and off. */
public final class CheckOptions implements IModelTransformer {
  @Override
  public CommandSpec transform(CommandSpec command) {
    LintOptions options =
        (LintOptions) Objects.requireNonNull(command.mixins().get("options")).userObject();
    for (Check check : options.checks()) {
      command.addOption(option("--no-" + check.name(), new Switch(options, check.name(), false)));
      command.addOption(option("--" + check.name(), new Switch(options, check.name(), true)));
    }
    command.parser().overwrittenOptionsAllowed(true);
    return command;
  }

  private static OptionSpec option(String name, Switch setter) {
    return OptionSpec.builder(name + "-check")
        .arity("0")
        .hidden(true)
        .type(boolean.class)
        .setter(setter)
        .build();
  }

  /** Switches a check when its option is given. */
  private record Switch(LintOptions options, String check, boolean runs) implements ISetter {
    @Override
    public <T> @Nullable T set(@Nullable T value) {
      if (Boolean.TRUE.equals(value)) {
        options.choose(check, runs);
      }
      return null;
    }
  }
}
