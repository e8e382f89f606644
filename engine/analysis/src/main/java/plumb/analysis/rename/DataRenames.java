package plumb.analysis.rename;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Fix;
import plumb.analysis.Fixes;
import plumb.analysis.rename.Renames.Rename;
import plumb.analysis.rename.Rewrite.Remark;
import plumb.analysis.uses.DataNames;
import plumb.catalog.json.ValueJson;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Lines;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.YamlOutline;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.Syntax;
import plumb.dsl.source.SourceText;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/**
 * Renames keys in one data file, YAML or JSON: at the top, in {@code lookup_options} and inside of
 * interpolations. Comments, order, quotes, anchors and encrypted values stay as they are.
 */
public final class DataRenames {
  private static final String OPTIONS = "lookup_options";
  private final Renames renames;
  private final OptionNames optionNames;
  private final OwnReads ownReads;
  private final @Nullable String module;
  private final String path;
  private final String text;
  private final List<Fix> fixes = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();

  /** What the file has to say when it is read again, by its new keys. */
  private final Map<String, Object> converted = new HashMap<>();

  /** Names that got the options of a pattern: the first one that fits holds. */
  private final Set<String> copied = new HashSet<>();

  private final CodeRenames reads;
  private final Lines lines;
  private int renamed;

  private DataRenames(
      Renames renames,
      OptionNames optionNames,
      OwnReads ownReads,
      @Nullable String module,
      String path,
      String text) {
    this.renames = renames;
    this.optionNames = optionNames;
    this.ownReads = ownReads;
    this.module = module;
    this.path = path;
    this.text = text;
    SourceText source = new SourceText(path, text);
    this.reads = new CodeRenames(renames, source, new ValueEnds(source, Syntax.MANIFEST));
    this.lines = Lines.of(text);
  }

  /**
   * What is to be changed in a file; what cannot be read is left alone.
   *
   * @param module whose data it is, which has no keys of others; null for other layers
   */
  static Rewrite of(
      Renames renames,
      OptionNames optionNames,
      OwnReads ownReads,
      @Nullable String module,
      String path,
      String text) {
    return new DataRenames(renames, optionNames, ownReads, module, path, text).rewrite();
  }

  private Rewrite rewrite() {
    YamlOutline.Value root = YamlOutline.of(text);
    DataMap data = read(text);
    if (root == null || data == null) {
      return unreadable();
    }
    if (root.kind() != YamlOutline.Kind.HASH) {
      return Rewrite.NONE;
    }
    Map<String, YamlOutline.Entry> entries = byKey(root);
    for (YamlOutline.Entry entry : root.entries()) {
      String key = name(entry);
      Rename rename = renames.parameter(key);
      Deprecation lost = renames.lost(Deprecation.Kind.PARAMETER, key);
      if (rename != null) {
        rename(entry, rename, entries, data, root.flow());
      } else if (lost != null) {
        remark(entry, Renames.sentence(lost));
      } else if (key.equals(OPTIONS)) {
        options(entry.value());
      } else if (key.equals("<<")) {
        merged(entry, entries, data);
      }
      if (key.equals(OPTIONS)) {
        entry.value().entries().forEach(option -> option.value().visit(this::interpolations));
      } else {
        entry.value().visit(this::interpolations);
      }
    }
    Rewrite inValues = reads.rewrite();
    fixes.addAll(inValues.fixes());
    renamed += inValues.renamed();
    remarks.addAll(inValues.remarks());
    if (!fixes.isEmpty() && !saysTheSame(data)) {
      remarks.add(
          new Remark(1, 1, "the file could not be rewritten without changing what it says"));
      return new Rewrite(List.of(), 0, List.copyOf(remarks));
    }
    return new Rewrite(List.copyOf(fixes), renamed, List.copyOf(remarks));
  }

  /** A key as lookups name it: one that is a symbol is the same as its text. */
  private static String name(YamlOutline.Entry entry) {
    String key = entry.key().text();
    return isSymbol(key) ? key.substring(1) : key;
  }

  private static boolean isSymbol(String key) {
    return key.length() > 1 && key.startsWith(":") && key.charAt(1) != ':';
  }

  /** What a merge key brings stands elsewhere, where it may be for others, too. */
  private void merged(
      YamlOutline.Entry entry, Map<String, YamlOutline.Entry> entries, DataMap data) {
    for (Object each : data.keySet()) {
      String key = String.valueOf(each);
      Rename rename = entries.containsKey(key) ? null : renames.parameter(key);
      if (rename != null) {
        remark(entry, key + ", which comes from here, is " + rename.end() + " now");
      }
    }
  }

  private Rewrite unreadable() {
    boolean mentioned = renames.keys().stream().anyMatch(text::contains);
    Remark remark = new Remark(1, 1, "old names stand in here, but it cannot be read");
    return mentioned ? new Rewrite(List.of(), 0, List.of(remark)) : Rewrite.NONE;
  }

