package plumb.host.augeas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.diff.UnifiedDiff;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.content.RegularFile;

/**
 * Changes configuration files as trees ({@code augeas}). What the changes would come to is found by
 * making them without saving.
 */
public final class AugeasProvider implements Provider<DesiredTree, List<String>> {
  private final ProviderContext context;

  /** Opens the provider for one run. */
  public AugeasProvider(ProviderContext context) {
    this.context = context;
  }

  @Override
  public String name(DesiredTree desired) {
    return "augeas";
  }

  @Override
  public DesiredTree desire(Declaration declaration) {
    declaration.text("name");
    String lens = oneLine(declaration, "lens");
    String file = oneLine(declaration, "incl");
    if ((lens == null) != (file == null)) {
      declaration.problem("You must specify both the lens and incl parameters, or neither.");
    }
    String place = declaration.text("context", "");
    List<String> loadPath = declaration.texts("load_path");
    return new DesiredTree(
        place.isEmpty() && file != null ? "/files" + file : place,
        changes(declaration),
        declaration.text("onlyif", ""),
        declaration.text("root", "/"),
        loadPath == null ? "" : String.join(":", loadPath),
        declaration.has("force") && !"false".equals(String.valueOf(declaration.value("force"))),
        declaration.word("type_check", List.of("true", "false"), "false").equals("true"),
        lens,
        file,
        declaration.flag("show_diff", true) && !declaration.secret("changes"));
  }

  private static @Nullable String oneLine(Declaration declaration, String name) {
    String text = declaration.text(name);
    if (text != null && (text.indexOf('"') >= 0 || text.indexOf('\n') >= 0)) {
      declaration.problem(name, "neither quotes nor line ends are possible here");
    }
    return text;
  }

  private static List<String> changes(Declaration declaration) {
    List<String> values = declaration.texts("changes");
    List<String> lines = new ArrayList<>();
    for (String value : values == null ? List.<String>of() : values) {
      value.lines().forEach(lines::add);
    }
    return lines;
  }

  /** Returns the files that are to change, or "force" where that does not matter. */
  @Override
  public List<String> observe(DesiredTree desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Augtool tool = new Augtool(desired);
    if (!tool.allows()) {
      return List.of();
    }
    List<String> files = tool.rehearse();
    if (desired.force()) {
      return List.of("force");
    }
    if (desired.showDiff() && context.showDiff()) {
      for (String file : files) {
        showDiff(desired, tool, file, log);
      }
    }
    return files;
  }

  private static void showDiff(DesiredTree desired, Augtool tool, String file, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    String after = tool.preview(file);
    if (after != null) {
      Path path = Path.of(desired.root() + file.substring("/files".length())).normalize();
      String before = new String(RegularFile.read(path), StandardCharsets.UTF_8);
      String text = UnifiedDiff.of(before, after, path + "\tas found", path + "\tas wanted");
      log.plain(log.changeLevel(), "\n" + text);
    }
  }

  @Override
  public List<Change> diff(DesiredTree desired, List<String> observed) {
    return observed.isEmpty()
        ? List.of()
        : List.of(Change.of("returns", "need_to_run", 0L).message("executed successfully"));
  }

  @Override
  public void apply(DesiredTree desired, List<String> observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    new Augtool(desired).apply();
  }
}
