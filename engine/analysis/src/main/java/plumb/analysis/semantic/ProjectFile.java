package plumb.analysis.semantic;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.DeprecationFile;
import plumb.compiler.snapshot.Module;
import plumb.dsl.source.SourceText;

/**
 * A file of a module or environment that is no manifest. Immutable.
 *
 * @param module the module that holds it, or null
 */
public record ProjectFile(SourceText source, Kind kind, @Nullable Module module, Project project) {
  private static final Set<String> DATA_FOLDERS = Set.of("data", "hieradata");

  /** What files are checked. */
  public enum Kind {
    METADATA,
    HIERA_CONFIG,
    ENVIRONMENT_CONF,
    PUPPETFILE,
    DEPRECATIONS,
    YAML_DATA,
    JSON_DATA,
    EPP,
    ERB,
    VELOCITY
  }

  /** What a file is, as its path tells; null for manifests, and all that is not checked. */
  public static @Nullable Kind kindOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return switch (name) {
      case "metadata.json" -> Kind.METADATA;
      case "hiera.yaml" -> Kind.HIERA_CONFIG;
      case "environment.conf" -> Kind.ENVIRONMENT_CONF;
      case "Puppetfile" -> Kind.PUPPETFILE;
      case DeprecationFile.NAME -> Kind.DEPRECATIONS;
      default -> kindOf(file, name.substring(name.lastIndexOf('.') + 1));
    };
  }

  private static @Nullable Kind kindOf(Path file, String ending) {
    boolean data = isBelow(file, DATA_FOLDERS);
    boolean template = isBelow(file, Set.of("templates"));
    return switch (ending) {
      case "yaml", "yml" -> data ? Kind.YAML_DATA : null;
      case "json" -> data ? Kind.JSON_DATA : null;
      case "epp" -> template ? Kind.EPP : null;
      case "erb" -> template ? Kind.ERB : null;
      case "vm" -> template ? Kind.VELOCITY : null;
      default -> null;
    };
  }

  private static boolean isBelow(Path file, Set<String> folders) {
    for (Path part : file.toAbsolutePath().normalize()) {
      if (folders.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
