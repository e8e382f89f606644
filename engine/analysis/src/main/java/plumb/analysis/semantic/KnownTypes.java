package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.CoreTypes;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.evaluation.NativeTypes;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/**
 * The resource types that are built in or written in Ruby by a module, as far as their sources tell
 * without being run. Safe for use by many threads.
 */
public final class KnownTypes {
  /** Attributes with names that code makes up, and types that declare theirs in another way. */
  private static final Pattern COMPUTED =
      Pattern.compile(
          "new(param|property)\\s*+\\(?+\\s*+(?![:'\"])|new(param|property)\\s*\\(?\\s*:?\"[^\"]*#\\{"
              + "|\\b(eval|instance_eval|class_eval|define_method|apply_to_all|register_type)\\b");

  private final Snapshot snapshot;
  private final NativeTypes types;
  private final ConcurrentHashMap<String, Optional<Path>> files = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Boolean> literal = new ConcurrentHashMap<>();

  KnownTypes(Snapshot snapshot, NativeTypes types) {
    this.snapshot = snapshot;
    this.types = types;
  }

  /** Whether there is such a type. */
  public boolean exists(String name) {
    return CoreTypes.find(name) != null
        || file("puppet/type/" + name) != null
        || types.find(name) != null;
  }

  /** What is known of a type; null when nothing is. */
  public @Nullable ResourceTypeSchema schema(String name) {
    return types.find(name);
  }

  /** Whether an attribute certainly does not exist, metaparameters included. */
  public boolean lacks(String type, String attribute) {
    ResourceTypeSchema schema = types.find(type);
    if (schema == null || schema.accepts(attribute)) {
      return false;
    }
    return CoreTypes.find(type) != null
        || literal.computeIfAbsent(type, this::isLiteral) && !mentions(type, attribute);
  }

  /** Whether a module has a data type of that name, in lower case, in Ruby. */
  public boolean hasDataType(String name) {
    return file("puppet/datatypes/" + name.replace("::", "/")) != null;
  }

  private boolean isLiteral(String name) {
    String source = source(name);
    return source != null && isWrittenOut(source);
  }

  /** Whether a type's source names each of its attributes. */
  public static boolean isWrittenOut(String source) {
    return !COMPUTED.matcher(source).find();
  }

  private boolean mentions(String name, String attribute) {
    String source = source(name);
    return source == null || source.contains(attribute);
  }

  private @Nullable String source(String name) {
    Path file = file("puppet/type/" + name);
    try {
      return file == null ? null : snapshot.read(file);
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable Path file(String name) {
    return files.computeIfAbsent(name, one -> Optional.ofNullable(search(one))).orElse(null);
  }

  private @Nullable Path search(String name) {
    for (Module module : FunctionFiles.homes(snapshot)) {
      Path file = module.file("lib", name + ".rb");
      if (snapshot.exists(file)) {
        return file;
      }
    }
    return null;
  }
}
