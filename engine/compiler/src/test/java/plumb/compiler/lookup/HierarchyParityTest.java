package plumb.compiler.lookup;

import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where hierarchies look: places of every kind, and the layers. */
class HierarchyParityTest extends LookupParity {
  HierarchyParityTest(@TempDir Path environments) {
    super(environments);
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
}
