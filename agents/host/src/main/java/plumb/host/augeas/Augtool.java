package plumb.host.augeas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/** Runs scripts of commands on the trees of one resource. */
final class Augtool {
  private static final Path PROGRAM = Path.of("/usr/bin/augtool");
  private static final String MARK = "/plumb/answer";
  private static final String SAVED = "/augeas/events/saved";

  private final DesiredTree desired;

  Augtool(DesiredTree desired) {
    this.desired = desired;
  }

  /** Returns whether the condition of the resource holds. */
  boolean allows() throws ProviderException, IOException, InterruptedException {
    if (desired.onlyIf().isBlank()) {
      return true;
    }
    TreeCommand condition = TreeCommand.parse(desired.onlyIf(), desired.context());
    String path = condition.arguments().get(0);
    return switch (condition.name()) {
      case "get" ->
          Condition.compare(get(path), condition.arguments().get(1), condition.arguments().get(2));
      case "match" -> Condition.judge(match(path, true), condition.arguments().get(1));
      case "values" -> Condition.judge(match(path, false), condition.arguments().get(1));
      default -> throw new ProviderException("Unknown command " + condition.name());
    };
  }

  private String get(String path) throws ProviderException, IOException, InterruptedException {
    String output = ask(List.of(), "get " + path).stripTrailing();
    int equals = output.indexOf(" = ");
    return equals < 0 ? "" : output.substring(equals + 3);
  }

  private List<@Nullable String> match(String path, boolean paths)
      throws ProviderException, IOException, InterruptedException {
    List<@Nullable String> found = new ArrayList<>();
    for (String line : ask(List.of(), "match " + path).split("\n")) {
      int equals = line.indexOf(" = ");
      if (line.startsWith("/") && equals > 0) {
        String value = line.substring(equals + 3);
        found.add(paths ? line.substring(0, equals) : value.equals("(none)") ? null : value);
      }
    }
    return found;
  }

  /** Returns the paths, below "/files", of the files that the changes would change. */
  List<String> rehearse() throws ProviderException, IOException, InterruptedException {
    List<String> script = new ArrayList<>(List.of("set /augeas/save noop"));
    script.addAll(changes());
    script.add("save");
    List<String> files = new ArrayList<>();
    for (String line : ask(script, "match " + SAVED).split("\n")) {
      if (line.startsWith(SAVED) && line.contains(" = ")) {
        files.add(line.substring(line.indexOf(" = ") + 3));
      }
    }
    return files;
  }

  /** Returns what a file would be with the changes; null where the tools cannot tell. */
  @Nullable String preview(String file)
      throws IOException, InterruptedException, ProviderException {
    CommandResult result = command(questions(changes(), "preview " + file));
    return result.succeeded() ? afterMark(result.output()) : null;
  }

  /** Makes the changes. */
  void apply() throws ProviderException, IOException, InterruptedException {
    List<String> script = new ArrayList<>(List.of("set /augeas/save overwrite"));
    script.addAll(changes());
    script.add("save");
    run(script);
  }

  private List<String> changes() throws ProviderException {
    List<String> script = new ArrayList<>();
    for (String change : desired.changes()) {
      if (!change.isBlank()) {
        TreeCommand command = TreeCommand.parse(change, desired.context());
        if (List.of("get", "match", "values").contains(command.name())) {
          throw new ProviderException("Command '" + command.name() + "' is not supported");
        }
        script.add(command.script());
      }
    }
    return script;
  }

  /** Runs a script and returns what its last command prints. */
  private String ask(List<String> script, String question)
      throws ProviderException, IOException, InterruptedException {
    return afterMark(run(questions(script, question)));
  }

  /** Other commands print things too, so the answer comes after a mark. */
  private static List<String> questions(List<String> script, String question) {
    List<String> all = new ArrayList<>(script);
    all.add("get " + MARK);
    all.add(question);
    return all;
  }

  private static String afterMark(String output) {
    int mark = output.indexOf(MARK + " (o)\n");
    return mark < 0 ? "" : output.substring(output.indexOf('\n', mark) + 1);
  }

  private String run(List<String> script)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result = command(script);
    if (!result.succeeded()) {
      List<String> reasons = new ArrayList<>();
      for (String line : result.errors().split("\n")) {
        if (!line.isBlank() && !line.contains("Failed to execute command")) {
          reasons.add(line.strip());
        }
      }
      throw new ProviderException(
          reasons.isEmpty()
              ? "augtool failed with code " + result.exitCode()
              : String.join("; ", reasons));
    }
    return result.output();
  }

  private CommandResult command(List<String> script)
      throws ProviderException, IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      throw new ProviderException(
          "Files can only be changed as trees with augtool; a package such as augeas-tools has it");
    }
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "--root", desired.root()));
    if (!desired.loadPath().isEmpty()) {
      command.addAll(List.of("--include", desired.loadPath()));
    }
    if (desired.typeCheck()) {
      command.add("--typecheck");
    }
    command.add(desired.file() == null ? "--noload" : "--noautoload");
    List<String> all = new ArrayList<>(loading());
    all.addAll(script);
    return Command.of(command).separated().reading(String.join("\n", all) + "\n").run();
  }

  /** Files outside the context are not even looked at, which saves most of the time. */
  private List<String> loading() {
    if (desired.file() != null) {
      return List.of(
          "set /augeas/load/Xfm/lens \"" + desired.lens() + '"',
          "set /augeas/load/Xfm/incl \"" + desired.file() + '"',
          "load");
    }
    String context = desired.context();
    boolean narrow =
        context.startsWith("/files/")
            && context.length() > "/files/".length()
            && context.chars().noneMatch(c -> "'\"[]".indexOf(c) >= 0);
    if (!narrow) {
      return List.of("load");
    }
    String place = context.substring("/files".length()) + (context.endsWith("/") ? "" : "/");
    String others = "/augeas/load/*['" + place + "' !~ glob(incl) + regexp('/.*')]";
    String relevant = "/augeas/load/*['" + place + "' =~ glob(incl) + regexp('/.*')]";
    // Where no lens is relevant, all stay: the context is then a directory above files.
    return List.of("defvar relevant " + relevant, "rm \"" + others + "[$relevant]\"", "load");
  }
}
