package plumb.analysis.interfaces;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.interfaces.ModuleInterface.Problem;
import plumb.analysis.semantic.KnownTypes;
import plumb.analysis.semantic.Project;
import plumb.catalog.schema.Attribute;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.catalog.schema.RubyFunction;
import plumb.catalog.schema.RubyFunctionScanner;
import plumb.catalog.schema.RubyTypeScanner;
import plumb.compiler.ModuleTypes;
import plumb.compiler.program.Lines;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.TextFile;
import plumb.values.EvaluationException;
import plumb.values.ValueText;

/** Reads what the Ruby files of a module define, without running them. */
final class RubyReader {
  private static final Pattern FUNCTION = Pattern.compile("\\b(?:create_function|newfunction)\\b");
  private static final Pattern TYPE = Pattern.compile("\\b(?:newtype|register_type)\\b");
  private static final Pattern PROVIDER =
      Pattern.compile("\\.provide\\s*\\(?\\s*[:'\"]+([A-Za-z_]\\w*)|\\b(ResourceApi)\\b");
  private static final Pattern DATA_TYPE =
      Pattern.compile("\\bcreate_type\\s*\\(?\\s*['\"]([A-Z][\\w:]*)['\"]");

  private final Path directory;
  private final ParameterTypes types;
  private final ModuleTypes libraries;
  private final List<Element> found = new ArrayList<>();
  private final List<MadeUpFacts> madeUp = new ArrayList<>();

  RubyReader(Module module, Project project, Snapshot snapshot, UnitReader reader) {
    this.directory = module.directory();
    this.types = new ParameterTypes(project);
    this.libraries = new ModuleTypes(snapshot, reader, true);
  }

  private record File(String name, String text) {
    Place place(int offset) {
      Lines lines = Lines.of(text);
      return new Place(name, lines.line(offset), lines.column(offset));
    }

    Place place(Pattern pattern) {
      Matcher matcher = pattern.matcher(text);
      return place(matcher.find() ? matcher.start() : 0);
    }
  }

  /** All that they define. */
  List<Element> elements(List<Problem> problems) throws IOException {
    for (File file : files("lib/puppet/functions", problems)) {
      functions(file, "lib/puppet/functions/", "Ruby");
    }
    for (File file : files("lib/puppet/parser/functions", problems)) {
      functions(file, "lib/puppet/parser/functions/", "Ruby, for the 3.x API");
    }
    for (File file : files("lib/puppet/type", problems)) {
      type(file);
    }
    for (File file : files("lib/puppet/provider", problems)) {
      provider(file);
    }
    for (File file : files("lib/puppet/datatypes", problems)) {
      all(DATA_TYPE, file)
          .forEach(
              (name, at) ->
                  found.add(
                      new Element.Alias(
                          name, file.place(at), new DeclaredType("(Ruby)", null), false)));
    }
    for (File file : files("lib/facter", problems)) {
      FactNames facts = FactNames.in(file.text);
      facts
          .names()
          .forEach(
              (name, at) -> found.add(new Element.Named(Element.Kind.FACT, name, file.place(at))));
      if (facts.madeUp() != null) {
        madeUp.add(new MadeUpFacts(file.place(facts.madeUp()), file.text));
      }
    }
    return found;
  }

  /** The code that gives facts their names; to be asked for after the elements. */
  List<MadeUpFacts> madeUp() {
    return List.copyOf(madeUp);
  }

  private List<File> files(String folder, List<Problem> problems) throws IOException {
    List<File> files = new ArrayList<>();
    for (Path file : InterfaceReader.files(directory.resolve(folder), ".rb")) {
      String name = directory.relativize(file).toString();
      try {
        files.add(new File(name, TextFile.read(file)));
      } catch (InvalidTextException e) {
        problems.add(new Problem(name, String.valueOf(e.getMessage())));
      }
    }
    return files;
  }

  private void functions(File file, String folder, String language) {
    List<RubyFunction> functions = RubyFunctionScanner.scan(file.text);
    Place place = file.place(FUNCTION);
    boolean hidden = file.text.lines().anyMatch(line -> line.strip().equals("# @api private"));
    for (RubyFunction function : functions) {
      List<Element.Signature> signatures =
          function.signatures().stream().map(one -> signature(one, place)).toList();
      found.add(new Element.Function(function.name(), place, language, signatures, hidden, ""));
    }
    if (functions.isEmpty() && FUNCTION.matcher(file.text).find()) {
      String name = file.name.substring(folder.length(), file.name.length() - ".rb".length());
      found.add(
          new Element.Function(name.replace("/", "::"), place, language, List.of(), hidden, ""));
    }
  }

  private Element.Signature signature(RubyFunction.Signature signature, Place place) {
    List<Parameter> parameters = new ArrayList<>();
    for (RubyFunction.Parameter one : signature.parameters()) {
      parameters.add(
          new Parameter(
              one.name(),
              place,
              types.of(one.type()),
              null,
              Map.of(),
              false,
              one.optional(),
              one.repeated(),
              "",
              Set.of()));
    }
    @Nullable String returned = signature.returnType();
    return new Element.Signature(
        parameters, signature.block(), returned == null ? null : types.of(returned));
  }

  private void type(File file) {
    String name = Path.of(file.name).getFileName().toString().replaceFirst("\\.rb$", "");
    Map<String, DeclaredType> attributes = new LinkedHashMap<>();
    boolean complete = KnownTypes.isWrittenOut(file.text);
    try {
      ResourceTypeSchema schema = RubyTypeScanner.scan(name, file.text, libraries);
      if (schema == null && !TYPE.matcher(file.text).find()) {
        return;
      }
      complete &= schema != null;
      if (schema != null) {
        schema.attributes().forEach(one -> attributes.put(one.name(), typeOf(one, file.text)));
      }
    } catch (EvaluationException e) {
      complete = false;
    }
    found.add(new Element.ResourceType(name, file.place(TYPE), attributes, complete, file.text));
  }

  private DeclaredType typeOf(Attribute attribute, String source) {
    List<String> forms = new ArrayList<>();
    if (!attribute.values().isEmpty()) {
      List<String> values = attribute.values().stream().sorted().map(ValueText::quote).toList();
      forms.add("Enum[" + String.join(", ", values) + "]");
    }
    if (attribute.open()) {
      List<String> patterns = ListedPatterns.of(attribute.name(), source);
      if (patterns.isEmpty()) {
        return DeclaredType.ANY;
      }
      forms.add("Pattern[" + String.join(", ", patterns) + "]");
      // Numbers are compared as texts.
      forms.add("Numeric");
    }
    return types.of(forms.size() == 1 ? forms.get(0) : "Variant[" + String.join(", ", forms) + "]");
  }

  private void provider(File file) {
    Path path = Path.of("lib/puppet/provider").relativize(Path.of(file.name));
    Matcher declared = PROVIDER.matcher(file.text);
    if (path.getNameCount() == 2 && declared.find()) {
      String own = path.getName(1).toString().replaceFirst("\\.rb$", "");
      String name = declared.group(1) == null ? own : declared.group(1);
      found.add(
          new Element.Named(
              Element.Kind.PROVIDER, path.getName(0) + "/" + name, file.place(declared.start())));
    }
  }

  private static Map<String, Integer> all(Pattern pattern, File file) {
    Map<String, Integer> names = new LinkedHashMap<>();
    Matcher matcher = pattern.matcher(file.text);
    while (matcher.find()) {
      names.putIfAbsent(matcher.group(1), matcher.start());
    }
    return names;
  }
}
