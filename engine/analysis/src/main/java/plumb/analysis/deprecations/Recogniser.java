package plumb.analysis.deprecations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Module;

/** Recognises the deprecations of a module. Stateless. */
public final class Recogniser {
  private static final Comparator<RecognisedDeprecation> BY_PLACE =
      Comparator.comparing(RecognisedDeprecation::path)
          .thenComparingInt(RecognisedDeprecation::line)
          .thenComparingInt(RecognisedDeprecation::column);

  private Recogniser() {}

  /**
   * The deprecations, in the order of files and places.
   *
   * @param unreadable told the manifests that are no programs, and why; they are passed over
   * @throws IOException when a file cannot be read
   */
  public static List<RecognisedDeprecation> recognise(
      Module module, UnitReader reader, BiConsumer<Path, InvalidSourceException> unreadable)
      throws IOException {
    ModuleInterfaces interfaces = ModuleInterfaces.of(module, reader, unreadable);
    List<Case> cases = new ArrayList<>();
    for (Documented definition : interfaces.definitions()) {
      cases.addAll(new DefinitionEvidence(definition, interfaces).cases());
    }
    for (Documented function : interfaces.functions()) {
      cases.addAll(new DefinitionEvidence(function, interfaces).ofItself());
    }
    ReplacementSearch search = ReplacementSearch.of(interfaces, cases);
    List<RecognisedDeprecation> found = new ArrayList<>();
    cases.forEach(one -> found.add(one.with(search.of(one))));
    found.addAll(RubyFunctions.in(module));
    found.sort(BY_PLACE);
    return found;
  }
}
