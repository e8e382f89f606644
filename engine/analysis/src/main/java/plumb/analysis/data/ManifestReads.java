package plumb.analysis.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Children;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Literals;
import plumb.compiler.program.Assign;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.SlotVar;
import plumb.compiler.program.Unit;
import plumb.dsl.source.SourceText;

/** Finds the lookups of manifests and EPP templates. */
final class ManifestReads {
  private static final Set<String> MERGING = Set.of("hiera_array", "hiera_hash", "hiera_include");

  private final String path;
  private final Unit unit;
  private final KeyReads reads;

  private ManifestReads(String path, Unit unit, KeyReads reads) {
    this.path = path;
    this.unit = unit;
    this.reads = reads;
  }

  static void add(String path, Unit unit, KeyReads reads) {
    ManifestReads found = new ManifestReads(path, unit, reads);
    for (Code code : Code.definitions(unit)) {
      found.add(code.all());
    }
    unit.nodes().forEach(node -> found.add(Code.within(node.body().code())));
    List<Expr> main = new ArrayList<>(Code.within(unit.main().code()));
    Children.ofParams(unit.templateParams(), one -> main.addAll(Code.within(one)));
    found.add(main);
  }

  private void add(List<Expr> code) {
    for (Expr expression : code) {
      if (expression instanceof Call call && isLookup(call.name()) && !call.args().isEmpty()) {
        names(call.args().get(0), call, code);
      } else if (expression instanceof Call call && isIndirect(call)) {
        names(call.args().get(1), call, code);
      } else if (expression instanceof Literal literal
          && literal.value() instanceof String text
          && text.contains("<%")) {
        TextReads.addTemplate(new SourceText(path, text), reads);
      }
    }
  }

  /** Whether it is {@code call('lookup', ...)}. */
  private static boolean isIndirect(Call call) {
    String called = call.args().size() < 2 ? null : Literals.text(call.args().get(0));
    return call.name().equals("call") && called != null && isLookup(called);
  }

  private static boolean isLookup(String name) {
    return name.equals("lookup") || name.equals("hiera") || MERGING.contains(name);
  }

  /** Adds what is looked up: a name, a list of names, or a hash that has it. */
  private void names(Expr name, Call call, List<Expr> code) {
    if (name instanceof ListExpr list) {
      list.items().forEach(item -> names(item, call, code));
    } else if (name instanceof HashExpr hash) {
      for (int i = 0; i < hash.keys().size(); i++) {
        if ("name".equals(Literals.text(hash.keys().get(i)))) {
          names(hash.values().get(i), call, code);
        }
      }
    } else {
      String place = path + ":" + unit.line(call.pos()) + ":" + unit.column(call.pos());
      reads.add(parts(name, code, true), mayMerge(call), place);
    }
  }

  private static boolean mayMerge(Call call) {
    if (MERGING.contains(call.name()) || call.args().size() >= 3) {
      return true;
    }
    // Options in a hash, whichever it is.
    Expr last = call.args().get(call.args().size() - 1);
    return call.name().equals("lookup") && (last instanceof HashExpr || last instanceof SlotVar);
  }

  private static List<@Nullable String> parts(Expr name, List<Expr> code, boolean follow) {
    List<@Nullable String> parts = new ArrayList<>();
    if (name instanceof Interpolation interpolation) {
      interpolation.parts().forEach(part -> parts.addAll(parts(part, code, follow)));
    } else if (name instanceof Literal literal && literal.value() instanceof String text) {
      parts.add(text);
    } else {
      Expr assigned = follow && name instanceof SlotVar variable ? assigned(variable, code) : null;
      if (assigned == null) {
        parts.add(null);
      } else {
        parts.addAll(parts(assigned, code, false));
      }
    }
    return parts;
  }

  /** What a variable is given where only one place gives it something; else null. */
  private static @Nullable Expr assigned(SlotVar variable, List<Expr> code) {
    Expr value = null;
    for (Expr expression : code) {
      if (expression instanceof Assign assign && assign.name().equals(variable.name())) {
        if (value != null) {
          return null;
        }
        value = assign.value();
      }
    }
    return value;
  }
}
