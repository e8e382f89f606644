package plumb.analysis.semantic.checks;

import java.util.List;
import plumb.analysis.semantic.SemanticCheck;

/** All checks of what manifests mean. */
public final class SemanticChecks {
  private SemanticChecks() {}

  /** The checks, in the order of their names. */
  public static List<SemanticCheck> all() {
    return List.of(
        new ConstantCondition(),
        new ContradictingAttributes(),
        new DeprecatedName(),
        new DuplicateKey(),
        new DuplicateResource(),
        new IncompleteDeprecation(),
        new InvalidAttributeValue(),
        new InvalidConfiguration(),
        new InvalidData(),
        new InvalidManifest(),
        new InvalidMetadata(),
        new InvalidPuppetfile(),
        new LegacyFacts(),
        new MissingFile(),
        new MissingParameter(),
        new PlainTextSecret(),
        new ReassignedVariable(),
        new RelationshipCycle(),
        new RepeatedOption(),
        new TemplateSyntax(),
        new TopScopeVariables(),
        new UnknownAttribute(),
        new UnknownClass(),
        new UnknownFact(),
        new UnknownFunction(),
        new UnknownResourceType(),
        new UnknownType(),
        new UnknownVariable(),
        new UnreachableCode(),
        new UnsafeShellCommand(),
        new UnsetTemplateVariable(),
        new UnusedParameter(),
        new UnusedPrivateClass(),
        new UnusedVariable(),
        new WorldWritable(),
        new WrongArguments(),
        new WrongDefault(),
        new WrongParameterType(),
        new WrongTemplateParameter());
  }
}
