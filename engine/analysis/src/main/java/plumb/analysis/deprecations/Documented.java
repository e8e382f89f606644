package plumb.analysis.deprecations;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.analysis.deprecations.Remarks.Remark;
import plumb.analysis.semantic.Code;
import plumb.compiler.program.Lines;
import plumb.compiler.program.Param;
import plumb.dsl.source.SourceText;

/**
 * A class, defined type or function of a module, with what its comments say.
 *
 * @param sections the headings of deprecated parameters in its list of parameters, by parameter
 * @param notes comments behind parameters on their lines, by parameter
 */
record Documented(
    Code code,
    SourceText source,
    Lines lines,
    Documentation documentation,
    Map<String, Remark> sections,
    Map<String, Remark> notes) {

  static Documented of(Code code, SourceText source, Lines lines, Remarks remarks) {
    List<String> text = source.text().lines().toList();
    Documentation documentation = Documentation.of(remarks.above(lines.line(code.pos()), text));
    Documented documented =
        new Documented(code, source, lines, documentation, new HashMap<>(), new HashMap<>());
    documented.readParameters(remarks, text);
    return documented;
  }

  /** The name in lower case. */
  String owner() {
    return code.name().toLowerCase(Locale.ROOT);
  }

  /** The parameter of a name; null when there is none. */
  @Nullable Param parameter(String name) {
    for (Param param : code.params()) {
      if (param.name().equals(name)) {
        return param;
      }
    }
    return null;
  }

  boolean has(String parameter) {
    return parameter(parameter) != null;
  }

  /** Where the name of a parameter stands. */
  int position(Param param) {
    int name = source.text().indexOf("$" + param.name(), param.pos());
    return name < 0 ? param.pos() : name;
  }

  private void readParameters(Remarks remarks, List<String> text) {
    Remark section = null;
    boolean used = false;
    int next = lines.line(code.pos()) + 1;
    for (Param param : code.params()) {
      int line = lines.line(position(param));
      for (int between = next; between < line; between++) {
        Remark remark = remarks.on(between);
        if (remark != null && remark.alone()) {
          boolean deprecated = Headings.isDeprecated(remark.text());
          section = deprecated ? remark : used ? null : section;
          used = used && !deprecated;
        } else if (used && text.get(between - 1).isBlank()) {
          section = null;
        }
      }
      if (section != null) {
        sections.put(param.name(), section);
        used = true;
      }
      Remark behind = remarks.on(line);
      if (behind != null && !behind.alone() && Wording.ofParameter(behind.text()) != null) {
        notes.put(param.name(), behind);
      }
      next = line + 1;
    }
  }
}
