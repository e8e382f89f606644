package plumb.ruby;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.DefinitionScope;
import plumb.compiler.program.Body;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Literal;
import plumb.values.Lambda;
import plumb.values.Undef;

/**
 * What a Ruby scope object stands for: the place of a call, or top scope as seen from there.
 *
 * @param site where the call is
 * @param top whether top scope is meant
 */
record ScopeHandle(CallSite site, boolean top) {
  private static final Body NOTHING = new Body(List.of(), new Literal(0, Undef.UNDEF));

  /**
   * A variable, qualified or not; null when there is none.
   *
   * @param by who asks
   */
  @Nullable Object variable(String name, Supplier<Origin> by) {
    boolean qualify = top && !name.contains("::");
    return site.compilation().findVariable(qualify ? "::" + name : name, site, by);
  }

  /** The scope whose code asks. */
  DefinitionScope scope() {
    return top ? site.compilation().topScope() : site.scope();
  }

  /** All variables that are seen without qualifying them. */
  Map<String, Object> variables() {
    Map<String, Object> all = scope().visibleVariables();
    if (!top) {
      site.frame().collectLocals(all);
    }
    return all;
  }

  /** Calls a function from here. */
  Object call(String name, List<Object> args, @Nullable Lambda block) {
    return called().callFunction(name, args, block);
  }

  /** Whether an error names the call from here as its place, and thus says no more than that. */
  boolean isPlaceOf(CompileException e) {
    return Objects.equals(e.file(), site.frame().source().path())
        && e.line() == site.frame().source().unit().line(site.pos());
  }

  private CallSite called() {
    if (!top) {
      return site;
    }
    Frame frame =
        new Frame(
            site.compilation(),
            site.frame().source(),
            site.compilation().topScope(),
            null,
            NOTHING);
    return new CallSite(site.compilation(), frame, site.pos());
  }
}
