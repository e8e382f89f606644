package plumb.compiler.deprecation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.Catalog;
import plumb.catalog.DeprecationUse;
import plumb.catalog.Resource;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.program.CompileException;

/** Parameters that moved to another class, renames of renames, classes, types and functions. */
class MovedNamesTest {
  private static final String HIERA =
      "version: 5\nhierarchy:\n  - name: common\n    path: common.yaml\n";

  private Path directory = Path.of("");
  private final CompileLog log = new CompileLog();

  @BeforeEach
  void resolve(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath();
  }

  private static DeprecatedSite moved() {
    return new DeprecatedSite()
        .file("modules/m/metadata.json", "{\"name\": \"x-m\", \"version\": \"1.5.0\"}")
        .file(
            "modules/m/manifests/api.pp",
            "class m::api(\n  @deprecated(renamed_to => 'm::auth::username', since => '1.0.0')\n"
                + "  $admin_user = undef,\n) {}\n")
        .file("modules/m/manifests/auth.pp", "class m::auth($username = 'none') {}\n");
  }

  @Test
  void anArgumentWaitsForTheClassThatItMovedTo() {
    DeprecatedSite site =
        moved()
            .file(
                "manifests/site.pp",
                "class { 'm::api':\n  admin_user => 'a', # used\n}\ninclude m::auth\n");
    Catalog catalog = compile(site);
    assertThat(value(catalog, "Class[M::Auth]", "username")).isEqualTo("a");
    assertThat(value(catalog, "Class[M::Api]", "admin_user")).isEqualTo("null");
    assertUses(site, catalog);
  }

  @Test
  void anArgumentThatComesTooLateIsRefused() {
    DeprecatedSite site =
        moved()
            .file(
                "manifests/site.pp",
                "include m::auth\nclass { 'm::api':\n  admin_user => 'a',\n}\n");
    CompileException e = catchThrowableOfType(CompileException.class, () -> compile(site));
    assertThat(e.code()).isEqualTo("DEPRECATED_TOO_LATE");
    assertThat(e.line()).isEqualTo(3);
  }

  @Test
  void anArgumentWithoutThatClassIsToldToBeUnused() {
    DeprecatedSite site =
        moved().file("manifests/site.pp", "class { 'm::api':\n  admin_user => 'a', # unused\n}\n");
    Catalog catalog = compile(site);
    assertThat(DeprecatedSite.uses(catalog, directory))
        .containsExactly("DEPRECATED manifests/site.pp:2", "UNUSED manifests/site.pp:2");
  }

  @Test
  void dataIsFoundInAnyOrderOfTheClasses() {
    for (String order :
        new String[] {"include m::auth, m::api", "include m::api, m::auth", "include m::auth"}) {
      DeprecatedSite site =
          moved()
              .file("manifests/site.pp", order + "\n")
              .file("hiera.yaml", HIERA)
              .file("data/common.yaml", "x: 1\nm::api::admin_user: a # used\n");
      Catalog catalog = compile(site);
      assertThat(value(catalog, "Class[M::Auth]", "username")).as(order).isEqualTo("a");
      assertUses(site, catalog);
    }
  }

  @Test
  void dataWithoutThatClassIsToldToBeUnused() {
    DeprecatedSite site =
        moved()
            .file("manifests/site.pp", "include m::api\n")
            .file("hiera.yaml", HIERA)
            .file("data/common.yaml", "m::api::admin_user: a # unused\n");
    assertUses(site, compile(site));
  }

  @Test
  void dataOfASuccessorThatDoesNotExistIsToldToBeUnused() {
    String parameters = "@deprecated(renamed_to => 'nwe') $old = undef, $new = undef";
    for (String successor : new String[] {"nosuch", "n::nosuch", "chained"}) {
      DeprecatedSite site =
          new DeprecatedSite()
              .file("modules/m/manifests/init.pp", "class m(" + parameters + ") {}\n")
              .file("modules/n/manifests/init.pp", "class n($new = undef) {}\n")
              .file(
                  "modules/m/deprecations.yaml",
                  "deprecations:\n- {parameter: 'm::gone', renamed_to: '%s'}\n".formatted(successor)
                      + "- {parameter: 'm::chained', renamed_to: nothing}\n")
              .file("manifests/site.pp", "include m, n\n")
              .file("hiera.yaml", HIERA)
              .file("data/common.yaml", "m::old: a # unused\nm::gone: b # unused\n");
      assertUses(site, compile(site));
    }
  }

  @Test
  void aClassThatIsGoneWithoutSuccessorSaysWhatItsModuleDoes() {
    DeprecatedSite site =
        moved()
            .file(
                "modules/m/deprecations.yaml",
                "deprecations: [{class: 'm::dead', removed_in: 1.5.0, message: do without}]\n")
            .file("manifests/site.pp", "include m::dead\n");
    CompileException e = catchThrowableOfType(CompileException.class, () -> compile(site));
    assertThat(e.code()).isEqualTo("REMOVED_CLASS");
    assertThat(e).hasMessage("m::dead is gone since m 1.5.0 (this is 1.5.0): do without");
  }

