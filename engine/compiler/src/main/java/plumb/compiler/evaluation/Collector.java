package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Resource;
import plumb.compiler.program.Frame;

/**
 * A query, or a fixed set of references, whose resources become real as soon as they are declared.
 */
final class Collector {
  private final Compilation compilation;
  private final @Nullable String type;
  private final Predicate<Declaration> query;
  private final List<Setting> overrides;
  private final Frame frame;
  private final int pos;
  private final List<Declaration> collected = new ArrayList<>();

  /** What the query did not find yet, and how many of its type have been looked at. */
  private final List<Declaration> others = new ArrayList<>();

  private int known;
  private final List<String> wanted;
  private Supplier<List<Declaration>> imports = List::of;
  private List<Object> emptyAlternative = List.of();

  /** Collects what a query finds. */
  Collector(
      Compilation compilation,
      String type,
      Predicate<Declaration> query,
      List<Setting> overrides,
      Frame frame,
      int pos) {
    this.compilation = compilation;
    this.type = type;
    this.query = query;
    this.overrides = overrides;
    this.frame = frame;
    this.pos = pos;
    this.wanted = new ArrayList<>();
  }

  /** Realizes given resources. */
  Collector(Compilation compilation, List<String> wanted, Frame frame, int pos) {
    this.compilation = compilation;
    this.type = null;
    this.query = declaration -> false;
    this.overrides = List.of();
    this.frame = frame;
    this.pos = pos;
    this.wanted = new ArrayList<>(wanted);
  }

  /** Takes what other nodes export, too, when it collects first. */
  void importing(Supplier<List<Declaration>> foreign) {
    imports = foreign;
  }

  /** Collects once more; whether that found something new. */
  boolean evaluate() {
    List<Declaration> found = type == null ? findWanted() : findByQuery(type);
    found.addAll(imports.get());
    imports = List::of;
    for (Declaration declaration : found) {
      declaration.resource().setVirtual(false);
    }
    if (!overrides.isEmpty() && !found.isEmpty()) {
      applyOverrides(found);
    }
    return collected.addAll(found);
  }

  private void applyOverrides(List<Declaration> found) {
    Definer by = ((DefinitionScope) frame.scope()).definer();
    by.allowOverriding();
    for (Declaration declaration : found) {
      compilation
          .resources()
          .overrides()
          .apply(
              declaration.resource().type(),
              declaration.resource().title(),
              overrides,
              by,
              frame,
              pos);
    }
  }

  /** What is collected once stays so, whatever becomes of it. */
  private List<Declaration> findByQuery(String typeName) {
    List<Declaration> all = compilation.resources().declarations(typeName);
    others.addAll(all.subList(known, all.size()));
    known = all.size();
    List<Declaration> found = new ArrayList<>();
    others.removeIf(declaration -> query.test(declaration) && found.add(declaration));
    return found;
  }

  private List<Declaration> findWanted() {
    List<Declaration> found = new ArrayList<>();
    wanted.removeIf(
        reference -> {
          Resource resource = compilation.catalog().find(References.canonical(reference));
          return resource != null && found.add(Declaration.of(resource));
        });
    return found;
  }

  /** References that were never declared. */
  List<String> missing() {
    return wanted;
  }

  Frame frame() {
    return frame;
  }

  int pos() {
    return pos;
  }

  List<Declaration> collected() {
    return List.copyOf(collected);
  }

  /** What a chain takes in its place when it collects nothing: what stands left of it. */
  List<Object> emptyAlternative() {
    return emptyAlternative;
  }

  void setEmptyAlternative(List<Object> alternative) {
    emptyAlternative = alternative;
  }
}
