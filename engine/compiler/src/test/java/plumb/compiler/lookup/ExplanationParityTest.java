package plumb.compiler.lookup;

import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How lookups are explained, to the last character. */
class ExplanationParityTest extends LookupParity {
  ExplanationParityTest(@TempDir Path environments) {
    super(environments);
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