  private static DeprecatedSite movedToOtherModule() {
    return new DeprecatedSite()
        .file("modules/nova/metadata.json", "{\"name\": \"x-nova\", \"version\": \"1.5.0\"}")
        .file(
            "modules/nova/manifests/api.pp",
            "class nova::api(\n  $admin_user = undef,\n"
                + "  @deprecated(renamed_to => 'admin_user') $user = undef,\n) {}\n")
        .file("modules/nova/hiera.yaml", HIERA)
        .file("modules/keystone/hiera.yaml", HIERA)
        .file("modules/keystone/manifests/auth.pp", "class keystone::auth($username = 'none') {}\n")
        .file("hiera.yaml", HIERA)
        .file("modules/keystone/data/common.yaml", "{}\n")
        .file("modules/nova/data/common.yaml", "{}\n")
        .file("data/common.yaml", "x: 1\n");
  }

  private static final String MOVE =
      "deprecations:\n- parameter: nova::api::admin_user\n"
          + "  renamed_to: keystone::auth::username\n  since: 1.0.0\n";

  @Test
  void anArgumentMovesToAnotherModule() {
    for (String declared : new String[] {"modules/nova/deprecations.yaml", "deprecations.yaml"}) {
      for (String name : new String[] {"admin_user", "user"}) {
        DeprecatedSite site =
            movedToOtherModule()
                .file(declared, MOVE)
                .file(
                    "manifests/site.pp",
                    "class { 'nova::api':\n  "
                        + name
                        + " => 'a', # used\n}\ninclude keystone::auth\n");
        Catalog catalog = compile(site);
        assertThat(value(catalog, "Class[Keystone::Auth]", "username")).isEqualTo("a");
        assertUses(site, catalog);
        assertThat(catalog.deprecations().get(0).module()).isEqualTo("nova");
      }
    }
  }

  @Test
  void dataMoveToAnotherModuleFromEveryLayer() {
    String[][] cases = {
      {"data/common.yaml", "nova::api::admin_user: a # used\n", "a"},
      {"data/common.yaml", "nova::api::user: a # used\n", "a"},
      {"modules/nova/data/common.yaml", "nova::api::admin_user: a # used\n", "a"},
      {"modules/nova/data/common.yaml", "nova::api::user: a # used\n", "a"},
      {
        "modules/nova/data/common.yaml",
        "nova::api::admin_user: [a] # used\n"
            + "lookup_options:\n  nova::api::admin_user: {merge: unique} # used\n",
        "[k, a]",
        "keystone::auth::username: [k]\n"
      },
      {
        "modules/nova/data/common.yaml",
        "nova::api::admin_user: a\n",
        "k",
        "keystone::auth::username: k\n"
      },
    };
    for (String classes : new String[] {"keystone::auth", "keystone::auth, nova::api"}) {
      for (String[] each : cases) {
        DeprecatedSite site =
            movedToOtherModule()
                .file("deprecations.yaml", MOVE)
                .file("manifests/site.pp", "include " + classes + "\n")
                .file("modules/keystone/data/common.yaml", each.length > 3 ? each[3] : "{}\n")
                .file(each[0], each[1]);
        Catalog catalog = compile(site);
        assertThat(value(catalog, "Class[Keystone::Auth]", "username"))
            .as(each[1])
            .isEqualTo(each[2]);
        assertUses(site, catalog);
      }
    }
  }

  @Test
  void defaultHierarchiesOfTheOldModuleAreAskedToo() {
    DeprecatedSite site =
        movedToOtherModule()
            .file("deprecations.yaml", MOVE)
            .file("manifests/site.pp", "include keystone::auth\n")
            .file(
                "modules/nova/hiera.yaml",
                "version: 5\ndefault_hierarchy:\n  - name: last\n    path: last.yaml\n")
            .file("modules/nova/data/last.yaml", "nova::api::admin_user: a # used\n");
    Catalog catalog = compile(site);
    assertThat(value(catalog, "Class[Keystone::Auth]", "username")).isEqualTo("a");
    assertUses(site, catalog);
  }

  @Test
  void anAnnotationCannotMoveAParameterToAnotherModule() {
    DeprecatedSite site =
        movedToOtherModule()
            .file(
                "modules/nova/manifests/api.pp",
                "class nova::api(\n"
                    + "  @deprecated(renamed_to => 'keystone::auth::username') $admin_user = 1,\n"
                    + ") {}\n")
            .file("manifests/site.pp", "include nova::api\n");
    CompileException e = catchThrowableOfType(CompileException.class, () -> compile(site));
    assertThat(e.code()).isEqualTo("DEPRECATION_ELSEWHERE");
    assertThat(e.file()).endsWith("nova/manifests/api.pp");
    assertThat(e.line()).isEqualTo(2);
    assertThat(e.hint()).contains("deprecations.yaml");
  }

