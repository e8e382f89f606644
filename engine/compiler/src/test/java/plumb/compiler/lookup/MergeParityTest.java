package plumb.compiler.lookup;

import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every merge strategy with its options, over data that fits and data that does not. */
class MergeParityTest extends LookupParity {
  MergeParityTest(@TempDir Path environments) {
    super(environments);
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
}
