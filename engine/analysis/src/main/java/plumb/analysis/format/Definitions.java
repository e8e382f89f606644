package plumb.analysis.format;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.ClassDefinition;
import plumb.dsl.puppet.DefinedType;
import plumb.dsl.puppet.Deprecation;
import plumb.dsl.puppet.DeprecationEntry;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.FunctionDefinition;
import plumb.dsl.puppet.Lambda;
import plumb.dsl.puppet.NodeDefinition;
import plumb.dsl.puppet.Parameter;
import plumb.dsl.puppet.TypeAlias;
import plumb.dsl.puppet.TypeDefinition;
import plumb.dsl.puppet.TypeExpression;

/** Lays out what gives something a name, and parameters. */
final class Definitions {
  private final Layout layout;
  private final Cursor cursor;

  Definitions(Layout layout) {
    this.layout = layout;
    this.cursor = layout.cursor;
  }

  Doc classDefinition(ClassDefinition definition) {
    Doc deprecation = deprecation(definition.getDeprecation());
    List<Doc> docs =
        new ArrayList<>(List.of(deprecation, cursor.take("class"), Doc.SPACE, cursor.take()));
    docs.add(ownParameters(definition.getParameters()));
    if (cursor.is("inherits")) {
      docs.add(Doc.concat(Doc.SPACE, cursor.take(), Doc.SPACE, cursor.take()));
    }
    docs.add(Doc.SPACE);
    docs.add(layout.block(definition.getBody()));
    return Doc.concat(docs);
  }

  Doc definedType(DefinedType definition) {
    Doc deprecation = deprecation(definition.getDeprecation());
    Doc name = Doc.concat(deprecation, cursor.take("define"), Doc.SPACE, cursor.take());
    Doc parameters = ownParameters(definition.getParameters());
    return Doc.concat(name, parameters, Doc.SPACE, layout.block(definition.getBody()));
  }

  Doc function(FunctionDefinition definition) {
    Doc deprecation = deprecation(definition.getDeprecation());
    List<Doc> docs =
        new ArrayList<>(List.of(deprecation, cursor.take("function"), Doc.SPACE, cursor.take()));
    if (cursor.is("(")) {
      docs.add(parameters(definition.getParameters(), ")", false));
    }
    docs.add(returnType(definition.getReturnType()));
    docs.add(Doc.SPACE);
    docs.add(layout.block(definition.getBody()));
    return Doc.concat(docs);
  }

  Doc lambda(Lambda lambda) {
    Doc parameters = parameters(lambda.getParameters(), "|", false);
    Doc returnType = returnType(lambda.getReturnType());
    return Doc.concat(parameters, returnType, Doc.SPACE, layout.shortBlock(lambda.getBody()));
  }

  private Doc returnType(@Nullable TypeExpression type) {
    return type == null
        ? Doc.EMPTY
        : Doc.concat(Doc.SPACE, cursor.take(">>"), Doc.SPACE, layout.of(type));
  }

  Doc node(NodeDefinition definition) {
    List<Doc> docs = new ArrayList<>(List.of(cursor.take("node"), Doc.SPACE));
    List<Doc> hosts = new ArrayList<>();
    for (Expression host : definition.getHosts()) {
      Doc before = hosts.isEmpty() ? Doc.EMPTY : Doc.LINE;
      Doc name = layout.of(host);
      boolean last = hosts.size() == definition.getHosts().size() - 1;
      Doc comma = cursor.is(",") ? last ? cursor.drop() : cursor.takeAttached() : Doc.EMPTY;
      hosts.add(Doc.concat(before, name, comma));
    }
    docs.add(Doc.group(Doc.concat(hosts)));
    if (definition.getParent() != null) {
      docs.add(Doc.concat(Doc.SPACE, cursor.take("inherits"), Doc.SPACE));
      docs.add(layout.of(definition.getParent()));
    }
    docs.add(Doc.SPACE);
    docs.add(layout.block(definition.getBody()));
    return Doc.concat(docs);
  }

