package plumb.compiler.lookup;

import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in all their spellings, and what calls add to data. */
class KeyParityTest extends LookupParity {
  KeyParityTest(@TempDir Path environments) {
    super(environments);
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
}
