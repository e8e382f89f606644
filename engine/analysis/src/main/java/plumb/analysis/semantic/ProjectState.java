package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/** The files that a finding in one file may depend on, without reading them. */
final class ProjectState {
  private static final List<String> PARTS =
      List.of(
          "metadata.json",
          "manifests",
          "functions",
          "types",
          "templates",
          "files",
          "lib",
          "facts.d",
          "data",
          "plans",
          "hiera.yaml",
          "deprecations.yaml",
          "CHANGELOG.md",
          "CHANGELOG",
          "CHANGELOG.rst");

  private ProjectState() {}

  /** A text that changes when one of the files comes, goes or is written. */
  static String of(Snapshot snapshot) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    for (Module module : FunctionFiles.homes(snapshot)) {
      for (String part : PARTS) {
        add(module.directory().resolve(part), lines);
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Path root, TreeSet<String> lines) {
    ModuleFiles.visit(
        root,
        (file, attributes) ->
            lines.add(
                String.join(
                    "|",
                    file.toString(),
                    String.valueOf(attributes.fileKey()),
                    String.valueOf(attributes.size()),
                    attributes.lastModifiedTime() + "\n")));
  }
}
