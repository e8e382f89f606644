package plumb.analysis.interfaces;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Project;
import plumb.catalog.schema.RubyFunction.Block;
import plumb.compiler.program.Body;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Param;
import plumb.compiler.program.Source;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.program.Unit;
import plumb.compiler.snapshot.Module;
import plumb.dsl.lexer.ManifestTokens;
import plumb.dsl.source.SourceText;

/** Reads what the manifests of a module define. */
final class ManifestReader {
  private final Module module;
  private final ModuleData data;
  private final ParameterTypes types;
  private final AssignedValues assigned;
  private final List<File> files = new ArrayList<>();

  /** A manifest with what its program does not tell. */
  private record File(String name, Unit unit, Source source, ManifestTokens tokens) {
    Place place(int pos) {
      return new Place(name, unit.line(pos), unit.column(pos));
    }
  }

  /** What has parameters. */
  private record Owner(
      int pos, String name, List<Param> params, @Nullable String parent, Body body) {}

  ManifestReader(Project project, Module module, ModuleData data) {
    this.module = module;
    this.data = data;
    this.types = new ParameterTypes(project);
    this.assigned = new AssignedValues(module.name(), project.constants());
  }

  void add(String name, SourceText text, Unit unit) {
    Source source = new Source(unit, text.path(), module.name());
    ManifestTokens tokens = new ManifestTokens(text);
    files.add(new File(name, unit, source, tokens));
    assigned.add(source, tokens);
  }

  /** All that the manifests define; to be asked when all of them were added. */
  List<Element> elements() {
    List<Element> found = new ArrayList<>();
    for (File file : files) {
      for (ClassDef one : file.unit.classes()) {
        Owner owner = new Owner(one.pos(), one.name(), one.params(), one.parent(), one.body());
        found.add(definition(file, Element.Kind.CLASS, owner));
      }
      for (DefinedTypeDef one : file.unit.definedTypes()) {
        Owner owner = new Owner(one.pos(), one.name(), one.params(), null, one.body());
        found.add(definition(file, Element.Kind.DEFINED_TYPE, owner));
      }
      for (FunctionDef one : file.unit.functions()) {
        found.add(function(file, one));
      }
      for (TypeAliasDef one : file.unit.typeAliases()) {
        String comment = file.tokens.commentAbove(one.pos());
        String text = file.tokens.aliasedText(one.pos());
        found.add(
            new Element.Alias(
                one.name(), file.place(one.pos()), types.of(text), isPrivate(comment)));
      }
    }
    return found;
  }

  private Element definition(File file, Element.Kind kind, Owner one) {
    String comment = file.tokens.commentAbove(one.pos());
    BodyUses uses = new BodyUses(one.body());
    String prefix = kind == Element.Kind.CLASS ? one.name() + "::" : null;
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (Parameter each : parameters(file, one.params(), prefix, one, comment, uses)) {
      parameters.put(each.name(), each);
    }
    return new Element.Definition(
        kind,
        one.name(),
        file.place(one.pos()),
        parameters,
        one.parent(),
        isPrivate(comment) || uses.calls("assert_private") || uses.calls("private"),
        comment,
        uses.content());
  }

  private Element function(File file, FunctionDef one) {
    String comment = file.tokens.commentAbove(one.pos());
    Body body = one.body();
    Owner owner = new Owner(one.pos(), one.name(), one.params(), null, body);
    List<Parameter> parameters =
        parameters(file, one.params(), null, owner, comment, new BodyUses(body));
    DeclaredType returns =
        one.returnType() == null ? null : types.of(file.tokens.typeText(one.returnType().pos()));
    return new Element.Function(
        one.name(),
        file.place(one.pos()),
        "the Puppet language",
        List.of(new Element.Signature(parameters, Block.NONE, returns)),
        isPrivate(comment),
        comment);
  }

  /**
   * The parameters of a definition.
   *
   * @param prefix what comes before their names in data; null when data does not set them
   */
  private List<Parameter> parameters(
      File file,
      List<Param> params,
      @Nullable String prefix,
      Owner owner,
      String comment,
      BodyUses uses) {
    Documentation documentation = new Documentation(comment);
    List<Parameter> found = new ArrayList<>();
    for (Param param : params) {
      String key = prefix + param.name();
      found.add(
          new Parameter(
              param.name(),
              file.place(param.pos()),
              types.of(param.type() == null ? "" : file.tokens.typeText(param.type().pos())),
              defaultValue(file, param, owner),
              prefix == null ? Map.of() : data.of(key),
              prefix != null && data.isInAll(key),
              param.rest(),
              param.rest(),
              documentation.of(param.name()),
              uses.of(param.name())));
    }
    return found;
  }

  private @Nullable DefaultValue defaultValue(File file, Param param, Owner owner) {
    if (param.defaultValue() == null) {
      return null;
    }
    String text = file.tokens.defaultText(param.pos(), param.name());
    Map<String, String> sources = assigned.of(param.defaultValue(), owner.name(), owner.parent());
    return new DefaultValue(text, assigned.shape(param.defaultValue(), file.source), sources);
  }

  private static boolean isPrivate(String comment) {
    return comment.lines().anyMatch(line -> line.strip().equals("@api private"));
  }
}
