package plumb.compiler.deprecation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.program.CompileException;

/**
 * Every place where a parameter's old name can be set, with every way to declare that it is
 * deprecated, and every policy: the value reaches the new parameter, and the use is told with its
 * line.
 */
class RenamedParameterTest {
  private static final String DATA = "version: 5\nhierarchy:\n";
  private static final String LEVELS =
      DATA + "  - name: node\n    path: node.yaml\n" + "  - name: common\n    path: common.yaml\n";

  /** How it is said that a name is deprecated. */
  enum Declared {
    BY_ANNOTATION,
    BY_FILE_OF_MODULE,
    BY_FILE_OF_ENVIRONMENT,
    /** The module has dropped the parameter without a word. */
    OF_GONE_PARAMETER
  }

  /**
   * A way to set the old name.
   *
   * @param value what class m, or the defined type's instance m::d[x], has in the end
   */
  private record Way(String name, String subject, DeprecatedSite site, @Nullable String value) {}

  private static final Map<String, Way> WAYS = new LinkedHashMap<>();

  private static void way(String name, DeprecatedSite site, String value) {
    WAYS.put(name, new Way(name, "Class[M]", site, value));
  }

  private static void defined(String name, String manifest, String value) {
    DeprecatedSite site = new DeprecatedSite().file("manifests/site.pp", manifest);
    WAYS.put(name, new Way(name, "M::D[x]", site, value));
  }

  private static DeprecatedSite site(String manifest) {
    return new DeprecatedSite().file("manifests/site.pp", manifest);
  }

  private static DeprecatedSite data(String common) {
    return site("include m\n").file("hiera.yaml", LEVELS).file("data/common.yaml", common);
  }

