package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same lookups with the real Puppet and with ours, over hierarchies written for the purpose.
 */
class LookupParityTest {
  static final Map<String, Object> FACTS =
      Map.of(
          "os",
          Map.of("family", "Debian", "release", Map.of("major", "12", "full", "12.1")),
          "role",
          "web",
          "colour",
          "blue %{role}",
          "empty",
          "",
          "mountains",
          List.of("eiger", "moench"),
          "numbers",
          Map.of("one", 1L, "half", 0.5, "no", false),
          "counts",
          Map.of("one", 1L, "two", 2L),
          "escape",
          "../../outside");

  private static @Nullable PuppetPeer peer;

  private final Path environments;

  LookupParityTest(@TempDir Path environments) {
    this.environments = environments;
  }

  @BeforeAll
  static void start(@TempDir Path directory) {
    assumeTrue(RubyPeerCheck.puppetIsInstalled(), "puppet is not installed");
    peer = new PuppetPeer(directory);
  }

  @AfterAll
  static void stop() {
    if (peer != null) {
      peer.close();
    }
  }

  private void same(Map<String, String> files, List<Map<String, Object>> lookups) {
    same(new TestEnvironment(environments).with(files), lookups);
  }

  private void same(TestEnvironment environment, List<Map<String, Object>> lookups) {
    PuppetPeer puppet = peer;
    assertThat(puppet).isNotNull();
    assertThat(puppet.differences(environments, environment, FACTS, lookups)).isEmpty();
  }

  private static List<Map<String, Object>> keys(String... keys) {
    List<Map<String, Object>> lookups = new ArrayList<>();
    for (String key : keys) {
      lookups.add(lookup(key));
    }
    return lookups;
  }

  @Test
  void firstFoundAndDottedKeys() {
    same(
        Map.of(
            "hiera.yaml",
            """
            version: 5
            hierarchy:
              - name: Node
                path: "node/%{trusted.certname}.yaml"
              - name: Family
                path: "%{facts.os.family}.yaml"
              - name: Common
                path: common.yaml
            """,
            "data/node/web1.example.com.yaml",
            "a: node\nh: {x: {y: 1}}\nn: ~\n",
            "data/Debian.yaml",
            "a: family\nb: family\nh: {z: 2}\nn: 1\n",
            "data/common.yaml",
            """
            a: common
            b: common
            c: common
            list: [zero, {k: v}, [x, y]]
            'dot.ted': quoted
            deep: {'a.b': {'c': 1}, 1: int, '2': str}
            t: true
            f: 1.5
            i: 7
            u: ~
            """),
        keys(
            "a",
            "b",
            "c",
            "nope",
            "h",
            "h.x",
            "h.x.y",
            "h.z",
            "n",
            "list",
            "list.0",
            "list.1.k",
            "list.2.1",
            "list.9",
            "list.-1",
            "list.x",
            "'dot.ted'",
            "\"dot.ted\"",
            "dot.ted",
            "deep.'a.b'.c",
            "deep.\"a.b\"",
            "deep.1",
            "deep.'1'",
            "deep.'2'",
            "deep.2",
            "t.x",
            "f.x",
            "a.x",
            "u",
            "u.x",
            "a.",
            ".a",
            "a..b",
            "a.'b",
            "'a'b",
            " a",
            "a . b",
            "h . x",
            "lookup_options",
            "lookup_options.a",
            "lookup_optionsx",
            "::a",
            "m::a",
            ""));
  }

