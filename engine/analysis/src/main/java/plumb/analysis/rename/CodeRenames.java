package plumb.analysis.rename;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Fix;
import plumb.analysis.rename.Renames.Rename;
import plumb.analysis.rename.Rewrite.Remark;
import plumb.analysis.semantic.Code;
import plumb.analysis.uses.NamePlace;
import plumb.analysis.uses.NameVisitor;
import plumb.analysis.uses.Site;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.program.Lines;
import plumb.dsl.source.SourceText;

/** Renames what the code of one file writes out, and says what it cannot rename. */
final class CodeRenames implements NameVisitor {
  private static final int MOST_SHOWN = 4;

  private final Renames renames;
  private final ValueEnds ends;
  private final String text;
  private final Lines lines;
  private final List<Fix> fixes = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();

  /** A name can be shown twice, as within a title of several names. */
  private final Set<Integer> places = new HashSet<>();

  private int renamed;
  private String ownClass = "";

  /**
   * @param ends where the values of arguments end
   */
  CodeRenames(Renames renames, SourceText source, ValueEnds ends) {
    this.renames = renames;
    this.ends = ends;
    this.text = source.text();
    this.lines = Lines.of(text);
  }

  /** What was found so far. */
  Rewrite rewrite() {
    return new Rewrite(List.copyOf(fixes), renamed, List.copyOf(remarks));
  }

  @Override
  public void enter(Code code) {
    ownClass = code.kind() == Code.Kind.CLASS ? code.name() : "";
  }

  @Override
  public void name(Named named, String name, int pos) {
    if (named == Named.TYPE_ALIAS) {
      return;
    }
    String now = named == Named.FUNCTION ? renames.function(name) : renames.definition(name);
    if (now != null) {
      replace(name, now, pos);
    } else if (!name.equals(ownClass)) {
      lost(kind(named), name, name, pos);
    }
  }

  private static Deprecation.Kind kind(Named named) {
    return switch (named) {
      case CLASS -> Deprecation.Kind.CLASS;
      case FUNCTION -> Deprecation.Kind.FUNCTION;
      case RESOURCE, TYPE_ALIAS -> Deprecation.Kind.DEFINED_TYPE;
    };
  }

  /** Tells of a deprecated name that has no other name to write instead. */
  private void lost(Deprecation.Kind kind, String name, String written, int pos) {
    Deprecation deprecation = renames.lost(kind, name);
    if (deprecation != null) {
      remark(written, pos, Renames.sentence(deprecation));
    }
  }

  @Override
  public void argument(Argument argument) {
    String name = argument.name();
    if (argument.owner().isComputed()) {
      perhaps(argument.owner(), name, argument.pos());
      return;
    }
    Rename rename = renames.setting(argument.owner().name(), name);
    if (rename == null) {
      String key = renames.now(argument.owner()) + "::" + name;
      lost(Deprecation.Kind.PARAMETER, key, name, argument.pos());
      return;
    }
    String now = String.valueOf(rename.end().parameter());
    String instead = null;
    if (renames.isMissing(rename.end())) {
      instead = name + " is " + rename.end() + " now, and there is no such parameter";
    } else if (!rename.staysWithin()) {
      instead = name + " is " + rename.end() + " now: set that where its class is declared";
    } else if (argument.together().contains(now)) {
      instead = name + " stands beside " + now + ", which holds where it is not undef: keep one";
    } else if (argument.isShared()) {
      instead = name + " is " + now + " now, but this hash is used elsewhere, too";
    } else if (!argument.isWhole()) {
      instead = name + " is " + now + " now, but what stands beside it is computed";
    }
    int end = instead == null && rename.converts() ? ends.of(argument.pos()) : 0;
    if (instead == null && end < 0) {
      instead = name + " is " + now + " now, and takes another value";
    }
    if (instead != null) {
      remark(name, argument.pos(), instead);
    } else if (replace(name, now, argument.pos()) && rename.converts()) {
      convert(rename, ends.start(argument.pos()), end);
    }
  }

  /** Has the value converted where it stands. */
  private void convert(Rename rename, int start, int end) {
    for (Deprecation step : rename.steps()) {
      if (step.convert() != null) {
        fixes.add(new Fix(start, start, "then("));
        fixes.add(new Fix(end, end, ") " + step.convert().text()));
      }
    }
  }

  @Override
  public void computed(Owner owner, int pos) {
    String now = renames.now(owner);
    List<String> old = renames.parametersOf(now);
    if (!old.isEmpty()) {
      remark(
          "", pos, "what is set of " + now + " is computed here: it must not have " + either(old));
    }
  }

  @Override
  public void computedRead(Owner owner, int pos) {
    String now = renames.now(owner);
    List<String> old = renames.parametersOf(now);
    if (!old.isEmpty()) {
      remark(
          "", pos, "what is read of " + now + " is computed here: it must not be " + either(old));
    }
  }

