package plumb.compiler.unitcache;

import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.NodeDef;
import plumb.compiler.program.NodeDef.HostMatch;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitWarning;

/** Writes a unit's definitions; {@link UnitDecoder} is its mirror image. */
final class UnitWriter {
  private final ByteSink out;
  private final ExprWriter expressions;

  UnitWriter(ByteSink out) {
    this.out = out;
    this.expressions = new ExprWriter(out);
  }

  void write(Unit unit) throws UnencodableException {
    offsets(unit.lines().starts());
    offsets(unit.lines().pairs());
    out.unsigned(unit.warnings().size());
    for (UnitWarning warning : unit.warnings()) {
      out.position(warning.pos());
      out.string(warning.code());
      out.string(warning.message());
    }
    expressions.writeBody(unit.main());
    expressions.writeParams(unit.templateParams());
    out.bool(unit.templateParamsDeclared());
    out.unsigned(unit.classes().size());
    for (ClassDef definition : unit.classes()) {
      start(definition.pos(), definition.name());
      expressions.writeParams(definition.params());
      String parent = definition.parent();
      out.bool(parent != null);
      if (parent != null) {
        out.string(parent);
      }
      expressions.writeBody(definition.body());
      expressions.write(definition.deprecated());
    }
    out.unsigned(unit.definedTypes().size());
    for (DefinedTypeDef definition : unit.definedTypes()) {
      start(definition.pos(), definition.name());
      expressions.writeParams(definition.params());
      expressions.writeBody(definition.body());
      expressions.write(definition.deprecated());
    }
    writeOthers(unit);
  }

  private void offsets(int[] ascending) {
    int last = 0;
    out.unsigned(ascending.length);
    for (int offset : ascending) {
      out.unsigned(offset - last);
      last = offset;
    }
  }

  private void writeOthers(Unit unit) throws UnencodableException {
    out.unsigned(unit.functions().size());
    for (FunctionDef definition : unit.functions()) {
      start(definition.pos(), definition.name());
      expressions.writeParams(definition.params());
      expressions.write(definition.returnType());
      expressions.writeBody(definition.body());
      expressions.write(definition.deprecated());
    }
    out.unsigned(unit.nodes().size());
    for (NodeDef definition : unit.nodes()) {
      out.position(definition.pos());
      out.unsigned(definition.hosts().size());
      for (HostMatch host : definition.hosts()) {
        out.octet(host.kind().ordinal());
        out.string(host.text());
      }
      expressions.writeBody(definition.body());
    }
    out.unsigned(unit.typeAliases().size());
    for (TypeAliasDef definition : unit.typeAliases()) {
      start(definition.pos(), definition.name());
      expressions.write(definition.type());
    }
  }

  private void start(int pos, String name) throws UnencodableException {
    out.position(pos);
    out.string(name);
  }
}