  private @Nullable DataMap read(String source) {
    try {
      return YamlReader.readData(path, source) instanceof DataMap map ? map : DataMap.EMPTY;
    } catch (DataFileException e) {
      return null;
    }
  }

  private static Map<String, YamlOutline.Entry> byKey(YamlOutline.Value hash) {
    Map<String, YamlOutline.Entry> entries = new LinkedHashMap<>();
    hash.entries().forEach(entry -> entries.put(name(entry), entry));
    return entries;
  }

  private void rename(
      YamlOutline.Entry entry,
      Rename rename,
      Map<String, YamlOutline.Entry> siblings,
      DataMap data,
      boolean flow) {
    String key = name(entry);
    String end = rename.end().toString();
    if (entry.key().marked()) {
      remark(entry, key + " is " + end + " now; its key has an anchor or tag");
    } else if (renames.isMissing(rename.end())) {
      remark(entry, key + " is " + end + " now, and there is no such parameter");
    } else if (ownReads.has(key)) {
      remark(entry, key + " is " + end + " now, whose data are made of it");
    } else if (leaves(rename)) {
      remark(entry, key + " is " + end + " now: set that in data that are not of module " + module);
    } else if (siblings.containsKey(end)) {
      delete(entry, flow, key + " stands beside " + end + ", which holds");
    } else if (isClaimedTwice(rename, siblings)) {
      remark(entry, key + " is " + end + " now, and so is another key of this file");
    } else if (convert(entry, rename, data.get(key))) {
      renameKey(entry.key(), end);
    }
  }

  /** Whether a key belongs to a module whose keys cannot stand in this file. */
  private boolean leaves(Rename rename) {
    return module != null && !rename.end().module().equals(module);
  }

  private boolean isClaimedTwice(Rename rename, Map<String, YamlOutline.Entry> siblings) {
    return siblings.keySet().stream()
            .map(renames::parameter)
            .filter(other -> other != null && other.end().equals(rename.end()))
            .count()
        > 1;
  }

  private void renameKey(YamlOutline.Value key, String end) {
    char first = text.charAt(key.start());
    String quote = first == '\'' || first == '"' ? String.valueOf(first) : "";
    String symbol = isSymbol(key.text()) ? ":" : "";
    fixes.add(new Fix(key.start(), key.end(), quote + symbol + end + quote));
    renamed++;
  }

  /** Replaces a value by what it becomes; whether that could be done. */
  private boolean convert(YamlOutline.Entry entry, Rename rename, @Nullable Object value) {
    if (!rename.converts() || value == null) {
      return true;
    }
    String key = name(entry);
    boolean[] secret = {false};
    boolean[] plain = {true};
    entry.value().visit(each -> secret[0] |= isSecret(each));
    entry.value().visit(each -> plain[0] &= !each.marked() && !each.text().contains("%{"));
    String why =
        secret[0]
            ? "; this one is encrypted"
            : !plain[0]
                ? "; this one is computed"
                : rename.readsNode() ? ", which can depend on the node" : null;
    if (why != null) {
      remark(entry, key + " is " + rename.end() + " now, and takes another value" + why);
      return false;
    }
    try {
      Object result = renames.converted(rename, value);
      if (!result.equals(value)) {
        fixes.add(new Fix(entry.value().start(), entry.value().end(), written(result)));
      }
      converted.put(rename.end().toString(), result);
      return true;
    } catch (EvaluationException | CompileException | IllegalArgumentException e) {
      boolean hidden =
          renames.isSecret(rename, value)
              || optionNames.hide(key)
              || optionNames.hide(rename.end().toString());
      String reason = hidden ? "" : ": " + e.getMessage();
      remark(entry, key + " is " + rename.end() + " now; its value cannot be converted" + reason);
      return false;
    }
  }

  private String written(Object value) {
    return path.endsWith(".json") ? ValueJson.text(value, false) : FlowText.of(value);
  }

  private static boolean isSecret(YamlOutline.Value value) {
    return value.text().contains("ENC[");
  }

  /** Takes an entry out, with its line. */
  private void delete(YamlOutline.Entry entry, boolean flow, String why) {
    boolean[] anchored = {false};
    entry.value().visit(each -> anchored[0] |= each.marked());
    int start = text.lastIndexOf('\n', entry.key().start()) + 1;
    int end = text.indexOf('\n', Math.max(entry.key().end(), entry.value().end() - 1));
    if (flow || anchored[0] || !text.substring(start, entry.key().start()).isBlank()) {
      remark(entry, why + ", and has to be taken out by hand");
      return;
    }
    int next = end < 0 ? text.length() : end + 1;
    fixes.add(new Fix(isAlone(next) ? commentAbove(start) : start, next, ""));
    renamed++;
  }

  /** Whether what stands above an entry cannot be about the one behind it. */
  private boolean isAlone(int next) {
    String line = text.substring(next).lines().findFirst().orElse("");
    return line.isBlank() || line.strip().startsWith("#");
  }