  Doc typeAlias(TypeAlias alias) {
    List<Doc> docs = new ArrayList<>(List.of(cursor.take("type"), Doc.SPACE, cursor.take()));
    if (cursor.is("[")) {
      docs.add(layout.lists.list(Lists.Style.of("]"), new Elements(layout, alias.getKeys())));
    }
    docs.add(Doc.concat(Doc.SPACE, cursor.take("="), Doc.SPACE, layout.of(alias.getValue())));
    return Doc.concat(docs);
  }

  Doc typeDefinition(TypeDefinition definition) {
    List<Doc> docs = new ArrayList<>(List.of(cursor.take("type"), Doc.SPACE, cursor.take()));
    if (cursor.is("inherits")) {
      docs.add(Doc.concat(Doc.SPACE, cursor.take(), Doc.SPACE, cursor.take()));
    }
    docs.add(Doc.SPACE);
    docs.add(layout.block(definition.getBody()));
    return Doc.concat(docs);
  }

  /** The parameters of a class or defined type: none are not written, each has its own line. */
  private Doc ownParameters(List<Parameter> parameters) {
    if (!cursor.is("(")) {
      return Doc.EMPTY;
    }
    if (parameters.isEmpty() && cursor.isSecond(")")) {
      return Doc.concat(cursor.drop(), cursor.drop());
    }
    return Doc.concat(Doc.SPACE, parameters(parameters, ")", true));
  }

  private Doc parameters(List<Parameter> parameters, String close, boolean broken) {
    boolean opensLine = layout.lists.opensLine(close);
    Doc open = cursor.take();
    if (layout.lists.isEmpty(close)) {
      return Doc.concat(open, cursor.take());
    }
    ParameterColumns columns = new ParameterColumns();
    for (int i = 0; i < parameters.size(); i++) {
      Doc line = Doc.concat(i == 0 ? Doc.SOFT_LINE : layout.lists.line(), cursor.comments());
      parameter(parameters.get(i), columns, line, close);
    }
    Doc end = layout.lists.end(close, Doc.SOFT_LINE);
    Doc content = Doc.concat(open, Doc.indent(columns.doc()), end);
    return Doc.group(content, broken || opensLine);
  }

  private void parameter(Parameter parameter, ParameterColumns columns, Doc line, String close) {
    Doc deprecation = deprecation(parameter.getDeprecation());
    Doc type = parameter.getType() == null ? Doc.EMPTY : layout.of(parameter.getType());
    Doc name =
        parameter.isCapturesRest() ? Doc.concat(cursor.take("*"), cursor.take()) : cursor.take();
    Doc assigned = Doc.EMPTY;
    if (parameter.getDefaultValue() != null) {
      assigned = Doc.concat(cursor.take("="), Doc.SPACE, layout.of(parameter.getDefaultValue()));
    }
    Doc start = Doc.concat(line, deprecation);
    columns.add(start, type, name, assigned, layout.lists.comma(close, ","));
  }

  /** An annotation stands above what it is for. */
  private Doc deprecation(@Nullable Deprecation deprecation) {
    if (deprecation == null) {
      return Doc.EMPTY;
    }
    Iterator<DeprecationEntry> entries = deprecation.getEntries().iterator();
    Doc mark = cursor.take("@deprecated");
    Doc list = layout.lists.list(Lists.Style.of(")"), () -> entry(entries.next()));
    return Doc.concat(mark, list, Doc.HARD_LINE);
  }

  private Doc entry(DeprecationEntry entry) {
    Doc name = Doc.concat(cursor.take(), Doc.SPACE, cursor.take("=>"), Doc.SPACE);
    Lambda lambda = entry.getLambda();
    return Doc.concat(name, lambda == null ? layout.of(entry.getValue()) : lambda(lambda));
  }
}