  /** A parameter of whatever the code computes. */
  private void perhaps(Owner owner, String parameter, int pos) {
    List<String> ends = renames.endsOfAny(owner.isClass(), parameter);
    if (!ends.isEmpty() && !places.contains(NamePlace.of(text, parameter, pos))) {
      remark(parameter, pos, parameter + " is " + either(ends) + " now, if that is meant here");
    }
  }

  private static String either(List<String> names) {
    List<String> shown = new ArrayList<>(names.subList(0, Math.min(MOST_SHOWN, names.size())));
    if (names.size() > MOST_SHOWN) {
      shown.set(MOST_SHOWN - 1, names.size() - MOST_SHOWN + 1 + " others");
    }
    String last = shown.remove(shown.size() - 1);
    return shown.isEmpty() ? last : String.join(", ", shown) + " or " + last;
  }

  @Override
  public void read(Owner owner, String parameter, int pos, Site site) {
    if (owner.isComputed()) {
      perhaps(owner, parameter, pos);
      return;
    }
    Rename rename = renames.setting(owner.name(), parameter);
    if (rename == null) {
      String key = renames.now(owner) + "::" + parameter;
      lost(Deprecation.Kind.PARAMETER, key, parameter, pos);
    } else {
      value(rename, parameter, parameter, String.valueOf(rename.end().parameter()), pos);
    }
  }

  @Override
  public void perhapsRead(Owner owner, String parameter, int pos) {
    if (owner.isComputed()) {
      perhaps(owner, parameter, pos);
      return;
    }
    Rename rename = renames.setting(owner.name(), parameter);
    // It may be one of several: a place is told once.
    if (rename != null && !places.contains(NamePlace.of(text, parameter, pos))) {
      String of = renames.now(owner);
      remark(parameter, pos, parameter + " is " + rename.end() + " now, if this is one of " + of);
    }
  }

  @Override
  public void key(String key, int pos, Site site) {
    int colons = key.lastIndexOf("::");
    if (site == Site.READ && (colons <= 0 || key.substring(0, colons).equals(ownClass))) {
      return;
    }
    Rename rename = renames.parameter(key);
    Rename inherited = rename != null || site != Site.READ ? null : renames.inherited(key);
    if (inherited != null) {
      remark(key, pos, key + " is " + inherited.end() + " now, and may have another value");
    } else if (rename == null) {
      if (colons > 0) {
        lost(Deprecation.Kind.PARAMETER, key, key, pos);
      }
    } else if (site == Site.LOOKUP && !rename.converts() && !renames.isMissing(rename.end())) {
      replace(key, rename.end().toString(), pos);
    } else {
      value(rename, key, key, rename.end().toString(), pos);
    }
  }

  /** A value that is read: the same only where nothing but the name changed. */
  private void value(Rename rename, String name, String written, String now, int pos) {
    if (renames.isMissing(rename.end())) {
      remark(written, pos, name + " is " + rename.end() + " now, and there is no such parameter");
    } else if (rename.staysWithin() && !rename.converts()) {
      replace(written, now, pos);
    } else {
      remark(written, pos, name + " is " + rename.end() + " now, and may have another value");
    }
  }

  @Override
  public void computedKey(List<@Nullable String> parts, int pos) {
    List<String> old = renames.keysLike(parts);
    if (!old.isEmpty()) {
      remark("", pos, "the name that is looked up is computed: it must not be " + either(old));
    }
  }

  /** What cannot be told from a name is left to people. */
  @Override
  public void text(String written, int pos) {
    String name = written.startsWith("::") ? written.substring(2) : written;
    String now = renames.now(name);
    int offset = now == null ? -1 : NamePlace.of(text, name, pos);
    if (offset >= 0 && places.add(offset)) {
      remark(name, pos, name + " is " + now + " now, if it is meant here");
    }
  }

  private boolean replace(String name, String now, int pos) {
    int start = NamePlace.of(text, name, pos);
    if (start < 0) {
      remark("", pos, name + " is " + now + " now");
      return false;
    }
    if (!places.add(start)) {
      return false;
    }
    boolean capital = Character.isUpperCase(text.charAt(start));
    fixes.add(new Fix(start, start + name.length(), capital ? capitalized(now) : now));
    renamed++;
    return true;
  }

  private static String capitalized(String name) {
    StringBuilder out = new StringBuilder();
    for (String segment : name.split("::")) {
      out.append(out.isEmpty() ? "" : "::");
      out.append(segment.substring(0, 1).toUpperCase(Locale.ROOT)).append(segment.substring(1));
    }
    return out.toString();
  }

  private void remark(String written, int pos, String message) {
    int found = written.isEmpty() ? pos : NamePlace.of(text, written, pos);
    int offset = found < 0 ? pos : found;
    Remark remark = new Remark(lines.line(offset), lines.column(offset), message);
    places.add(offset);
    if (!remarks.contains(remark)) {
      remarks.add(remark);
    }
  }
}