  private static DeprecatedSite defined(String manifest) {
    return new DeprecatedSite()
        .file(
            "modules/m/manifests/d.pp",
            "define m::d(\n  @deprecated(renamed_to => new) $old = undef,\n  $new = 'none',\n) {}\n")
        .file("manifests/site.pp", manifest);
  }

  @Test
  void aDefaultByTheOldNameCanBeOverridden() {
    for (String name : new String[] {"new", "old"}) {
      DeprecatedSite site =
          defined(
              "M::D { old => 'a' } # used\nm::d { 'x': }\nM::D['x'] { "
                  + name
                  + " => 'b' }"
                  + (name.equals("old") ? " # used\n" : "\n"));
      Catalog catalog = compile(site);
      assertThat(value(catalog, "M::D[x]", "new")).isEqualTo("b");
      assertUses(site, catalog);
    }
  }

  @Test
  void aLineForManyResourcesIsToldOnce() {
    DeprecatedSite site = defined("M::D { old => 'a' } # used\nm::d { ['x', 'y', 'z']: }\n");
    assertThat(compile(site).deprecations()).hasSize(1);
    assertThat(log.entries().stream().filter(each -> each.toString().contains("m::d::old")))
        .hasSize(1);
  }

  @Test
  void aDefaultOfCreateResourcesDoesNotBeatAValueByTheOldName() {
    DeprecatedSite site =
        defined(
            "create_resources('m::d', { 'x' => { 'old' => 'b' }, 'y' => {} }, # used\n"
                + "  { 'new' => 'a' })\n");
    Catalog catalog = compile(site);
    assertThat(value(catalog, "M::D[x]", "new")).isEqualTo("b");
    assertThat(value(catalog, "M::D[y]", "new")).isEqualTo("a");
    assertUses(site, catalog);
  }

  @Test
  void optionsOfTheOldNameAreThoseOfTheNewOne() {
    DeprecatedSite site =
        one("")
            .file(
                "data/common.yaml",
                "m::new: '5'\nlookup_options:\n  m::old: {convert_to: Integer} # used\n");
    Catalog catalog = compile(site);
    assertThat(catalog.resources().stream().map(each -> each.get("new"))).contains(5L);
    assertUses(site, catalog);
  }

  @Test
  void renamesOfRenamesAreFollowed() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file(
                "modules/m/manifests/init.pp",
                "class m(\n  @deprecated(renamed_to => b, convert => |$v| { \"${v}b\" }) $a = undef,\n"
                    + "  @deprecated(renamed_to => c, convert => |$v| { \"${v}c\" }) $b = undef,\n"
                    + "  $c = 'none',\n) {}\n");
    DeprecatedSite argument =
        site.copy().file("manifests/site.pp", "class { m:\n  a => 'x', # used\n}\n");
    Catalog byArgument = compile(argument);
    assertThat(value(byArgument, "Class[M]", "c")).isEqualTo("xbc");
    assertUses(argument, byArgument);
    assertThat(byArgument.deprecations().get(0).newName()).isEqualTo("m::c");

