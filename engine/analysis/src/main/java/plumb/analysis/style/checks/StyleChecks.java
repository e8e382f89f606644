package plumb.analysis.style.checks;

import java.util.List;
import plumb.analysis.style.StyleCheck;

/** All checks of style. */
public final class StyleChecks {
  private StyleChecks() {}

  /**
   * All checks, in the order in which they are listed.
   *
   * @param relative whether the directory of a module may have another name than the module
   */
  public static List<StyleCheck> all(boolean relative) {
    return List.of(
        new ArrowOnRightOperandLine(),
        new AutoloaderLayout(relative),
        new ClassInheritsFromParamsClass(),
        new CodeOnTopScope(),
        new InheritsAcrossNamespaces(),
        new NamesContainingDash(),
        new NamesContainingUppercase(),
        new NestedClassesOrDefines(),
        new ParameterOrder(),
        new RightToLeftRelationship(),
        new VariableScope(),
        new SlashComments(),
        new StarComments(),
        new CaseWithoutDefault(),
        new SelectorInsideResource(),
        new Documentation(),
        new UnquotedNodeName(),
        new DuplicateParams(),
        new EnsureFirstParam(),
        new EnsureNotSymlinkTarget(),
        new FileMode(),
        new UnquotedFileMode(),
        new UnquotedResourceTitle(),
        new DoubleQuotedStrings(),
        new OnlyVariableString(),
        new PuppetUrlWithoutModules(),
        new QuotedBooleans(),
        new SingleQuoteStringWithVariables(),
        new VariablesNotEnclosed(),
        new VariableContainsDash(),
        new VariableIsLowercase(),
        new LineLength(140, true),
        new SoftTabs(),
        new LineLength(80, false),
        new ArrowAlignment(),
        new HardTabs(),
        new TrailingWhitespace());
  }
}