  @Test
  void mergeStrategies() {
    Map<String, String> files =
        Map.of(
            "hiera.yaml",
            """
            version: 5
            defaults: {datadir: data, data_hash: yaml_data}
            hierarchy:
              - {name: One, paths: [one.yaml, two.yaml]}
              - {name: Three, path: three.yaml}
            """,
            "data/one.yaml",
            """
            arr: [a, b, a]
            nested: [[x, [y]], z]
            scalar: one
            hash: {a: 1, b: {c: 1, d: [1, 2]}, k: --, l: [x, --y, y]}
            hoh: {p: [{a: 1}, {b: 2}], q: [3, 1, 2]}
            mixed: {a: 1}
            only1: [q, q, [q]]
            falsy: {a: false, b: ~}
            ko: {x: ['--1', '2'], y: --, z: '--old', w: [--, 5]}
            same: {l: [1, 1, 2]}
            """,
            "data/two.yaml",
            """
            arr: [c, b]
            nested: [z, q]
            scalar: two
            hash: {a: 2, b: {c: 2, e: 3, d: [2, 3]}, m: 1, k: [1], l: [y, z]}
            hoh: {p: [{a: 2, c: 3}], q: [9, 1]}
            mixed: [1, 2]
            falsy: {a: true, b: 2}
            ko: {x: ['1', '3'], y: [1, 2], z: old, w: [6]}
            same: {l: [3, 3]}
            num: [1, 1.0, '1']
            """,
            "data/three.yaml",
            """
            arr: [d, a]
            scalar: three
            hash: {z: 1, b: scalar, a: [1]}
            hoh: {p: [{z: 9}, {y: 8}, {x: 7}], q: [0]}
            mixed: text
            falsy: {c: 1}
            only3: {a: [1, 1], b: {c: [2, 2]}}
            num: [1.0, 1, 'x']
            ko: {v: ['--q', r, r]}
            """);
    List<Map<String, Object>> lookups = new ArrayList<>();
    List<Object> merges =
        List.of(
            "first",
            "unique",
            "hash",
            "deep",
            "reverse_deep",
            "unconstrained_deep",
            "bogus",
            Map.of("strategy", "first"),
            Map.of("strategy", "unique"),
            Map.of("strategy", "deep"),
            Map.of("strategy", "deep", "knockout_prefix", "--"),
            Map.of("strategy", "deep", "knockout_prefix", "--", "sort_merged_arrays", true),
            Map.of("strategy", "deep", "merge_hash_arrays", true),
            Map.of("strategy", "deep", "sort_merged_arrays", true),
            Map.of("strategy", "reverse_deep", "knockout_prefix", "--"),
            Map.of("strategy", "deep", "knockout_prefix", ""),
            Map.of("strategy", "unconstrained_deep", "overwrite_arrays", true),
            Map.of("knockout_prefix", "--"));
    for (Object merge : merges) {
      for (String key :
          List.of(
              "arr",
              "nested",
              "scalar",
              "hash",
              "hoh",
              "mixed",
              "only1",
              "only3",
              "falsy",
              "ko",
              "same",
              "num",
              "nope",
              "hash.b",
              "hash.b.d.0")) {
        lookups.add(lookup(key, "merge", merge));
      }
    }
    same(files, lookups);
  }

  @Test
  void interpolation() {
    same(
        Map.of(
            "hiera.yaml",
            """
            version: 5
            hierarchy:
              - name: All
                paths: [common.yaml]
            """,
            "data/common.yaml",
            """
            v1: "%{role}"
            v2: "%{::role} and %{facts.os.family}/%{facts.os.release.major}"
            v3: "%{nope}|%{facts.nope.x}|%{facts.os.nope}"
            v4: "%{colour}"
            v5: "%{ role }"
            v6: "%{}%{::}%{''}%{\\"\\"}"
            v7: "%{facts.mountains.1}"
            v8: "%{facts.numbers}"
            v9: "%{facts.mountains} %{facts.numbers.one} %{facts.numbers.half} %{facts.numbers.no}"
            v10: "%{empty}"
            v11: "%{role"
            v12: "%%{role}}"
            v13: "%{facts.role.x}"
            v14: "%{facts.'os'.\\"family\\"}"
            v15: "%{facts..x}"
            l1: "%{lookup('v1')} %{lookup(\\"v2\\")}"
            l2: "%{hiera('v1')}"
            l3: "%{lookup('nope')}|"
            l4: "%{lookup('list')}"
            l5: "%{lookup('hash.k')}"
            l6: "%{lookup(v1)}"
            l7: "%{lookup('list.0')} %{lookup('num')} %{lookup('undefd')} %{lookup('t')}"
            al1: "%{alias('list')}"
            al2: "%{alias('hash')}"
            al3: "x%{alias('list')}"
            al4: "%{alias('nope')}"
            al5: "%{alias('al1')}"
            al6: ["%{alias('list')}", "%{alias('hash.k')}"]
            al7: " %{alias('list')}"
            lit: "%{literal('%')}{role} %{literal('x')}"
            sc: "%{scope('role')} %{scope(\\"::role\\")} %{scope('facts.os.family')}"
            bad: "%{foo('x')}"
            list: [a, "%{role}"]
            hash: {k: "%{role}", "%{role}": v}
            num: 12
            t: true
            undefd: ~
            rec: "%{lookup('rec')}"
            rec1: "%{lookup('rec2')}"
            rec2: "%{lookup('rec1')}"
            rec3: "%{alias('rec3')}"
            multi: "line %{role}\\nnext %{role}"
            fl: "%{lookup('flt')}"
            flt: 1.0e+20
            dflt: "%{lookup('dfltv')}"
            dfltv: :default
            arr_of: "%{lookup('nestedarr')}"
            nestedarr: [1, 'a"b', {x: ~, 'y': [true]}, "#{x} \\e\\u00e9"]
            """),
        keys(
            "v1",
            "v2",
            "v3",
            "v4",
            "v5",
            "v6",
            "v7",
            "v8",
            "v9",
            "v10",
            "v11",
            "v12",
            "v13",
            "v14",
            "v15",
            "l1",
            "l2",
            "l3",
            "l4",
            "l5",
            "l6",
            "l7",
            "al1",
            "al2",
            "al3",
            "al4",
            "al5",
            "al6",
            "al7",
            "lit",
            "sc",
            "bad",
            "list",
            "hash",
            "hash.web",
            "rec",
            "rec1",
            "rec3",
            "multi",
            "fl",
            "dflt",
            "dfltv",
            "arr_of"));
  }

