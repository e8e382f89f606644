package plumb.analysis.rename;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.analysis.Fixes;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;

/** What becomes of manifests and data that use old names. */
class RenamesTest {
  private final Path directory;
  private final Renames renames;

  RenamesTest(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath();
    write(
        "modules/m/manifests/init.pp",
        """
        class m (
          @deprecated(renamed_to => 'new') $old = undef,
          @deprecated(renamed_to => 'list', convert => |$v| { [$v] }) $item = undef,
          @deprecated(renamed_to => 'm::other::user') $user = undef,
          $new = undef, $list = undef) { notice($m::old) }
        """);
    write("modules/m/manifests/other.pp", "class m::other($user = undef) {}\n");
    write("modules/m/functions/shell.pp", "function m::shell() { }\n");
    write("modules/m/manifests/legacy.pp", "class m::legacy { }\n");
    write("modules/m/manifests/thing.pp", "define m::thing($new = undef) {}\n");
    write(
        "modules/m/deprecations.yaml",
        """
        deprecations:
        - {parameter: "m::thing::old", renamed_to: new}
        - {class: "m::gone", renamed_to: m}
        - {defined_type: "m::stuff", renamed_to: "m::thing"}
        - {function: "m::f", renamed_to: "m::g"}
        - {class: "m::legacy", renamed_to: m, removed_in: 3.0.0}
        - {parameter: "m::thing::dropped", message: Nobody needs it.}
        - {parameter: "m::dropped"}
        - {function: "m::shout"}
        - {function: "m::shell", renamed_to: "m::g"}
        """);
    renames = renames(directory);
  }