  /** Where the comment directly above a line starts; the line itself without one. */
  private int commentAbove(int start) {
    int first = start;
    while (first > 0) {
      int line = text.lastIndexOf('\n', first - 2) + 1;
      if (!text.substring(line, first).strip().startsWith("#")) {
        break;
      }
      first = line;
    }
    return first;
  }

  private void options(YamlOutline.Value options) {
    Map<String, YamlOutline.Entry> entries = byKey(options);
    for (YamlOutline.Entry entry : options.entries()) {
      String key = name(entry);
      Rename rename = renames.parameter(key);
      if (rename != null) {
        String end = rename.end().toString();
        if (renames.isMissing(rename.end())) {
          remark(entry, key + " is " + end + " now, and there is no such parameter");
        } else if (ownReads.has(key)) {
          remark(entry, key + " is " + end + " now, whose data are made of it");
        } else if (leaves(rename)) {
          remark(entry, key + " is " + end + " now, whose options cannot stand in this module");
        } else if (entries.containsKey(end)) {
          delete(entry, options.flow(), "the options of " + key + " stand beside those of " + end);
        } else if (optionNames.hold(end) || isRivalled(key, end, key)) {
          remark(entry, key + " is " + end + " now, which has options elsewhere");
        } else {
          renameKey(entry.key(), end);
        }
      } else if (key.startsWith("^")) {
        pattern(entry, entries, options);
      }
    }
  }

  /**
   * Whether another key that is called so now has options of its own, by a name or pattern that is
   * not this one: which of them hold depends on the names that they have.
   */
  private boolean isRivalled(String key, String end, String option) {
    return renames.keys().stream()
        .filter(other -> !other.equals(key) && optionNames.hold(other, option))
        .map(renames::parameter)
        .anyMatch(other -> other != null && other.end().toString().equals(end));
  }

  /** A pattern that fits an old name and not the new one: the new one gets the same options. */
  private void pattern(
      YamlOutline.Entry entry, Map<String, YamlOutline.Entry> entries, YamlOutline.Value options) {
    Regex regex;
    try {
      regex = Regex.of(entry.key().text());
    } catch (EvaluationException e) {
      return;
    }
    for (String key : renames.keys()) {
      Rename rename = renames.parameter(key);
      String end = rename == null ? key : rename.end().toString();
      boolean leads = rename == null || !renames.isMissing(rename.end());
      if (!leads || !regex.matches(key) || regex.matches(end) || entries.containsKey(key)) {
        continue;
      }
      boolean elsewhere =
          optionNames.name(key)
              || optionNames.hold(end)
              || (rename != null && (leaves(rename) || isRivalled(key, end, entry.key().text())));
      if (elsewhere || options.flow() || entry.value().marked()) {
        remark(entry, "this pattern fits " + key + ", and not its new name " + end);
        continue;
      }
      int line = text.lastIndexOf('\n', entry.key().start()) + 1;
      String indent = text.substring(line, entry.key().start());
      String value = text.substring(entry.value().start(), entry.value().end());
      boolean below = text.substring(entry.key().end(), entry.value().start()).contains("\n");
      int valueLine = text.lastIndexOf('\n', entry.value().start()) + 1;
      String before = below ? "\n" + text.substring(valueLine, entry.value().start()) : " ";
      String copy = indent + end + ":" + before + value + "\n";
      if (indent.isBlank() && copied.add(end)) {
        fixes.add(new Fix(line, line, copy));
      }
    }
  }

  /** What values read is renamed as code is. */
  private void interpolations(YamlOutline.Value value) {
    if (value.kind() != YamlOutline.Kind.SCALAR) {
      return;
    }
    String own = ownReads.in(value.text());
    if (own != null) {
      String message = own + ", which is read here, has another name now";
      int offset = value.start();
      remarks.add(new Remark(lines.line(offset), lines.column(offset), message));
      return;
    }
    reads.text(value.text(), value.start());
    if (value.text().contains("%{")) {
      DataNames.show(text.substring(value.start(), value.end()), value.start(), reads);
    }
  }

  private void remark(YamlOutline.Entry entry, String message) {
    int offset = entry.key().start();
    remarks.add(new Remark(lines.line(offset), lines.column(offset), message));
  }

  /** Whether the new text has the values of the old one, under the new names. */
  private boolean saysTheSame(DataMap before) {
    DataMap after = read(Fixes.apply(text, fixes));
    if (after == null) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      String key = String.valueOf(before.keyAt(i));
      Rename rename = renames.parameter(key);
      String now = rename == null || after.containsKey(key) ? key : rename.end().toString();
      Object expected = converted.getOrDefault(now, before.valueAt(i));
      boolean superseded = rename != null && before.containsKey(rename.end().toString());
      if (!key.equals(OPTIONS)
          && !superseded
          && !String.valueOf(before.valueAt(i)).contains("%{")
          && !expected.equals(after.get(now))) {
        return false;
      }
    }
    return true;
  }
}
