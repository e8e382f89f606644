package plumb.host.parity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumb.catalog.report.Report;

/** One case, played by one engine after the other from the same beginning. */
final class Scenario {
  /** What {@link #play} returns. */
  static final List<String> STEPS =
      List.of(
          "noop",
          "files after noop",
          "first run",
          "files after the first run",
          "second run",
          "files after the second run");

  private final CaseFile file;
  private final Path place;
  private final Path modules;
  private final String web;

  /** Applies the case's catalog. */
  interface Engine {
    Report apply(boolean noop) throws IOException;
  }

  /**
   * Prepares a case.
   *
   * @param web address of a {@link WebServer} of the place
   */
  Scenario(CaseFile file, Path place, Path modules, String web) {
    this.file = file;
    this.place = place;
    this.modules = modules;
    this.web = web;
  }

  Path modules() {
    return modules;
  }

  String manifest() {
    return file.section("manifest").replace("$DIR", place.toString()).replace("$WEB", web);
  }

  String tags() {
    return file.section("tags").strip();
  }

  List<String> tagList() {
    return tags().isEmpty() ? List.of() : List.of(tags().split(","));
  }

  List<String> play(Engine engine) throws IOException, InterruptedException {
    FileTree.clear(place);
    FileTree.clear(modules);
    List<String> result = new ArrayList<>();
    shell("before");
    step(result, engine, true);
    step(result, engine, false);
    shell("between");
    step(result, engine, false);
    return result;
  }

  private void step(List<String> result, Engine engine, boolean noop) throws IOException {
    result.add(file.withoutExceptions(RunText.of(engine.apply(noop))));
    result.add(FileTree.of(place));
  }

  private void shell(String section) throws IOException, InterruptedException {
    String script = file.section(section);
    if (script.isEmpty()) {
      return;
    }
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-ec", "umask 022; " + script);
    builder.environment().put("DIR", place.toString());
    builder.environment().put("MODULES", modules.toString());
    int status = builder.directory(place.toFile()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException("the script '" + section + "' failed");
    }
  }
}