  static {
    way("argument", site("class { 'm':\n  old => 'a', # used\n}\n"), "[a]");
    way("argument that is undef", site("class { 'm':\n  old => undef, # used\n}\n"), "[default]");
    way("splat", site("$h = { 'old' => 'a' }\nclass { 'm':\n  * => $h, # used\n}\n"), "[a]");
    way(
        "create_resources",
        site("create_resources('class', { 'm' => { 'old' => 'a' } }) # used\n"),
        "[a]");
    way("classifier", site("").enc("m", Map.of("old", "a")), "[a]");
    way("data, lowest level", data("m::old: a # used\n"), "[a]");
    way(
        "data, both levels, the first wins",
        data("m::old: b\n").file("data/node.yaml", "m::old: a # used\n"),
        "[a]");
    way(
        "data, the old name above the new one",
        data("m::new: [b]\n").file("data/node.yaml", "m::old: a # used\n"),
        "[a]");
    way(
        "data, the new name above the old one",
        data("m::old: a\n").file("data/node.yaml", "m::new: [b]\n"),
        "[b]");
    way(
        "data of the global layer",
        site("include m\n")
            .file("global/hiera.yaml", DATA + "  - name: one\n    path: one.yaml\n")
            .file("global/data/one.yaml", "m::old: a # used\n"),
        "[a]");
    way(
        "data of the module",
        site("include m\n")
            .file("modules/m/hiera.yaml", DATA + "  - name: one\n    path: one.yaml\n")
            .file("modules/m/data/one.yaml", "m::old: a # used\n"),
        "[a]");
    way("interpolated", data("m::old: '%{facts.os}' # used\n"), "[x]");
    way("interpolated lookup", data("plain: v\nm::old: \"%{lookup('plain')}\" # used\n"), "[v]");
    way("alias", data("list: [a, b]\nm::old: \"%{alias('list')}\" # used\n"), "[a, b]");
    way(
        "merged over levels",
        data("m::old: [b] # used\nlookup_options:\n  m::new: {merge: unique}\n")
            .file("data/node.yaml", "m::old: [a] # used\n"),
        "[a, b]");
    way(
        "merged with the new name",
        data("m::old: [b] # used\nlookup_options:\n  m::new: {merge: unique}\n")
            .file("data/node.yaml", "m::new: [a]\n"),
        "[a, b]");
    way(
        "lookup_options of the old name",
        data("m::old: [b] # used\nlookup_options:\n  m::old: {merge: unique} # used\n")
            .file("data/node.yaml", "m::old: [a] # used\n"),
        "[a, b]");
    way(
        "lookup_options by a pattern that fits the old name",
        data("m::old: [b] # used\nlookup_options:\n  '^m::ol': {merge: unique} # used\n")
            .file("data/node.yaml", "m::old: [a] # used\n"),
        "[a, b]");
    way(
        "lookup_options by a pattern that fits both names",
        data("m::old: [b] # used\nlookup_options:\n  '^m::': {merge: unique}\n")
            .file("data/node.yaml", "m::old: [a] # used\n"),
        "[a, b]");
    way(
        "lookup() of the new name",
        data("m::old: a # used\n")
            .file("manifests/site.pp", "class { 'm': new => lookup('m::new') }\n"),
        "[a]");
    way("both names in one file", data("m::old: a # superseded\nm::new: [b]\n"), "[b]");
    way(
        "both names as arguments",
        site("class { 'm':\n  new => ['b'],\n  old => 'a', # superseded\n}\n"),
        "[b]");
    way(
        "argument before data of the new name",
        data("m::new: [b]\n").file("manifests/site.pp", "class { 'm':\n  old => 'a', # used\n}\n"),
        "[a]");
    way(
        "read by reference",
        site("class { 'm': new => ['a'] }\nnotify { String(Class['m']['old']): } # used\n"),
        "[a]");
    way(
        "read as variable",
        site("class { 'm': new => ['a'] }\nnotify { String($m::old): } # used\n"),
        "[a]");
    way(
        "read by getvar",
        site("class { 'm': new => ['a'] }\nnotify { String(getvar('m::old')): } # used\n"),
        "[a]");
    way(
        "read by assignment of several",
        site("class { 'm': new => ['a'] }\n[$old] = Class['m'] # used\nnotify { $old: }\n"),
        "[a]");
    way(
        "read by an EPP template",
        site("class { 'm': new => ['a'] }\nnotify { epp('m/t.epp'): }\n")
            .file("modules/m/templates/t.epp", "a\n<%= $m::old %><%# used\n%>"),
        "[a]");
    for (String read :
        List.of("scope['m::old']", "scope.lookupvar('m::old')", "scope['::m::old']")) {
      way(
          "read by an ERB template, " + read,
          site("class { 'm': new => ['a'] }\nnotify { template('m/t.erb'): }\n")
              .file("modules/m/templates/t.erb", "a\n<%= " + read + "[0] -%><%# used\n%>\n"),
          "[a]");
    }
    way(
        "read by a variable in data",
        data("x: \"%{m::old}\" # used\n")
            .file("manifests/site.pp", "class { 'm': new => ['a'] }\nnotify { lookup('x'): }\n"),
        "[a]");
    way(
        "read by a variable in nested data",
        data("x:\n  y: 1\n  z: \"%{m::old}\" # used\n")
            .file("manifests/site.pp", "class { 'm': new => ['a'] }\n$x = lookup('x')\n"),
        "[a]");
    way(
        "read by a variable in a hierarchy",
        site("class { 'm': new => ['a'] }\n$x = lookup('x')\n")
            .file("hiera.yaml", DATA + "  - name: one # used\n    path: \"%{m::old.0}.yaml\"\n")
            .file("data/a.yaml", "x: 1\n"),
        "[a]");
    way(
        "looked up in data",
        data("m::new: [a]\nx: \"%{lookup('m::old.0')}\" # used\n")
            .file("manifests/site.pp", "include m\nif lookup('x') != 'a' { fail('x') }\n"),
        "[a]");
    way(
        "aliased in data",
        data("m::new: [a]\nx: \"%{alias('m::old')}\" # used\n")
            .file("manifests/site.pp", "include m\nif lookup('x') != ['a'] { fail('x') }\n"),
        "[a]");
    way(
        "looked up in data, of the old name",
        data("m::old: a # used\nx: \"%{lookup('m::old.0')}\" # used\n")
            .file("manifests/site.pp", "include m\nif lookup('x') != 'a' { fail('x') }\n"),
        "[a]");
    way(
        "lookup() of the old name",
        data("m::new: [a]\n")
            .file(
                "manifests/site.pp",
                "include m\nif lookup('m::old') != ['a'] { fail('x') } # used\n"),
        "[a]");
    way(
        "hiera() of the old name",
        data("m::new: [a]\n")
            .file(
                "manifests/site.pp",
                "include m\nif hiera('m::old') != ['a'] { fail('x') } # used\n"),
        "[a]");
    way(
        "the new name's data made of the old one's",
        data("m::old: a # used\nm::new: [\"%{lookup('m::old')}\"] # used\n"),
        "[a]");
    defined("argument of a defined type", "m::d { 'x':\n  old => 'a', # used\n}\n", "[a]");
    defined(
        "create_resources of a defined type",
        "create_resources(m::d, { 'x' => { 'old' => 'a' } }) # used\n",
        "[a]");
    defined("resource default", "M::D {\n  old => 'a', # used\n}\nm::d { 'x': }\n", "[a]");
    defined(
        "resource default that the new name goes before",
        "M::D {\n  old => 'a', # used\n}\nm::d { 'x': new => ['b'] }\n",
        "[b]");
    defined("default body", "m::d {\n  default: old => 'a'; # used\n  'x': ;\n}\n", "[a]");
    defined("override", "m::d { 'x': }\nM::D['x'] {\n  old => 'a', # used\n}\n", "[a]");
    defined(
        "collector", "m::d { 'x': }\nM::D <| title == 'x' |> {\n  old => 'a', # used\n}\n", "[a]");
    defined(
        "override in an inheriting class",
        "class one { m::d { 'x': old => 'b' } # used\n}\n"
            + "class two inherits one { M::D['x'] {\n  old => 'a', # used\n} }\n"
            + "include two\n",
        "[a]");
    defined(
        "queried by a collector",
        "@m::d { 'x': new => ['a'] }\nM::D <| old == 'a' |> # used\n",
        "[a]");
  }

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Way way : WAYS.values()) {
      for (Declared declared : Declared.values()) {
        cases.add(Arguments.of(way.name, declared));
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void reachesTheNewParameter(String name, Declared declared, @TempDir Path temporary)
      throws IOException {
    Path directory = temporary.toRealPath();
    Way way = way(name);
    DeprecatedSite site = declared(way.site.copy(), declared, "1.5.0");
    CompileLog log = new CompileLog();

    Catalog catalog = site.compile(directory, log);

    assertThat(value(catalog, way)).isEqualTo(way.value);
    List<String> expected = site.expectedUses();
    if (name.equals("classifier")) {
      expected.add("DEPRECATED the node's classifier");
    }
    assertThat(DeprecatedSite.uses(catalog, directory)).isEqualTo(expected);
    assertThat(log.entries().stream().filter(e -> e.message().contains("m::")).count())
        .isGreaterThanOrEqualTo(expected.isEmpty() ? 0 : 1);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void isRefusedOnceItIsGone(String name, Declared declared, @TempDir Path temporary)
      throws IOException {
    Path directory = temporary.toRealPath();
    Way way = way(name);
    DeprecatedSite site = declared(way.site.copy(), declared, "2.0.0");
    boolean used = !site.expectedUses().isEmpty() || name.equals("classifier");

    CompileException e =
        catchThrowableOfType(
            CompileException.class, () -> site.compile(directory, new CompileLog()));

    if (!used) {
      assertThat(e).isNull();
      return;
    }
    assertThat(e.code()).isEqualTo("REMOVED_PARAMETER");
    assertThat(e.getMessage()).contains("is gone since m 2.0.0 (this is 2.0.0); use m::");
    if (!name.equals("classifier")) {
      String place = String.valueOf(e.file()).replace(directory + "/", "") + ":" + e.line();
      assertThat(site.expectedUses())
          .map(use -> use.substring(use.indexOf(' ') + 1))
          .contains(place);
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void isRefusedBesideTheNewNameIfStrict(String name, Declared declared, @TempDir Path temporary)
      throws IOException {
    Path directory = temporary.toRealPath();
    Way way = way(name);
    DeprecatedSite site = declared(way.site.copy(), declared, "1.5.0").strict();
    boolean both = site.expectedUses().stream().anyMatch(use -> use.startsWith("SUPERSEDED"));

    CompileException e =
        catchThrowableOfType(
            CompileException.class, () -> site.compile(directory, new CompileLog()));

    assertThat(e == null ? null : e.code()).isEqualTo(both ? "SUPERSEDED_PARAMETER" : null);
  }

  private static Way way(String name) {
    Way way = WAYS.get(name);
    if (way == null) {
      throw new IllegalArgumentException(name);
    }
    return way;
  }

  private static String value(Catalog catalog, Way way) {
    for (Resource resource : catalog.resources()) {
      if (resource.ref().equals(way.subject)) {
        return String.valueOf(resource.get("new"));
      }
    }
    return "there is no " + way.subject;
  }

  private static DeprecatedSite declared(DeprecatedSite site, Declared declared, String version) {
    site.file("modules/m/metadata.json", "{\"name\": \"x-m\", \"version\": \"" + version + "\"}");
    String annotation =
        "@deprecated(renamed_to => new, since => '1.0.0', removed_in => '2.0.0',\n"
            + "    convert => |$v| { $v ? { Array => $v, default => [$v] } })\n  ";
    String old =
        switch (declared) {
          case BY_ANNOTATION -> annotation + "$old = undef,";
          case OF_GONE_PARAMETER -> "";
          default -> "$old = undef,";
        };
    String parameters = "(\n  " + old + "\n  Array $new = ['default'],\n) {}\n";
    site.file("modules/m/manifests/init.pp", "class m " + parameters);
    site.file("modules/m/manifests/d.pp", "define m::d " + parameters);
    String entries = "deprecations:\n" + entry("m::old") + entry("m::d::old");
    if (declared == Declared.BY_FILE_OF_MODULE) {
      site.file("modules/m/deprecations.yaml", entries);
    } else if (declared != Declared.BY_ANNOTATION) {
      site.file("deprecations.yaml", entries);
    }
    return site;
  }

  private static String entry(String name) {
    return "- parameter: "
        + name
        + "\n  renamed_to: new\n  since: 1.0.0\n  removed_in: 2.0.0\n"
        + "  convert: '|$v| { $v ? { Array => $v, default => [$v] } }'\n";
  }
}