    DeprecatedSite data =
        site.copy()
            .file("manifests/site.pp", "include m\n")
            .file("hiera.yaml", HIERA)
            .file("data/common.yaml", "m::a: x # used\n");
    Catalog byData = compile(data);
    assertThat(value(byData, "Class[M]", "c")).isEqualTo("xbc");
    assertUses(data, byData);
  }

  private static DeprecatedSite one(String annotation) {
    return new DeprecatedSite()
        .file(
            "modules/m/manifests/init.pp",
            "class m(\n  @deprecated(renamed_to => new"
                + annotation
                + ") $old = undef,\n  $new = 'none',\n) {}\n")
        .file("manifests/site.pp", "include m\n")
        .file("hiera.yaml", HIERA);
  }

  @Test
  void dataOfTheOldNameIsConvertedAsItSaysBeforeItBecomesTheNewOne() {
    DeprecatedSite typed =
        one(", convert => |Integer $v| { [$v] }")
            .file(
                "data/common.yaml",
                "m::old: '5' # used\nlookup_options:\n  m::old: {convert_to: Integer} # used\n");
    Catalog catalog = compile(typed);
    assertThat(value(catalog, "Class[M]", "new")).isEqualTo("[5]");
    assertUses(typed, catalog);

    DeprecatedSite secret =
        one(", convert => |Integer $v| { $v }")
            .file(
                "data/common.yaml",
                "m::old: top5ecret\nlookup_options: {m::old: {convert_to: Sensitive}}\n");
    CompileException e = catchThrowableOfType(CompileException.class, () -> compile(secret));
    assertThat(e.getMessage() + e.hint()).contains("Sensitive").doesNotContain("top5ecret");
  }

  @Test
  void anOldValueThatDoesNotCountIsNotComputed() {
    DeprecatedSite site =
        one("")
            .file("data/common.yaml", "m::old: \"%{lookup('m::new')}\" # superseded\nm::new: 5\n");
    Catalog catalog = compile(site);
    assertThat(value(catalog, "Class[M]", "new")).isEqualTo("5");
    assertUses(site, catalog);
  }

  @Test
  void anOldValueThatTheNewOneIsMadeOfCounts() {
    DeprecatedSite beside =
        one("")
            .strict()
            .file(
                "data/common.yaml",
                "m::new: \"%{lookup('m::old')}s\" # used\nm::old: value # used\n");
    Catalog catalog = compile(beside);
    assertThat(value(catalog, "Class[M]", "new")).isEqualTo("values");
    assertUses(beside, catalog);
    DeprecatedSite below =
        one("")
            .strict()
            .file(
                "hiera.yaml",
                "version: 5\nhierarchy:\n  - name: all\n    paths: [node.yaml, common.yaml]\n")
            .file("data/node.yaml", "m::new: \"%{alias('m::old')}\" # used\n")
            .file("data/common.yaml", "m::old: value # used\n");
    Catalog other = compile(below);
    assertThat(value(other, "Class[M]", "new")).isEqualTo("value");
    assertUses(below, other);
  }

  @Test
  void ofTwoOldNamesTheLaterOneHolds() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file(
                "modules/m/manifests/init.pp",
                "class m(\n  @deprecated(renamed_to => b) $a = undef,\n"
                    + "  @deprecated(renamed_to => c) $b = undef,\n  $c = 'none',\n) {}\n")
            .file("hiera.yaml", HIERA)
            .file("data/common.yaml", "x: 1\n");
    for (String given : new String[] {"a => 1, b => 2", "b => 2, a => 1"}) {
      DeprecatedSite argument =
          site.copy().file("manifests/site.pp", "class { m: " + given + " }\n");
      assertThat(value(compile(argument), "Class[M]", "c")).isEqualTo("2");
    }
    DeprecatedSite data =
        site.copy()
            .file("manifests/site.pp", "include m\n")
            .file("data/common.yaml", "m::a: 1 # superseded\nm::b: 2 # used\n");
    Catalog catalog = compile(data);
    assertThat(value(catalog, "Class[M]", "c")).isEqualTo("2");
    assertUses(data, catalog);
  }

  @Test
  void aVersionThatIsNoneEndsNothing() {
    DeprecatedSite site =
        one(", removed_in => '2.0.0'")
            .file("modules/m/metadata.json", "{\"name\": \"x-m\", \"version\": \"v3\"}")
            .file("data/common.yaml", "m::old: 1 # used\n");
    assertUses(site, compile(site));
  }

  @Test
  void aFormerClassHasFormerParameters() {
    DeprecatedSite site =
        one("")
            .file("deprecations.yaml", "deprecations: [{class: 'm::gone', renamed_to: m}]\n")
            .file("data/common.yaml", "m::gone::old: 7 # used\n");
    Catalog catalog = compile(site);
    assertThat(value(catalog, "Class[M]", "new")).isEqualTo("7");
    assertUses(site, catalog);
  }

  @Test
  void renamesThatLeadRoundAreRefused() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file("manifests/site.pp", "class { m: a => 1 }\n")
            .file(
                "modules/m/manifests/init.pp",
                "class m(\n  @deprecated(renamed_to => b) $a = undef,\n"
                    + "  @deprecated(renamed_to => a) $b = undef,\n) {}\n");
    CompileException e = catchThrowableOfType(CompileException.class, () -> compile(site));
    assertThat(e.code()).isEqualTo("DEPRECATION_CYCLE");
  }

  @Test
  void parametersWithoutASuccessorStay() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file(
                "modules/m/manifests/init.pp",
                "class m(@deprecated(message => 'has no effect') $a = undef) {}\n")
            .file("manifests/site.pp", "include m\n")
            .file("hiera.yaml", HIERA)
            .file("data/common.yaml", "m::a: x # used\n");
    Catalog catalog = compile(site);
    assertThat(value(catalog, "Class[M]", "a")).isEqualTo("x");
    assertUses(site, catalog);
    assertThat(catalog.deprecations().get(0).sentence())
        .isEqualTo("m::a is deprecated: has no effect");
  }

  @Test
  void aParameterOfAClassThatIsGoneIsAnotherOneOfItsSuccessor() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file("modules/m/manifests/n.pp", "class m::n($q = 'none', $r = 'own') {}\n")
            .file("modules/m/manifests/sub.pp", "class m::sub inherits m::n {}\n")
            .file(
                "modules/m/deprecations.yaml",
                "deprecations:\n- class: m::o\n  renamed_to: m::n\n"
                    + "- {parameter: 'm::o::r', renamed_to: 'm::n::q'}\n"
                    + "- {parameter: 'm::o::s', renamed_to: 'm::n::q'}\n")
            .file("hiera.yaml", HIERA)
            .file("data/common.yaml", "x: 1\n");
    for (String manifest :
        List.of(
            "class { 'm::o': # used\n  r => 1, # used\n}\n",
            "class { 'm::o': # used\n  s => 1, # used\n}\n",
            "class { 'm::n':\n  s => 1, # used\n}\n",
            "class { 'm::o': # used\n  * => { r => 1 }, # used\n}\n",
            "create_resources('class', { 'm::o' => { r => 1 }}) # used\n")) {
      DeprecatedSite each = site.copy().file("manifests/site.pp", manifest);
      Catalog catalog = compile(each);
      assertThat(value(catalog, "Class[M::N]", "q")).as(manifest).isEqualTo("1");
      assertThat(value(catalog, "Class[M::N]", "r")).as(manifest).isEqualTo("own");
      assertUses(each, catalog);
    }
    DeprecatedSite classified =
        site.copy().file("manifests/site.pp", "").enc("m::o", Map.of("r", 1L));
    assertThat(value(compile(classified), "Class[M::N]", "q")).isEqualTo("1");
    DeprecatedSite twice =
        site.copy()
            .file("manifests/site.pp", "")
            .enc("m::o", Map.of("r", 1L))
            .enc("m::n", Map.of("q", 2L, "r", 3L));
    Catalog both = compile(twice);
    assertThat(value(both, "Class[M::N]", "q")).isEqualTo("2");
    assertThat(value(both, "Class[M::N]", "r")).isEqualTo("3");
    assertThat(DeprecatedSite.uses(both, directory))
        .containsExactly("DEPRECATED the node's classifier", "SUPERSEDED the node's classifier");
    DeprecatedSite data =
        site.copy()
            .file("manifests/site.pp", "include m::n\n")
            .file("data/common.yaml", "m::o::r: 1 # used\n");
    Catalog catalog = compile(data);
    assertThat(value(catalog, "Class[M::N]", "q")).isEqualTo("1");
    assertThat(value(catalog, "Class[M::N]", "r")).isEqualTo("own");
    assertUses(data, catalog);
    DeprecatedSite read =
        site.copy()
            .file(
                "manifests/site.pp",
                "class { 'm::n': q => 1 }\n"
                    + "notify { \"${m::o::r}\": } # used\n"
                    + "notify { \"x${getvar('m::o::q')}\": } # used\n"
                    + "notify { \"y${Class['m::o']['r']}\": } # used\n");
    catalog = compile(read);
    assertThat(catalog.find("Notify", "1")).isNotNull();
    assertThat(catalog.find("Notify", "x1")).isNotNull();
    assertUses(read, catalog);
  }

  private static DeprecatedSite renamedClass() {
    return new DeprecatedSite()
        .file("modules/m/manifests/new.pp", "class m::new($x = 'none') {}\n")
        .file(
            "modules/m/deprecations.yaml",
            "deprecations:\n- class: m::old\n  renamed_to: m::new\n  since: 1.0.0\n");
  }

  private static DeprecatedSite gone(String version) {
    return new DeprecatedSite()
        .file("modules/m/metadata.json", "{\"name\": \"x-m\", \"version\": \"" + version + "\"}")
        .file("modules/m/manifests/new.pp", "class m::new($p = 'none') { notify { 'in': } }\n")
        .file("modules/m/manifests/d.pp", "define m::d($p = 'none') {}\n")
        .file("modules/m/functions/f.pp", "function m::f($x) { $x }\n")
        .file("hiera.yaml", HIERA)
        .file("data/common.yaml", "x: 1\n")
        .file(
            "modules/m/deprecations.yaml",
            "deprecations:\n"
                + entry("class: m::first, renamed_to: m::gone")
                + entry("class: m::gone, renamed_to: m::new")
                + entry("defined_type: m::gd, renamed_to: m::d")
                + entry("function: m::f1, renamed_to: m::gf")
                + entry("function: m::gf, renamed_to: m::f"));
  }

  private static String entry(String fields) {
    return "- {" + fields + ", since: 1.0.0, removed_in: 2.0.0}\n";
  }

  private static final List<String> WAYS_TO_USE_WHAT_IS_GONE =
      List.of(
          "include m::gone # used\n",
          "include 'm::first' # used\n",
          "contain m::gone # used\n",
          "class { '::m::gone': # used\n}\n",
          "class k inherits m::gone { # used\n}\ninclude k\n",
          "include m::new\nif !defined('m::gone') { fail('x') } # used\n",
          "include m::new\nif !defined(Class['m::gone']) { fail('x') } # used\n",
          "include m::new\nif !defined(Class['m::first']) { fail('x') } # used\n",
          "include m::new\nif !defined(M::Gd) { fail('x') } # used\n",
          "include m::new\nif !defined('m::gd') { fail('x') } # used\n",
          "include m::new\nif $m::gone::p != 'none' { fail('x') } # used\n",
          "include m::new\nif getvar('m::first::p') != 'none' { fail('x') } # used\n",
          "include m::new\n[$p] = Class['m::gone'] # used\n",
          "include m::new\nnotify { 'n': require => Resource['class', 'm::gone'], # used\n}\n",
          "include m::new\nm::d { 'x': }\n"
              + "notify { 'n': require => Resource['m::gd', 'x'], # used\n}\n",
          "include m::new\nm::d { 'x': }\nnotify { 'n': require => M::Gd['x'], # used\n}\n",
          "include m::new\nm::d { 'x': }\nif !defined(M::Gd['x']) { fail('x') } # used\n",
          "include m::new\nm::gd { 'x': } # used\n",
          "include m::new\ncreate_resources('m::gd', { 'x' => {} }) # used\n",
          "include m::new\nM::Gd { p => 1 } # used\nm::d { 'x': }\n"
              + "if Class['m::new']['p'] != 'none' { fail('x') }\n",
          "include m::new\n@m::d { 'x': }\nM::Gd <| |> # used\n",
          "include m::new\n@m::d { 'x': }\nrealize(M::Gd['x']) # used\n",
          "include m::new\nm::d { 'x': p => 1 }\nif M::Gd['x']['p'] != 1 { fail('x') } # used\n",
          "include m::new\nif m::gf(1) != 1 { fail('x') } # used\n",
          "include m::new\nif m::f1(1) != 1 { fail('x') } # used\n",
          "include m::new\nif call('m::gf', 1) != 1 { fail('x') } # used\n",
          "include m::new\nif 1.m::gf != 1 { fail('x') } # used\n",
          "include m::new\nif lookup('m::gone::p', default_value => 5) != 5 { fail('x') } # used\n");

  @Test
  void whatIsGoneIsItsSuccessorWhereverItIsNamed() {
    for (String manifest : WAYS_TO_USE_WHAT_IS_GONE) {
      DeprecatedSite site = gone("1.5.0").file("manifests/site.pp", manifest);
      Catalog catalog = compile(site);
      assertThat(DeprecatedSite.uses(catalog, directory))
          .as(manifest)
          .isEqualTo(site.expectedUses());
      assertThat(value(catalog, "Class[M::New]", "p")).as(manifest).isEqualTo("none");
    }
  }

  @Test
  void whatIsGoneForGoodIsRefusedWithItsSuccessor() {
    for (String manifest : WAYS_TO_USE_WHAT_IS_GONE) {
      DeprecatedSite site = gone("2.0.0").file("manifests/site.pp", manifest);
      CompileException e = catchThrowableOfType(CompileException.class, () -> compile(site));
      assertThat(e).as(manifest).isNotNull();
      assertThat(e.code()).as(manifest).startsWith("REMOVED_");
      assertThat(e.getMessage()).as(manifest).contains("is gone since m 2.0.0", "; use m::");
    }
  }

  @Test
  void renamesOfFunctionsThatLeadRoundAreRefused() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file("manifests/site.pp", "m::a(1)\n")
            .file("modules/m/manifests/init.pp", "class m {}\n")
            .file(
                "modules/m/deprecations.yaml",
                "deprecations:\n- {function: 'm::a', renamed_to: 'm::b'}\n"
                    + "- {function: 'm::b', renamed_to: 'm::a'}\n"
                    + "- {class: 'm::c', renamed_to: 'm::d'}\n"
                    + "- {class: 'm::d', renamed_to: 'm::c'}\n");
    for (String manifest :
        List.of("m::a(1)", "include m::c", "if $m::c::x {}", "lookup('m::c::x')")) {
      DeprecatedSite each = site.copy().file("manifests/site.pp", manifest + "\n");
      CompileException e = catchThrowableOfType(CompileException.class, () -> compile(each));
      assertThat(e).as(manifest).isNotNull();
      assertThat(e.code()).as(manifest).isEqualTo("DEPRECATION_CYCLE");
      assertThat(e.file()).as(manifest).endsWith("m/deprecations.yaml");
      assertThat(e.line()).as(manifest).isGreaterThan(1);
    }
  }

  @Test
  void aFailingConversionNamesBothParametersAndWhoSetTheValue() {
    for (String[] each :
        new String[][] {
          {"|Integer $v| { $v }", "expects an Integer value, got String"},
          {"|$v| { fail(\"no ${v}\") }", "no a"},
          {"|$v| { $v + 1 }", "Numeric"},
          {"|$v| { nosuch($v) }", "Unknown function: 'nosuch'"},
          {"|$v| { break() }", "break"},
        }) {
      DeprecatedSite site = one(", convert => " + each[0]).file("data/common.yaml", "x: 1\n");
      Map<DeprecatedSite, String> places =
          Map.of(
              site.copy().file("manifests/site.pp", "class { 'm':\n  old => 'a',\n}\n"),
              "site.pp:2",
              site.copy().file("data/common.yaml", "x: 1\nm::old: a\n"),
              "common.yaml:2",
              site.copy().file("manifests/site.pp", "").enc("m", Map.of("old", "a")),
              "null:0");
      places.forEach(
          (failing, place) -> {
            CompileException e =
                catchThrowableOfType(CompileException.class, () -> compile(failing));
            assertThat(e).as(each[0] + place).isNotNull();
            assertThat(e.getMessage())
                .startsWith("The value of m::old")
                .contains("cannot be converted for m::new: ", each[1]);
            assertThat(e.file() + ":" + e.line()).endsWith(place);
            assertThat(e.getMessage().contains("the node's classifier"))
                .isEqualTo(place.equals("null:0"));
            assertThat(e.hint()).contains("modules/m/manifests/init.pp:2:3");
          });
    }
  }

  @Test
  void aMessageIsOneLineThatATerminalShows() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file("modules/m/manifests/init.pp", "class m($a = undef) {}\n")
            .file("manifests/site.pp", "class { 'm': a => 1 }\n")
            .file(
                "modules/m/deprecations.yaml",
                "deprecations:\n- parameter: m::a\n"
                    + "  message: \"one\\n  two \\e[31mred\\r\\u202e \\a\"\n");
    assertThat(compile(site).deprecations().get(0).sentence())
        .isEqualTo("m::a is deprecated: one two \\u{1b}[31mred \\u{202e} \\u{7}");
  }

  @Test
  void aClassThatIsGoneIsItsSuccessor() {
    DeprecatedSite site =
        renamedClass()
            .file(
                "manifests/site.pp",
                "include m::old # used\nnotify { 'n': }\nClass['m::old'] -> Notify['n'] # used\n");
    Catalog catalog = compile(site);
    assertThat(value(catalog, "Class[M::New]", "x")).isEqualTo("none");
    assertThat(value(catalog, "Class[M::New]", "before")).contains("Notify[n]");
    assertUses(site, catalog);
  }

  @Test
  void aClassThatIsGoneHasItsParameters() {
    DeprecatedSite declared =
        renamedClass().file("manifests/site.pp", "class { 'm::old': # used\n  x => 'a'\n}\n");
    Catalog catalog = compile(declared);
    assertThat(value(catalog, "Class[M::New]", "x")).isEqualTo("a");

    DeprecatedSite data =
        renamedClass()
            .file("manifests/site.pp", "include m::new\n")
            .file("hiera.yaml", HIERA)
            .file("data/common.yaml", "m::old::x: b # used\n");
    Catalog byData = compile(data);
    assertThat(value(byData, "Class[M::New]", "x")).isEqualTo("b");
    assertUses(data, byData);

    DeprecatedSite classifier =
        renamedClass().file("manifests/site.pp", "").enc("m::old", Map.of("x", "c"));
    assertThat(value(compile(classifier), "Class[M::New]", "x")).isEqualTo("c");
  }

  @Test
  void aClassThatStillExistsIsNoted() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file("modules/m/manifests/init.pp", "@deprecated(message => 'use n')\nclass m {}\n")
            .file("manifests/site.pp", "include m # used\ninclude m # used\n");
    assertUses(site, compile(site));
  }

  @Test
  void aDefinedTypeThatIsGoneIsItsSuccessor() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file("modules/m/manifests/new.pp", "define m::new($x = 'none') {}\n")
            .file(
                "modules/m/deprecations.yaml",
                "deprecations:\n- defined_type: m::old\n  renamed_to: m::new\n")
            .file(
                "manifests/site.pp",
                "M::Old { # used\n  x => 'a'\n}\nm::old { 'i': } # used\n"
                    + "notify { 'n': require => M::Old['i'] } # used\n"
                    + "@m::new { 'v': }\nM::Old <| title == 'v' |> # used\n");
    Catalog catalog = compile(site);
    assertThat(value(catalog, "M::New[i]", "x")).isEqualTo("a");
    assertThat(value(catalog, "M::New[v]", "x")).isEqualTo("a");
    assertThat(value(catalog, "Notify[n]", "require")).isEqualTo("M::New[i]");
    assertUses(site, catalog);
  }

  @Test
  void functionsAreNotedOrReplaced() {
    DeprecatedSite site =
        new DeprecatedSite()
            .file("modules/m/functions/f.pp", "@deprecated()\nfunction m::f($x) { \"f${x}\" }\n")
            .file("modules/m/functions/h.pp", "function m::h($x) { \"h${x}\" }\n")
            .file(
                "modules/m/deprecations.yaml",
                "deprecations:\n- function: m::g\n  renamed_to: m::h\n"
                    + "- function: md5\n  message: not safe\n  module: m\n")
            .file(
                "manifests/site.pp",
                "notify { m::f(1): } # used\nnotify { m::g(1): } # used\n"
                    + "notify { sha1('x'): }\n");
    Catalog catalog = compile(site);
    assertThat(catalog.find("Notify", "f1")).isNotNull();
    assertThat(catalog.find("Notify", "h1")).isNotNull();
    assertUses(site, catalog);
  }

  @Test
  void anEventSaysAll() {
    DeprecatedSite site =
        moved()
            .file("manifests/site.pp", "include m::auth\n")
            .file("hiera.yaml", HIERA)
            .file("data/common.yaml", "m::api::admin_user: a\n");
    DeprecationUse use = compile(site).deprecations().get(0);
    assertThat(use.kind()).isEqualTo("parameter");
    assertThat(use.module()).isEqualTo("m");
    assertThat(use.version()).isEqualTo("1.5.0");
    assertThat(use.oldName()).isEqualTo("m::api::admin_user");
    assertThat(use.newName()).isEqualTo("m::auth::username");
    assertThat(use.since()).isEqualTo("1.0.0");
    assertThat(use.resource()).isEqualTo("Class[M::Auth]");
    assertThat(use.setBy().detail()).isEqualTo("common");
    assertThat(log.entries())
        .extracting(CompileLog.Entry::message)
        .containsExactly("m::api::admin_user is deprecated since m 1.0.0; use m::auth::username");
  }

  @Test
  void aBrokenFileIsToldWithItsPlace() {
    String[][] cases = {
      {"deprecations:\n- parameter: m::a\n  renamed: b\n", "3", "'renamed' is nothing"},
      {"deprecations:\n- parameter: m::a\n  since: 1.0\n", "3", "quotes make it one"},
      {"deprecations:\n- parameter: m::a\n  since: '1.0'\n", "2", "no version"},
      {"deprecations:\n- parameter: a\n", "2", "An entry names"},
      {"deprecations:\n- parameter: m::a\n  convert: '1'\n", "2", ""},
      {"deprecations:\n- parameter: m::a\n  renamed_to: b\n  convert: '|$x| {'\n", "2", ""},
      {
        "deprecations:\n- parameter: m::a\n  renamed_to: b\n  convert: '|$x| {}) $c, $d'\n", "2", ""
      },
      {"deprecations:\n- parameter: m::old\n  renamed_to: old\n", "2", "renamed to itself"},
      {"deprecations:\n- class: m\n  renamed_to: '::m'\n", "2", "renamed to itself"},
      {
        "deprecations:\n- class: m::x\n  since: 2.0.0\n  removed_in: 1.9.9\n",
        "2",
        "'removed_in' 1.9.9 comes before 'since' 2.0.0"
      },
      {"deprecations:\n- class: \"m\\e[31m\"\n", "2", "'class' has to be a name"},
      {"deprecations:\n- function: x\n  module: \"a\\nb\"\n", "3", "'module' has to be a name"},
      {"renames: []\n", "1", "'deprecations'"},
      {"deprecations: {}\n", "1", "list"},
      {"deprecations:\n- x\n", "1", "hash"},
    };
    for (String[] each : cases) {
      DeprecatedSite site =
          new DeprecatedSite()
              .file("manifests/site.pp", "include m\n")
              .file("modules/m/manifests/init.pp", "class m {}\n")
              .file("modules/m/deprecations.yaml", each[0]);
      CompileException e = catchThrowableOfType(CompileException.class, () -> compile(site));
      assertThat(e).as(each[0]).isNotNull();
      assertThat(e.code()).as(each[0]).isEqualTo("DEPRECATIONS_FILE");
      assertThat(e.line()).as(each[0]).isEqualTo(Integer.parseInt(each[1]));
      assertThat(e.getMessage()).contains(each[2]);
      assertThat(e.file()).endsWith("modules/m/deprecations.yaml");
    }
  }

  private Catalog compile(DeprecatedSite site) {
    return site.compile(directory, log);
  }

  private void assertUses(DeprecatedSite site, Catalog catalog) {
    assertThat(DeprecatedSite.uses(catalog, directory)).isEqualTo(site.expectedUses());
  }

  private static String value(Catalog catalog, String reference, String parameter) {
    for (Resource resource : catalog.resources()) {
      if (resource.ref().equals(reference)) {
        return String.valueOf(resource.get(parameter));
      }
    }
    return "there is no " + reference;
  }
}
