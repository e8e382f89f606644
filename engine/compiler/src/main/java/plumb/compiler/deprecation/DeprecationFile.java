package plumb.compiler.deprecation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.deprecation.Deprecation.Place;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Deprecated;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Source;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.program.UnitReader.Syntax;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.Diagnostic;
import plumb.values.Undef;

/**
 * Reads {@code deprecations.yaml}: what {@code @deprecated} says, for modules that stay readable by
 * Puppet, and for those of others. An entry is read as the annotation that it stands for, so that
 * the same rules hold. One object reads one file.
 */
public final class DeprecationFile {
  /** The file's name, in a module's or an environment's directory. */
  public static final String NAME = "deprecations.yaml";

  private static final String CODE = "DEPRECATIONS_FILE";
  private static final Set<String> TEXTS = Set.of("renamed_to", "since", "removed_in", "message");
  private static final String CONVERT = "convert";
  private static final String MODULE = "module";
  private static final Pattern NAME_OF_CODE = Pattern.compile("[a-z_]\\w*(::[a-z_]\\w*)*");
  private static final Pattern NAME_OF_MODULE = Pattern.compile("[a-z]\\w*");

  /** Nobody calls anything so, and nothing is renamed to it. */
  private static final String STAND_IN = "deprecated_by_an_entry";

  private final UnitReader reader;
  private final String path;
  private final @Nullable String module;

  private DeprecationFile(UnitReader reader, String path, @Nullable String module) {
    this.reader = reader;
    this.path = path;
    this.module = module;
  }

  /**
   * Reads a file's text.
   *
   * @param module the module that the file belongs to; null for an environment's file, whose
   *     entries name their modules, or start with them
   * @throws CompileException with the place of what cannot be
   */
  public static List<Deprecation> read(
      UnitReader reader, String path, String text, @Nullable String module) {
    return new DeprecationFile(reader, path, module).read(text);
  }

  private List<Deprecation> read(String text) {
    Object root;
    try {
      root = YamlReader.readPlain(path, text);
    } catch (DataFileException e) {
      Diagnostic problem = e.diagnostic();
      if (problem.message().endsWith(": Symbol")) {
        throw failure(
            Position.of(problem.line(), problem.column()),
            "A name that starts with colons has to be in quotes");
      }
      throw CompileException.of(problem);
    }
    if (root == Undef.UNDEF) {
      return List.of();
    }
    if (!(root instanceof DataMap map) || map.size() != 1 || map.indexOf("deprecations") != 0) {
      throw failure(Position.of(1, 1), "A list named 'deprecations' is all that belongs here");
    }
    if (!(map.valueAt(0) instanceof List<?> list)) {
      throw failure(map.positionAt(0), "'deprecations' has to be a list");
    }
    List<Deprecation> found = new ArrayList<>(list.size());
    Map<Subject, Place> earlier = new HashMap<>();
    for (Object entry : list) {
      if (!(entry instanceof DataMap fields) || fields.size() == 0) {
        throw failure(map.positionAt(0), "Every entry of 'deprecations' has to be a hash");
      }
      Deprecation said = entry(fields);
      Place before = earlier.putIfAbsent(said.subject(), said.place());
      if (before != null) {
        String line = String.valueOf(before.line());
        throw failure(
            fields.positionAt(0), said.subject() + " has an entry in line " + line + " already");
      }
      found.add(said);
    }
    return List.copyOf(found);
  }

  private Deprecation entry(DataMap fields) {
    Kind kind = null;
    String name = "";
    String owner = module;
    for (int i = 0; i < fields.size(); i++) {
      String key = String.valueOf(fields.keyAt(i));
      int position = fields.positionAt(i);
      if (!(fields.valueAt(i) instanceof String value)) {
        throw failure(position, "'" + key + "' has to be a text; quotes make it one");
      }
      Kind named = Kind.of(key);
      if (named != null && kind != null) {
        throw failure(position, "An entry is for one name, and this is the second one");
      } else if (named != null) {
        kind = named;
        name = Subject.canonical(value);
        require(NAME_OF_CODE.matcher(name), key, position);
      } else if (key.equals(MODULE)) {
        require(NAME_OF_MODULE.matcher(value), key, position);
        owner = value;
      } else if (!TEXTS.contains(key) && !key.equals(CONVERT)) {
        throw failure(position, "'" + key + "' is nothing that an entry has");
      }
    }
    int start = fields.positionAt(0);
    if (kind == null || kind == Kind.PARAMETER && !name.contains("::")) {
      throw failure(
          start, "An entry names a parameter (with its class), class, defined_type or function");
    }
    Source source = annotated(fields, kind, start, owner);
    ClassDef annotated = source.unit().classes().get(0);
    Deprecated said =
        kind == Kind.PARAMETER ? annotated.params().get(0).deprecated() : annotated.deprecated();
    if (said == null) {
      throw failure(start, "This entry cannot be read");
    }
    Place place = new Place(path, Position.line(start), Position.column(start));
    String versions = owner == null ? name.split("::", 2)[0] : owner;
    Deprecation found = Deprecation.of(said, Subject.of(kind, name), versions, source, place);
    if (found.subject().equals(found.renamedTo())) {
      throw failure(start, name + " is renamed to itself");
    }
    return found;
  }

  private void require(Matcher value, String key, int position) {
    if (!value.matches()) {
      throw failure(position, "'" + key + "' has to be a name");
    }
  }

  /** The annotation that an entry stands for, in a class, in the entry's line. */
  private Source annotated(DataMap fields, Kind kind, int start, @Nullable String owner) {
    StringBuilder text = new StringBuilder("\n".repeat(Position.line(start) - 1));
    text.append(kind == Kind.PARAMETER ? "class " + STAND_IN + "(" : "").append("@deprecated(");
    for (int i = 0; i < fields.size(); i++) {
      String key = (String) fields.keyAt(i);
      String value = (String) fields.valueAt(i);
      if (TEXTS.contains(key)) {
        String quoted = value.replace("\\", "\\\\").replace("'", "\\'");
        text.append(key).append(" => '").append(quoted).append("', ");
      } else if (key.equals(CONVERT)) {
        text.append("convert => ").append(value).append(", ");
      }
    }
    text.append(") ").append(kind == Kind.PARAMETER ? "$" : "class ").append(STAND_IN);
    text.append(kind == Kind.PARAMETER ? ") {}" : " {}");
    try {
      Unit unit = reader.read(text.toString(), null, Syntax.MANIFEST);
      if (unit.classes().size() == 1
          && unit.classes().get(0).params().size() == (kind == Kind.PARAMETER ? 1 : 0)) {
        return new Source(unit, path, owner);
      }
    } catch (InvalidSourceException e) {
      throw failure(start, e.diagnostics().get(0).message());
    }
    throw failure(start, "'convert' has to be a lambda with one parameter");
  }

  private CompileException failure(int position, String sentence) {
    return new CompileException(
        CODE, sentence, path, Position.line(position), Position.column(position), null);
  }
}
