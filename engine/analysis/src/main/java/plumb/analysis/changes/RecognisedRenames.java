package plumb.analysis.changes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Evidence;
import plumb.analysis.deprecations.Confidence;
import plumb.analysis.deprecations.RecognisedDeprecation;
import plumb.analysis.deprecations.Replacement;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.compiler.deprecation.Deprecation;

/**
 * The successors that comments and code of either version name, where no deprecation declares one.
 * Only what code does is proof.
 */
final class RecognisedRenames implements Successors {
  private final Successors declared;
  private final ModuleInterface after;
  private final Map<String, RecognisedDeprecation> known = new HashMap<>();
  private final ModuleInterface before;

  /**
   * @param declared is asked first
   */
  RecognisedRenames(Successors declared, ModuleInterface before, ModuleInterface after) {
    this.declared = declared;
    this.before = before;
    this.after = after;
    before.recognised().forEach(one -> known.put(key(one), one));
    after.recognised().forEach(one -> known.putIfAbsent(key(one), one));
  }

  private static String key(RecognisedDeprecation one) {
    return (one.parameter() == null ? one.kind().key() : "parameter") + " " + one.name();
  }

  @Override
  public @Nullable Successor of(Subject subject) {
    Successor said = declared.of(subject);
    if (said != null) {
      return said;
    }
    String parameter = subject.parameter();
    String name = parameter == null ? subject.owner() : subject.owner() + "::" + parameter;
    String kind = parameter == null ? subject.sort().noun().replace(' ', '_') : "parameter";
    RecognisedDeprecation found = known.get(kind + " " + name);
    return found == null ? null : successor(found);
  }

  private @Nullable Successor successor(RecognisedDeprecation found) {
    for (Replacement replacement : found.replacements()) {
      Subject subject = subject(found, replacement, after);
      // What was split has no one successor.
      if (subject != null && found.replacements().size() == 1) {
        return new Successor(subject, evidence(replacement), false);
      }
    }
    return null;
  }

  /** What a replacement is; null when the version does not have it. */
  static @Nullable Subject subject(
      RecognisedDeprecation found, Replacement replacement, ModuleInterface version) {
    boolean same = (found.parameter() == null) == (replacement.parameter() == null);
    Deprecation.Kind kind =
        replacement.parameter() == null ? found.kind() : Deprecation.Kind.PARAMETER;
    return same
        ? DeclaredRenames.subject(
            new Deprecation.Subject(kind, replacement.owner(), replacement.parameter()), version)
        : null;
  }

  private Evidence evidence(Replacement replacement) {
    Path path = Path.of(replacement.evidence().path());
    boolean isNew = path.startsWith(after.directory());
    ModuleInterface version = isNew ? after : before;
    String place = version.directory().relativize(path) + ":" + replacement.evidence().line();
    boolean proved = replacement.confidence() == Confidence.PROVED;
    double confidence = proved ? 1 : replacement.confidence() == Confidence.STATED ? 0.9 : 0.7;
    return new Evidence(proved, confidence, place + " of " + version.version() + " says so");
  }

  /** What a recognised deprecation is about; null when the version does not have it. */
  static @Nullable Subject subject(RecognisedDeprecation found, ModuleInterface version) {
    Deprecation.Kind kind = found.parameter() == null ? found.kind() : Deprecation.Kind.PARAMETER;
    return DeclaredRenames.subject(
        new Deprecation.Subject(kind, found.owner(), found.parameter()), version);
  }

  /** What a recognised deprecation says, for people. */
  static String text(RecognisedDeprecation found) {
    return found.replacements().isEmpty()
        ? Objects.requireNonNullElse(found.message(), "")
        : "use " + String.join(", ", found.replacements().stream().map(Replacement::name).toList());
  }
}
