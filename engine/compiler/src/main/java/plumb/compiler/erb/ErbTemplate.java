package plumb.compiler.erb;

import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;

/**
 * A template that can be rendered without Ruby. Immutable.
 *
 * @param file that it is in; null for a text without one
 */
record ErbTemplate(@Nullable String file, LocalScope scope, Node code) {

  /** The template of a text, which may be that of a file; null when its code needs Ruby. */
  static @Nullable ErbTemplate of(String text, @Nullable String file) {
    if (ErbCode.isSpecial(text)) {
      return null;
    }
    try {
      return new RubyParser(ErbCode.of(text)).template(file);
    } catch (Unsupported | StackOverflowError e) {
      return null;
    }
  }

  /**
   * The result.
   *
   * @throws Unsupported when only Ruby can tell
   */
  String render(CallSite site, HarmlessFunctions functions, Effects effects) {
    Rendering rendering = new Rendering(site, file, functions, effects);
    Object unused = code.eval(new Frame(rendering, null, scope));
    return rendering.result();
  }
}