  @Test
  void overridesAndDefaults() {
    same(
        Map.of(
            "hiera.yaml",
            "version: 5\n",
            "data/common.yaml",
            "a: 1\nx: \"%{lookup('o')} %{o} %{d}\"\n"),
        List.of(
            lookup("a", "override", Map.of("a", "over")),
            lookup("o", "override", Map.of("o", "over")),
            lookup("x", "override", Map.of("o", "over"), "defaults", Map.of("d", "dee")),
            lookup("q", "defaults", Map.of("q", "dq")),
            lookup("q", "defaults", Map.of("r", "dq"), "default", "last"),
            lookup("q", "default", "last"),
            lookup("q", "default", "last", "type", "Integer"),
            lookup("a", "type", "String"),
            lookup("a", "type", "Integer"),
            lookup("q", "defaults", Map.of("q", "dq"), "type", "Integer"),
            lookup("o", "override", Map.of("o", "over"), "type", "Integer"),
            names("nope", "a"),
            names("nope", "neither"),
            names()));
  }

  private static Map<String, Object> names(String... names) {
    Map<String, Object> lookup = new LinkedHashMap<>();
    lookup.put("name", List.of(names));
    return lookup;
  }

  @Test
  void locations() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "hiera.yaml",
        """
        version: 5
        defaults:
          datadir: other
        hierarchy:
          - name: Mapped
            mapped_paths: [facts.mountains, peak, "peaks/%{peak}.yaml"]
            data_hash: yaml_data
          - name: MappedHash
            mapped_paths: [facts.counts, n, "numbers/%{n.0}-%{n.1}.yaml"]
            data_hash: yaml_data
          - name: MappedText
            mapped_paths: [role, r, "roles/%{r}.yaml"]
            data_hash: yaml_data
          - name: MappedNothing
            mapped_paths: [facts.nothing, r, "roles/%{r}.yaml"]
            data_hash: yaml_data
          - name: Globs
            globs: ["g/{b,a}*.yaml", "g/sub/**/*.yaml", "g/[!ab]?.yaml"]
            data_hash: yaml_data
            datadir: data/%{role}
          - name: Json
            path: x.json
            data_hash: json_data
          - name: Up
            path: "../up.yaml"
            data_hash: yaml_data
          - name: Dot
            path: "./a/../dot.yaml"
            data_hash: yaml_data
        """);
    files.put("other/peaks/eiger.yaml", "k: eiger\nm: {e: 1}\n");
    files.put("other/peaks/moench.yaml", "k: moench\nm: {m: 1}\n");
    files.put("other/numbers/one-1.yaml", "m: {one: 1}\n");
    files.put("other/numbers/two-2.yaml", "m: {two: 2}\n");
    files.put("other/roles/web.yaml", "m: {role: 1}\n");
    files.put("data/web/g/b1.yaml", "m: {b1: 1}\n");
    files.put("data/web/g/b0.yaml", "m: {b0: 1}\n");
    files.put("data/web/g/a9.yaml", "m: {a9: 1}\n");
    files.put("data/web/g/cc.yaml", "m: {cc: 1}\n");
    files.put("data/web/g/.hid.yaml", "m: {hidden: 1}\n");
    files.put("data/web/g/sub/z.yaml", "m: {z: 1}\n");
    files.put("data/web/g/sub/y/q.yaml", "m: {q: 1}\n");
    files.put("data/web/g/sub/y/deep/r.yaml", "m: {r: 1}\n");
    files.put("data/web/g/sub/.hidden/r.yaml", "m: {hid: 1}\n");
    files.put("other/x.json", "{\"m\": {\"json\": [1, 2.5, null, true]}, \"j\": \"%{role}\"}");
    files.put("up.yaml", "m: {up: 1}\n");
    files.put("other/a/here", "");
    files.put("other/dot.yaml", "m: {dot: 1}\n");
    same(
        files,
        List.of(
            lookup("k"),
            lookup("m"),
            lookup("j"),
            lookup("m", "merge", "hash"),
            lookup("m", "merge", "hash", "explain", "value"),
            lookup("nope", "explain", "value", "default", 1L)));
  }

  @Test
  void layersAndModules() {
    TestEnvironment environment = new TestEnvironment(environments);
    environment.write(
        "../hiera.yaml",
        """
        version: 5
        hierarchy:
          - {name: G, path: global.yaml, datadir: gdata, data_hash: yaml_data}
        """);
    environment.write("../gdata/global.yaml", "g: global\nm::both: {g: 1}\nm::list: [g]\n");
    environment.with(
        Map.of(
            "hiera.yaml",
            "version: 5\n",
            "data/common.yaml",
            """
            lookup_options:
              m::both: {merge: hash}
              '^m::li': {merge: unique}
              conv: {convert_to: Sensitive}
              '^re_': {merge: deep}
              m::over: {merge: hash}
            m::both: {e: 1}
            m::list: [e]
            m::over: {e: 1}
            conv: secret
            re_x: {a: 1}
            other: 1
            """,
            "modules/m/hiera.yaml",
            """
            version: 5
            hierarchy:
              - {name: M, path: m.yaml}
            default_hierarchy:
              - {name: D1, path: d1.yaml}
              - {name: D2, path: d2.yaml}
            defaults: {data_hash: yaml_data, datadir: data}
            """,
            "modules/m/data/m.yaml",
            """
            lookup_options:
              m::over: {merge: deep}
              '^m::num': {convert_to: [Sensitive]}
            m::both: {m: 1}
            m::list: [m]
            m::over: {m: 1}
            m::number: '12'
            m::conv: "%{lookup('conv')}"
            other: not reachable
            """,
            "modules/m/data/d1.yaml",
            "lookup_options:\n  m::dflt: {merge: hash}\nm::dflt: {one: 1}\nm::list: [d]\n",
            "modules/m/data/d2.yaml",
            "m::dflt: {two: 2}\n",
            "modules/bad/hiera.yaml",
            "version: 5\nhierarchy: [{name: B, path: b.yaml, data_hash: yaml_data}]\n",
            "modules/bad/data/b.yaml",
            "lookup_options:\n  other::x: {merge: hash}\nbad::x: 1\n",
            "modules/nodata/x",
            ""));
    List<Map<String, Object>> lookups = new ArrayList<>();
    for (String key :
        List.of(
            "g",
            "m::both",
            "m::list",
            "m::over",
            "m::dflt",
            "m::dflt.two",
            "conv",
            "re_x",
            "m::number",
            "m::conv",
            "m::nope",
            "bad::x",
            "nodata::x",
            "absent::x",
            "other",
            "m::both.e",
            "m::list.1")) {
      lookups.add(lookup(key));
      lookups.add(lookup(key, "merge", "first"));
    }
    same(environment, lookups);
  }

  @Test
  void explanations() {
    Map<String, String> files =
        Map.of(
            "hiera.yaml",
            """
            version: 5
            hierarchy:
              - {name: One, paths: ["%{role}.yaml", missing.yaml]}
              - {name: Two, path: common.yaml}
              - {name: Three, glob: "*.yml"}
            """,
            "data/web.yaml",
            """
            lookup_options:
              h: {merge: {strategy: deep, knockout_prefix: --}}
            h: {a: [1, "x\\n"], b: ~}
            l: [1]
            """,
            "data/common.yaml",
            """
            lookup_options:
              s: {convert_to: Sensitive}
              l: {merge: unique}
            h: {a: [2], c: "%{role} %{lookup('l.0')}"}
            l: [2, {}]
            s: secret
            e: {}
            al: "%{alias('h')}"
            m::x: 1
            """,
            "modules/m/hiera.yaml",
            "version: 5\n");
    List<Map<String, Object>> lookups = new ArrayList<>();
    for (String key :
        List.of(
            "h", "h.a.1", "h.q", "l", "s", "e", "al", "nope", "m::x", "m::y", "z::x", "h.c.d")) {
      lookups.add(lookup(key, "explain", "value"));
    }
    lookups.add(lookup("h", "explain", "options"));
    lookups.add(lookup("m::x", "explain", "options"));
    lookups.add(lookup("lookup_options", "explain", "value"));
    lookups.add(lookup("q", "explain", "value", "override", Map.of("q", 1L)));
    lookups.add(lookup("h.c", "explain", "value", "override", Map.of("role", "over")));
    for (Map<String, Object> each : lookups) {
      // Options are explained only when they are assembled, which a compile does once.
      same(files, List.of(each));
    }
  }
}
