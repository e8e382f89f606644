package plumb.analysis.data;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.lookup.FilePattern;
import plumb.compiler.lookup.HierarchyLevel;

/** Which files the levels of hierarchies can read. Confined to one thread. */
public final class DataTree {
  private static final int DEEPEST = 32;

  private final List<NodeVariables> nodes;
  private final Map<String, List<String>> listings = new HashMap<>();
  private final Map<String, Set<HierarchyLevel>> readers = new LinkedHashMap<>();
  private final Map<HierarchyLevel, List<String>> unused = new LinkedHashMap<>();

  private DataTree(List<NodeVariables> nodes) {
    this.nodes = nodes;
  }

  /**
   * Finds the files.
   *
   * @param nodes the only nodes that there are; empty when there may be any
   * @throws IOException when a directory cannot be listed
   */
  public static DataTree of(List<HierarchyLevel> levels, List<NodeInput> nodes) throws IOException {
    DataTree tree = new DataTree(nodes.stream().map(NodeVariables::new).toList());
    for (HierarchyLevel level : levels) {
      if (level.kind() != HierarchyLevel.Kind.NONE) {
        tree.match(level);
      }
    }
    return tree;
  }

  /** The levels that can read each file, by its path. */
  public Map<String, Set<HierarchyLevel>> readers() {
    return readers;
  }

  /** The locations of levels that match no file, as they are written. */
  Map<HierarchyLevel, List<String>> unused() {
    return unused;
  }

  private void match(HierarchyLevel level) throws IOException {
    for (String location : level.locations()) {
      // Modules have data for other systems than those of these nodes.
      boolean anyNode = level.layer() == HierarchyLevel.Layer.MODULE;
      Set<String> matched = matches(level.pattern(location), anyNode ? List.of() : nodes);
      matched.forEach(
          path -> readers.computeIfAbsent(path, one -> new LinkedHashSet<>()).add(level));
      if (matched.isEmpty()) {
        unused.computeIfAbsent(level, one -> new ArrayList<>()).add(location);
      }
    }
  }

  private Set<String> matches(FilePattern pattern, List<NodeVariables> nodes) throws IOException {
    if (pattern.isOneFile()) {
      return Files.isRegularFile(Path.of(pattern.toString()))
          ? Set.of(pattern.toString())
          : Set.of();
    }
    Map<String, FilePattern> patterns = new LinkedHashMap<>();
    if (nodes.isEmpty()) {
      patterns.put(pattern.toString(), pattern);
    }
    for (NodeVariables node : nodes) {
      FilePattern own = pattern.with(node::value);
      patterns.putIfAbsent(own.toString(), own);
    }
    List<String> files = below(pattern.root());
    List<Pattern> regexes =
        patterns.values().stream().filter(one -> !one.isOneFile()).map(FilePattern::regex).toList();
    Set<String> matched = new TreeSet<>();
    for (String file : files) {
      FilePattern named = patterns.get(file);
      boolean isNamed = named != null && named.isOneFile();
      if (isNamed || regexes.stream().anyMatch(regex -> regex.matcher(file).matches())) {
        matched.add(file);
      }
    }
    return matched;
  }

  /**
   * The files below a directory, however deep, but not in hidden directories.
   *
   * @throws IOException when it cannot be listed
   */
  List<String> below(String directory) throws IOException {
    List<String> known = listings.get(directory);
    if (known == null) {
      known = list(Path.of(directory));
      listings.put(directory, known);
    }
    return known;
  }

  private static List<String> list(Path directory) throws IOException {
    // Whatever is written there, nobody keeps the data of an environment beside /etc and /usr.
    if (directory.getNameCount() < 2 || !Files.isDirectory(directory)) {
      return List.of();
    }
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        directory,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) {
            boolean hidden = !one.equals(directory) && one.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // A link that leads nowhere, or round in a circle, is no data file.
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    return files;
  }
}