  private static Renames renames(Path directory) throws IOException {
    return new Renames(
        new EnvironmentLoader(new LoweringReader())
            .load(
                new EnvironmentOptions(
                    "production",
                    directory,
                    List.of(directory.resolve("modules")),
                    null,
                    null,
                    null,
                    Strictness.PUPPET_7)));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String renamed(String name, String before) throws IOException {
    return renamed(renames, name, before);
  }

  private String renamed(Renames renames, String name, String before) throws IOException {
    write(name, before);
    Path file = directory.resolve(name);
    Rewrite rewrite =
        new EnvironmentRenames(renames).of(List.of(file)).getOrDefault(file, Rewrite.NONE);
    StringBuilder result = new StringBuilder(Fixes.apply(before, rewrite.fixes()));
    for (Rewrite.Remark remark : rewrite.remarks()) {
      result.append("left ").append(remark.line()).append(':').append(remark.column());
      result.append(": ").append(remark.message());
      result.append('\n');
    }
    return result.toString();
  }

  @Test
  void anOldKeyThatTheNewOneIsMadeOfIsLeft() throws IOException {
    String data = "m::new: \"%{lookup('m::old')}s\"\nm::old: a\n";
    assertThat(renamed("data/common.yaml", data))
        .startsWith(data)
        .contains("left 2:1: m::old is m::new now, whose data are made of it\n")
        .contains("m::old, which is read here, has another name now\n");
  }

  @Test
  void secretsThatCannotBeConvertedAreNotShown() throws IOException {
    write(
        "modules/s/manifests/init.pp",
        """
        class s (
          @deprecated(renamed_to => pin, convert => |$v| { Sensitive(Integer($v)) }) $old = undef,
          @deprecated(renamed_to => number, convert => |$v| { Integer($v) }) $text = undef,
          Optional[Sensitive[Integer]] $pin = undef,
          $number = undef) { }
        """);
    Renames all = renames(directory);
    String data = "s::old: top5ecret\n";
    assertThat(renamed(all, "data/common.yaml", data))
        .isEqualTo(data + "left 1:1: s::old is s::pin now; its value cannot be converted\n");
    String options = "s::text: top5ecret\nlookup_options: {s::number: {convert_to: [Sensitive]}}\n";
    assertThat(renamed(all, "data/common.yaml", options))
        .isEqualTo(options + "left 1:1: s::text is s::number now; its value cannot be converted\n");
    assertThat(renamed(all, "data/common.yaml", "s::text: word\n"))
        .contains("left 1:1: s::text is s::number now; its value cannot be converted: 'new' The");
  }

  @Test
  void whatStandsBesideAComputedHashIsLeft() throws IOException {
    String manifest =
        "define w($o = {}) {\n  m::thing { $title: old => 1, * => $o }\n"
            + "  m::thing { 'x': * => { 'old' => 1 } + $o }\n}\n";
    String computed = "what is set of m::thing is computed here: it must not have dropped or old\n";
    String beside = "old is new now, but what stands beside it is computed\n";
    assertThat(renamed("manifests/w.pp", manifest))
        .startsWith(manifest)
        .contains("left 2:22: " + beside, "left 3:27: " + beside, computed);
  }

  @Test
  void keysThatMovedToAnotherModuleStayInTheDataOfTheirOwn() throws IOException {
    write("modules/n/manifests/init.pp", "class n($user = undef) {}\n");
    write("deprecations.yaml", "deprecations: [{parameter: 'm::moved', renamed_to: 'n::user'}]\n");
    String data = "m::moved: a\nlookup_options:\n  m::moved: {merge: first}\n";
    Renames all = renames(directory);
    assertThat(renamed(all, "data/common.yaml", data))
        .isEqualTo("n::user: a\nlookup_options:\n  n::user: {merge: first}\n");
    assertThat(renamed(all, "modules/m/data/common.yaml", data))
        .isEqualTo(
            data
                + "left 1:1: m::moved is n::user now: set that in data that are not of module m\n"
                + "left 3:3: m::moved is n::user now, whose options cannot stand in this module\n");
  }

  @Test
  void renamesAreFollowedToTheirEnds() throws IOException {
    write("modules/c/manifests/init.pp", "class c($z = undef) {}\n");
    write("modules/c/manifests/thing.pp", "define c::thing($x = undef) {}\n");
    write(
        "modules/c/deprecations.yaml",
        """
        deprecations:
        - {function: "c::f", renamed_to: "c::g"}
        - {function: "c::g", renamed_to: "c::h"}
        - {class: "c::older", renamed_to: "c::old"}
        - {class: "c::old", renamed_to: c}
        - {parameter: "c::old::y", renamed_to: z}
        - {defined_type: "c::stuff", renamed_to: "c::thing"}
        - {parameter: "c::stuff::a", renamed_to: x}
        - {parameter: "c::stuff::b", renamed_to: "c::thing::x"}
        """);
    assertThat(
            renamed(
                renames(directory),
                "manifests/site.pp",
                """
                include c::older
                c::f(1)
                class { 'c::older': y => 1 }
                c::stuff { 'a': a => 1 }
                c::stuff { 'b': b => 1 }
                c::stuff { 'x': x => 1 }
                c::thing { 'c': a => C::Stuff['b']['b'] }
                """))
        .isEqualTo(
            """
            include c
            c::h(1)
            class { 'c': z => 1 }
            c::thing { 'a': x => 1 }
            c::thing { 'b': x => 1 }
            c::thing { 'x': x => 1 }
            c::thing { 'c': x => C::Thing['b']['x'] }
            """);
  }

  @Test
  void templatesWithinManifestsAreMended() throws IOException {
    assertThat(
            renamed(
                "manifests/site.pp",
                """
                notice(inline_template('<%= scope["m::old"] %>', "<%= scope['m::old'] %>${x}"))
                notice(inline_epp('$m::old <%= $m::old %>'), inline_template("\\t<%= scope['m::old'] %>"))
                """))
        .isEqualTo(
            """
            notice(inline_template('<%= scope["m::new"] %>', "<%= scope['m::new'] %>${x}"))
            notice(inline_epp('$m::old <%= $m::new %>'), inline_template("\\t<%= scope['m::new'] %>"))
            """);
  }

  @Test
  void readsThatCannotBeFollowedAreLeft() throws IOException {
    write("modules/m/manifests/heir.pp", "class m::heir inherits m { }\n");
    String manifest =
        """
        $resource = M::Thing['a']
        $made = m::thing { 'b': }
        notice($resource['old'], $made[0]['old'], $m::heir::old, getvar("m::${name}"))
        [Class['m']].each |$one| { notice($one['old'], $one['other']) }
        """;
    assertThat(renamed("manifests/site.pp", manifest))
        .isEqualTo(
            manifest
                + "left 3:19: old is m::thing::new now, if this is one of m::thing\n"
                + "left 3:36: old is m::thing::new now, if this is one of m::thing\n"
                + "left 3:44: m::heir::old is m::new now, and may have another value\n"
                + "left 3:65: the name that is looked up is computed: it must not be m::dropped,"
                + " m::item, m::old or 3 others\n"
                + "left 4:41: old is m::thing::new now, if this is one of m::thing\n");
  }

  @Test
  void lookupsInRubyAndScopesInDataAreMended() throws IOException {
    assertThat(
            renamed(
                "modules/m/lib/puppet/functions/x.rb",
                "call_function('lookup', 'm::old', 1)\n"
                    + "scope.call_function(\"lookup\", [\"m::old\"])\n"))
        .isEqualTo(
            "call_function('lookup', 'm::new', 1)\n"
                + "scope.call_function(\"lookup\", [\"m::new\"])\n");
    assertThat(renamed("data/common.yaml", "x: \"%{scope('m::old')}\"\n"))
        .isEqualTo("x: \"%{scope('m::new')}\"\n");
  }

  @Test
  void whatLeadsToNothingIsLeft() throws IOException {
    write("modules/c/manifests/init.pp", "class c($new = undef) {}\n");
    write(
        "modules/c/deprecations.yaml",
        """
        deprecations:
        - {parameter: "c::old", renamed_to: nwe}
        - {class: "c::gone", renamed_to: "c::nosuch"}
        """);
    String manifest = "include c::gone\nclass { 'c': old => lookup('c::old') }\n";
    Renames all = renames(directory);
    assertThat(renamed(all, "manifests/site.pp", manifest))
        .isEqualTo(
            manifest
                + "left 1:9: c::gone is deprecated; use c::nosuch\n"
                + "left 2:14: old is c::nwe now, and there is no such parameter\n"
                + "left 2:29: c::old is c::nwe now, and there is no such parameter\n");
    String data = "c::old: a\nlookup_options:\n  c::old: {merge: first}\n  ^c::o: {merge: hash}\n";
    assertThat(renamed(all, "data/common.yaml", data))
        .isEqualTo(
            data
                + "left 1:1: c::old is c::nwe now, and there is no such parameter\n"
                + "left 3:3: c::old is c::nwe now, and there is no such parameter\n");
  }

  @Test
  void manifestsAreMendedWhereTheyAreWritten() throws IOException {
    assertThat(
            renamed(
                "manifests/site.pp",
                """
                class { 'm': # a comment
                  old  => 1,
                  item => $x ? { 1 => 'a', default => 'b' },
                }
                class { '::m::gone': old => 2 }
                include m::gone, m
                m::thing { 'a': * => { 'old' => 1, "new2" => 2 } }
                m::stuff { default: old => 1; 'b': require => Class['m::gone'] }
                M::Thing { old => 3 }
                M::Stuff['b'] { old +> 4 }
                M::Thing <| |> { old => 5 }
                create_resources(m::thing, { 'c' => { old => 1 } }, { 'old' => 2 })
                create_resources('class', { 'm' => { 'old' => 1 } })
                notice("${m::old} $m::old ${::m::old[0]}", $m::old, Class['m']['old'])
                notice(lookup('m::old'), hiera("m::old.deep"), m::f(1), 2.m::f, 'm::old'.lookup)
                """))
        .isEqualTo(
            """
            class { 'm': # a comment
              new  => 1,
              list => then($x ? { 1 => 'a', default => 'b' }) |$v| { [$v] },
            }
            class { '::m': new => 2 }
            include m, m
            m::thing { 'a': * => { 'new' => 1, "new2" => 2 } }
            m::thing { default: new => 1; 'b': require => Class['m'] }
            M::Thing { new => 3 }
            M::Thing['b'] { new +> 4 }
            M::Thing <| |> { new => 5 }
            create_resources(m::thing, { 'c' => { new => 1 } }, { 'new' => 2 })
            create_resources('class', { 'm' => { 'new' => 1 } })
            notice("${m::new} $m::new ${::m::new[0]}", $m::new, Class['m']['new'])
            notice(lookup('m::new'), hiera("m::new.deep"), m::g(1), 2.m::g, 'm::new'.lookup)
            """);
  }

  @Test
  void whatNeedsPeopleIsLeftToThem() throws IOException {
    assertThat(
            renamed(
                "manifests/site.pp",
                """
                class { 'm': user => 'a' }
                m::thing { 'a': old => 1, new => 2 }
                notice($m::item, lookup('m::item'))
                """))
        .isEqualTo(
            """
            class { 'm': user => 'a' }
            m::thing { 'a': old => 1, new => 2 }
            notice($m::item, lookup('m::item'))
            left 1:14: user is m::other::user now: set that where its class is declared
            left 2:17: old stands beside new, which holds where it is not undef: keep one
            left 3:9: m::item is m::list now, and may have another value
            left 3:26: m::item is m::list now, and may have another value
            """);
  }

  @Test
  void templatesAreMended() throws IOException {
    assertThat(
            renamed(
                "modules/x/templates/a.epp", "a <%= $m::old %>\n<% if $m::old { -%>\nb<% } %>\n"))
        .isEqualTo("a <%= $m::new %>\n<% if $m::new { -%>\nb<% } %>\n");
  }

  @Test
  void theClassItselfMayUseItsOldParameter() throws IOException {
    String text = Files.readString(directory.resolve("modules/m/manifests/init.pp"));
    assertThat(renamed("modules/m/manifests/init.pp", text)).isEqualTo(text);
  }

  @Test
  void dataIsMendedWhereItIsWritten() throws IOException {
    assertThat(
            renamed(
                "data/a.yaml",
                """
                # \u00fc \ud83d\ude00 stays
                m::old: &x   {a: 1}   # as it is
                "m::item":
                  - 1
                  - 'two: 2'
                m::thing::old: *x
                m::user: "%{lookup('m::old.a')} %{hiera('m::old')}"
                """))
        .isEqualTo(
            """
            # \u00fc \ud83d\ude00 stays
            m::new: &x   {a: 1}   # as it is
            "m::list":
              [[1, 'two: 2']]
            m::thing::new: *x
            m::other::user: "%{lookup('m::new.a')} %{hiera('m::new')}"
            """);
  }

  @Test
  void optionsThatOtherFilesHaveAreLeft() throws IOException {
    write("data/b.yaml", "lookup_options:\n  m::new: {merge: first}\n");
    write("data/a.yaml", "lookup_options:\n  m::old: {merge: unique}\n");
    Path a = directory.resolve("data/a.yaml");
    Rewrite rewrite =
        new EnvironmentRenames(renames).of(List.of(a, directory.resolve("data/b.yaml"))).get(a);
    assertThat(rewrite).isNotNull();
    assertThat(rewrite.fixes()).isEmpty();
    assertThat(rewrite.remarks())
        .containsExactly(
            new Rewrite.Remark(2, 3, "m::old is m::new now, which has options elsewhere"));
  }

  @Test
  void aPatternBesideTheNameGivesNothingMore() throws IOException {
    assertThat(
            renamed(
                "data/a.yaml",
                "lookup_options:\n  m::old: {merge: deep}\n  '^m::old$': {merge: unique}\n"))
        .isEqualTo("lookup_options:\n  m::new: {merge: deep}\n  '^m::old$': {merge: unique}\n");
  }

  @Test
  void aNewNameInTheSameFileHolds() throws IOException {
    assertThat(
            renamed(
                "data/a.yaml",
                "a: 1\nm::old:\n  - 1\n  - 2 # gone, too\n# of b\nb: 2\nm::new: 3\nlookup_options:\n"
                    + "  m::old: {merge: deep}\n  m::new: {merge: unique}\n"))
        .isEqualTo("a: 1\n# of b\nb: 2\nm::new: 3\nlookup_options:\n  m::new: {merge: unique}\n");
  }

  @Test
  void oldNamesThatBecomeOneAreLeft() throws IOException {
    assertThat(renamed("data/a.yaml", "m::old: 1\nm::gone::new: 2\n"))
        .startsWith("m::old: 1\nm::gone::new: 2\nleft 1:1: ")
        .contains("left 2:1: m::gone::new is m::new now, and so is another key of this file");
  }

  @Test
  void valuesThatAreComputedAreNotConverted() throws IOException {
    assertThat(renamed("data/a.yaml", "m::item: '%{facts.x}'\n"))
        .isEqualTo(
            "m::item: '%{facts.x}'\n"
                + "left 1:1: m::item is m::list now, and takes another value; this one is computed\n");
    assertThat(renamed("data/b.yaml", "m::item: ENC[PKCS7,x]\n")).contains("left 1:1:");
  }

  @Test
  void jsonIsMended() throws IOException {
    assertThat(renamed("data/a.json", "{\n  \"m::old\": 1,\n  \"m::item\": \"x\"\n}\n"))
        .isEqualTo("{\n  \"m::new\": 1,\n  \"m::list\": [\"x\"]\n}\n");
  }

  @Test
  void whatCannotBeReadIsLeftAlone() throws IOException {
    assertThat(renamed("data/a.yaml", "m::old: [1\n"))
        .isEqualTo("m::old: [1\nleft 1:1: old names stand in here, but it cannot be read\n");
    assertThat(renamed("data/b.yaml", "m::other: [1\n")).isEqualTo("m::other: [1\n");
    assertThat(renamed("modules/x/manifests/b.pp", "class { m: old => \n"))
        .startsWith("class { m: old => \nleft 1:")
        .contains(": not read: ");
  }

  @Test
  void namesAreFoundBehindExpressions() throws IOException {
    assertThat(
            renamed(
                "modules/x/manifests/init.pp",
                """
                class x inherits m::gone {
                  $given = { 'old' => 1 } + { "item" => 2 }
                  class { 'm': * => $given }
                  m::thing { 'a': * => merge({ 'old' => 1 }, { 'b' => 2 }) }
                  ensure_resource('m::thing', 'b', { 'old' => 1 })
                  ensure_resources('m::stuff', { 'c' => { 'old' => 1 } })
                  M::Thing <| old == 1 or title == 'x' |>
                  notice(getparam(M::Thing['a'], 'old'), getvar('m::old'), Resource['m::stuff', 'a'])
                  Class['m'] { old => 1 }
                  lookup({ 'name' => 'm::old' })
                  call('lookup', 'm::old')
                }
                """))
        .isEqualTo(
            """
            class x inherits m {
              $given = { 'new' => 1 } + { "list" => then(2) |$v| { [$v] } }
              class { 'm': * => $given }
              m::thing { 'a': * => merge({ 'new' => 1 }, { 'b' => 2 }) }
              ensure_resource('m::thing', 'b', { 'new' => 1 })
              ensure_resources('m::thing', { 'c' => { 'new' => 1 } })
              M::Thing <| new == 1 or title == 'x' |>
              notice(getparam(M::Thing['a'], 'new'), getvar('m::new'), Resource['m::thing', 'a'])
              Class['m'] { new => 1 }
              lookup({ 'name' => 'm::new' })
              call('lookup', 'm::new')
            }
            """);
  }

  @Test
  void whatIsComputedIsLeftToPeople() throws IOException {
    assertThat(
            renamed(
                "modules/x/manifests/init.pp",
                """
                class x ($given) {
                  class { 'm': * => $given }
                  m::thing { 'a': * => { 'b' => 1 } + $given }
                  create_resources('m::thing', $given)
                  ensure_resource('m::thing', 'b', $given)
                  $shared = { 'old' => 1 }
                  m::thing { 'c': * => $shared }
                  notice($shared['old'], lookup("m::${given}"), lookup("x::${given}"), lookup($given))
                }
                """))
        .isEqualTo(
            """
            class x ($given) {
              class { 'm': * => $given }
              m::thing { 'a': * => { 'b' => 1 } + $given }
              create_resources('m::thing', $given)
              ensure_resource('m::thing', 'b', $given)
              $shared = { 'old' => 1 }
              m::thing { 'c': * => $shared }
              notice($shared['old'], lookup("m::${given}"), lookup("x::${given}"), lookup($given))
            }
            left 2:16: what is set of m is computed here: it must not have dropped, item, old or user
            left 3:19: what is set of m::thing is computed here: it must not have dropped or old
            left 4:32: what is set of m::thing is computed here: it must not have dropped or old
            left 5:36: what is set of m::thing is computed here: it must not have dropped or old
            left 6:16: old is new now, but this hash is used elsewhere, too
            left 8:33: the name that is looked up is computed: it must not be m::dropped, m::item, m::old or 3 others
            """);
  }

  @Test
  void textsThatMayBeNamesAreLeftToPeople() throws IOException {
    assertThat(
            renamed(
                "modules/x/manifests/init.pp",
                """
                class x {
                  $type = 'm::stuff'
                  Resource[$type] { 'a': }
                  Resource['m::stuff'] { 'b': old => 1 }
                  call('m::f', $m::gone::old, ['m::thing', 'm::gone'])
                  m::shell()
                }
                """))
        .isEqualTo(
            """
            class x {
              $type = 'm::stuff'
              Resource[$type] { 'a': }
              Resource['m::thing'] { 'b': new => 1 }
              call('m::g', $m::new, ['m::thing', 'm::gone'])
              m::shell()
            }
            left 2:12: m::stuff is m::thing now, if it is meant here
            left 5:45: m::gone is m now, if it is meant here
            left 6:3: m::shell is deprecated; use m::g
            """);
    assertThat(renamed("data/a.yaml", "classes: [m, m::gone]\nm::gone::old: 1\n"))
        .isEqualTo(
            "classes: [m, m::gone]\nm::new: 1\nleft 1:14: m::gone is m now, if it is meant here\n");
  }

  @Test
  void whatHasNoSuccessorIsLeftToPeople() throws IOException {
    assertThat(
            renamed(
                "modules/x/manifests/init.pp",
                """
                class x {
                  class { 'm::legacy': }
                  m::thing { 'a': dropped => 1 }
                  M::Thing['a'] { dropped => 2 }
                  m::shout($m::dropped)
                }
                """))
        .isEqualTo(
            """
            class x {
              class { 'm::legacy': }
              m::thing { 'a': dropped => 1 }
              M::Thing['a'] { dropped => 2 }
              m::shout($m::dropped)
            }
            left 2:12: m::legacy is deprecated and gone in 3.0.0; use m
            left 3:19: m::thing::dropped is deprecated: Nobody needs it.
            left 4:19: m::thing::dropped is deprecated: Nobody needs it.
            left 5:3: m::shout is deprecated
            left 5:13: m::dropped is deprecated
            """);
    assertThat(renamed("data/a.yaml", "m::dropped: 1\nother: \"%{lookup('m::dropped')}\"\n"))
        .isEqualTo(
            """
            m::dropped: 1
            other: "%{lookup('m::dropped')}"
            left 1:1: m::dropped is deprecated
            left 2:19: m::dropped is deprecated
            """);
  }

  @Test
  void rubyTemplatesAreMended() throws IOException {
    assertThat(
            renamed(
                "modules/x/templates/a.erb",
                "<%= scope['m::old'] %> <%= scope.lookupvar('::m::item') %>\n"))
        .isEqualTo(
            """
            <%= scope['m::new'] %> <%= scope.lookupvar('::m::item') %>
            left 1:47: m::item is m::list now, and may have another value
            """);
  }

  @Test
  void keysOfAllKindsAreMended() throws IOException {
    assertThat(
            renamed(
                "data/a.yaml",
                """
                base: &base
                  m::old: 1
                <<: *base
                :m::thing::old: 2
                x: "%{lookup( 'm::old' )} %{m::old} %{::m::item} %{alias('m::old')}"
                """))
        .isEqualTo(
            """
            base: &base
              m::old: 1
            <<: *base
            :m::thing::new: 2
            x: "%{lookup( 'm::new' )} %{m::new} %{::m::item} %{alias('m::new')}"
            left 2:3: m::old is m::new now, if it is meant here
            left 3:1: m::old, which comes from here, is m::new now
            left 5:41: m::item is m::list now, and may have another value
            """);
  }

  @Test
  void theCommentOfAKeyGoesWithIt() throws IOException {
    assertThat(
            renamed(
                "data/a.yaml",
                "# the old one\n# in two lines\nm::old: 1\n# the new one\nm::new: 2\n"))
        .isEqualTo("# the new one\nm::new: 2\n");
    assertThat(renamed("data/a.yaml", "# both\nm::old: 1\nm::new: 2\n"))
        .isEqualTo("# both\nm::new: 2\n");
  }

  @Test
  void hoconIsLeftToPeople() throws IOException {
    assertThat(renamed("data/a.conf", "a = 1\n\"m::old\" = 2\n"))
        .isEqualTo(
            "a = 1\n\"m::old\" = 2\nleft 2:2: m::old is m::new now; HOCON is not rewritten\n");
  }
}
