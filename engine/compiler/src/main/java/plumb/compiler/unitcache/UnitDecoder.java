package plumb.compiler.unitcache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Expr;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Lines;
import plumb.compiler.program.NodeDef;
import plumb.compiler.program.NodeDef.HostMatch;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitWarning;

/** Reads what {@link UnitWriter} wrote. */
final class UnitDecoder {
  private final ByteSource in;
  private final ExprReader expressions;

  UnitDecoder(ByteSource in) {
    this.in = in;
    this.expressions = new ExprReader(in);
  }

  Unit read() throws DamagedException {
    Lines lines = new Lines(readOffsets(), readOffsets());
    List<UnitWarning> warnings = readWarnings();
    var main = expressions.readBody();
    var templateParams = expressions.readParams();
    boolean declared = in.bool();
    List<ClassDef> classes = readClasses();
    List<DefinedTypeDef> definedTypes = readDefinedTypes();
    List<FunctionDef> functions = readFunctions();
    List<NodeDef> nodes = readNodes();
    return new Unit(
        lines,
        warnings,
        main,
        classes,
        definedTypes,
        nodes,
        functions,
        readTypeAliases(),
        templateParams,
        declared);
  }

  private int[] readOffsets() throws DamagedException {
    int[] offsets = new int[in.count()];
    int last = 0;
    for (int i = 0; i < offsets.length; i++) {
      last += (int) in.unsigned();
      offsets[i] = last;
    }
    return offsets;
  }

  private List<UnitWarning> readWarnings() throws DamagedException {
    int count = in.count();
    List<UnitWarning> warnings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      warnings.add(new UnitWarning(in.position(), in.string(), in.string()));
    }
    return List.copyOf(warnings);
  }

  private List<ClassDef> readClasses() throws DamagedException {
    int count = in.count();
    List<ClassDef> definitions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int pos = in.position();
      String name = in.string();
      var params = expressions.readParams();
      @Nullable String parent = in.bool() ? in.string() : null;
      definitions.add(
          new ClassDef(
              pos, name, params, parent, expressions.readBody(), expressions.readDeprecated()));
    }
    return List.copyOf(definitions);
  }

  private List<DefinedTypeDef> readDefinedTypes() throws DamagedException {
    int count = in.count();
    List<DefinedTypeDef> definitions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      definitions.add(
          new DefinedTypeDef(
              in.position(),
              in.string(),
              expressions.readParams(),
              expressions.readBody(),
              expressions.readDeprecated()));
    }
    return List.copyOf(definitions);
  }

  private List<FunctionDef> readFunctions() throws DamagedException {
    int count = in.count();
    List<FunctionDef> definitions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int pos = in.position();
      String name = in.string();
      var params = expressions.readParams();
      @Nullable Expr returnType = expressions.readOptional();
      definitions.add(
          new FunctionDef(
              pos, name, params, returnType, expressions.readBody(), expressions.readDeprecated()));
    }
    return List.copyOf(definitions);
  }

  private List<NodeDef> readNodes() throws DamagedException {
    int count = in.count();
    List<NodeDef> definitions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int pos = in.position();
      int hostCount = in.count();
      List<HostMatch> hosts = new ArrayList<>(hostCount);
      for (int j = 0; j < hostCount; j++) {
        hosts.add(new HostMatch(expressions.constant(HostMatch.Kind.values()), in.string()));
      }
      definitions.add(new NodeDef(pos, List.copyOf(hosts), expressions.readBody()));
    }
    return List.copyOf(definitions);
  }

  private List<TypeAliasDef> readTypeAliases() throws DamagedException {
    int count = in.count();
    List<TypeAliasDef> definitions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      definitions.add(new TypeAliasDef(in.position(), in.string(), expressions.read()));
    }
    return List.copyOf(definitions);
  }
}
