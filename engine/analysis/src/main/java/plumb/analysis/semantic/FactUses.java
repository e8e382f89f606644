package plumb.analysis.semantic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Access;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.QualifiedVar;

/** Where a manifest reads facts out of {@code $facts}. */
public final class FactUses {
  private FactUses() {}

  /**
   * A fact that is read.
   *
   * @param path the fact and the keys in it, as far as they are written out
   */
  public record Use(int pos, List<String> path) {}

  /** The facts that a manifest reads, each with as many keys as are written out. */
  public static List<Use> in(Program program) {
    List<Use> uses = new ArrayList<>();
    List<Access> accesses = program.all(Access.class);
    Set<Expr> inner = Collections.newSetFromMap(new IdentityHashMap<>());
    accesses.forEach(access -> inner.add(access.left()));
    for (Access access : accesses) {
      List<String> path = inner.contains(access) ? null : path(access);
      if (path != null && !path.isEmpty()) {
        uses.add(new Use(access.pos(), path));
      }
    }
    for (Call call : program.all(Call.class)) {
      List<String> path = path(call);
      if (path != null && !path.isEmpty()) {
        uses.add(new Use(call.pos(), path));
      }
    }
    return uses;
  }

  private static boolean isFacts(Expr expression) {
    return expression instanceof NamedVar plain && plain.name().equals("facts")
        || expression instanceof QualifiedVar top
            && (top.className().isEmpty() || top.className().equals("::"))
            && top.name().equals("facts");
  }

  /** The keys that are read; null when something else than facts is. */
  private static @Nullable List<String> path(Access access) {
    if (isFacts(access.left())) {
      String key = access.keys().size() == 1 ? Literals.text(access.keys().get(0)) : null;
      return key == null ? List.of() : List.of(key);
    }
    List<String> before = access.left() instanceof Access left ? path(left) : null;
    if (before == null || before.isEmpty()) {
      return before;
    }
    String key = access.keys().size() == 1 ? Literals.text(access.keys().get(0)) : null;
    boolean complete =
        ((Access) access.left()).keys().size() == 1
            && before.size() == depth((Access) access.left());
    if (key == null || !complete) {
      return before;
    }
    List<String> path = new ArrayList<>(before);
    path.add(key);
    return path;
  }

  private static int depth(Access access) {
    return access.left() instanceof Access left ? 1 + depth(left) : 1;
  }

  private static @Nullable List<String> path(Call call) {
    List<Expr> args = call.args();
    if (call.name().equals("fact") && args.size() == 1) {
      return dotted(args.get(0));
    }
    if (args.size() < 2 || !isFacts(args.get(0))) {
      return null;
    }
    if (call.name().equals("get")) {
      return dotted(args.get(1));
    }
    List<String> path = new ArrayList<>();
    if (call.name().equals("dig")) {
      for (Expr argument : args.subList(1, args.size())) {
        String key = Literals.text(argument);
        if (key == null) {
          break;
        }
        path.add(key);
      }
    }
    return path;
  }

  private static @Nullable List<String> dotted(Expr argument) {
    String text = Literals.text(argument);
    return text == null || !text.matches("\\w+(\\.\\w+)*") ? null : List.of(text.split("\\."));
  }
}
