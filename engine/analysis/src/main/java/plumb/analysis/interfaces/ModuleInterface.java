package plumb.analysis.interfaces;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumb.analysis.deprecations.RecognisedDeprecation;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.snapshot.Module;
import plumb.environments.metadata.ModuleMetadata;

/**
 * What one version of a module offers. Immutable.
 *
 * @param module its name
 * @param directory where this version lies
 * @param metadata null when it has none, or none that can be read
 * @param elements by kind, then by name
 * @param deprecations the names that are on their way out, as the module itself says
 * @param recognised what its comments and code say of that beside
 * @param madeUp what may add facts under other names than those that are known
 * @param problems files that cannot be read, so that it is not known what they define
 */
public record ModuleInterface(
    String module,
    Path directory,
    @Nullable ModuleMetadata metadata,
    Map<Element.Kind, Map<String, Element>> elements,
    List<Deprecation> deprecations,
    List<RecognisedDeprecation> recognised,
    List<MadeUpFacts> madeUp,
    List<Problem> problems) {

  /**
   * A file that cannot be read.
   *
   * @param file relative to the module
   * @param message one sentence
   */
  public record Problem(String file, String message) {}

  static ModuleInterface of(
      Module module,
      @Nullable ModuleMetadata metadata,
      Collection<Element> elements,
      List<Deprecation> deprecations,
      List<RecognisedDeprecation> recognised,
      List<MadeUpFacts> madeUp,
      List<Problem> problems) {
    Map<Element.Kind, Map<String, Element>> sorted = new TreeMap<>();
    for (Element element : elements) {
      sorted
          .computeIfAbsent(element.kind(), kind -> new TreeMap<>())
          .putIfAbsent(element.name(), element);
    }
    return new ModuleInterface(
        module.name(),
        module.directory(),
        metadata,
        sorted,
        List.copyOf(deprecations),
        List.copyOf(recognised),
        List.copyOf(madeUp),
        List.copyOf(problems));
  }

  /** The elements of a kind, by name. */
  public Map<String, Element> of(Element.Kind kind) {
    return elements.getOrDefault(kind, Map.of());
  }

  /** An element; null when the module has none of that name. */
  public @Nullable Element find(Element.Kind kind, String name) {
    return of(kind).get(name);
  }

  /** The version, as a text; ??? when the module tells none. */
  public String version() {
    return metadata == null ? "???" : metadata.version().toString();
  }
}
