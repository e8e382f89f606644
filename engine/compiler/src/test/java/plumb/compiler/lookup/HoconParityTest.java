package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data files in HOCON, read by the real Puppet and by ours. */
class HoconParityTest extends LookupParity {
  private static final String CONFIG =
      """
      version: 5
      hierarchy:
        - {name: One, paths: [one.conf, absent.conf], data_hash: hocon_data}
        - {name: Two, path: two.conf, data_hash: hocon_data}
      """;

  HoconParityTest(@TempDir Path environments) {
    super(environments);
  }

  @Test
  void values() {
    Map<String, String> files =
        Map.of(
            "hiera.yaml",
            CONFIG,
            "data/one.conf",
            """
            # a comment
            // and another
            int = 1, negative: -5, float: 1.50, exponent: 1e2
            yes: true
            no = false
            nothing: null
            text: plain words here
            quoted: "a \\"b\\" \\u00e9\\n"
            multi: \"""two
            lines\"""
            path.with.dots: 5
            "key.with.dots": 6
            object { zeta: 1, beta: 2, alpha { x: 3 } }
            list: [1, 2.5, true, null, text, [nested], {a: 1}]
            lines: [
              a
              b
            ]
            copy: ${int}
            inside: "is "${text}"!"
            absent: ${?nowhere}
            home: ${HOME}
            more = [1]
            more += 2
            both: [1] [2]
            joined: {a: 1} {b: 2}
            self: ${?self} x
            period: 10 seconds
            interpolated: "%{role} and %{lookup('int')}"
            "%{role}": by role
            first: one
            merged { a: 1, deep: [1] }
            include "sibling.conf"
            """,
            "data/sibling.conf",
            "stranger: 1\n",
            "data/two.conf",
            "{ first: two, merged: { b: 2, deep: [2] }, lookup_options: {merged: {merge: deep}} }");
    List<Map<String, Object>> lookups = new ArrayList<>();
    for (String key :
        List.of(
            "int",
            "negative",
            "float",
            "exponent",
            "yes",
            "no",
            "nothing",
            "text",
            "quoted",
            "multi",
            "path",
            "path.with.dots",
            "'key.with.dots'",
            "object",
            "object.alpha.x",
            "list",
            "list.6.a",
            "lines",
            "copy",
            "inside",
            "absent",
            "home",
            "more",
            "both",
            "self",
            "period",
            "interpolated",
            "web",
            "first",
            "merged",
            "stranger",
            "nope")) {
      lookups.add(lookup(key));
    }
    lookups.add(lookup("first", "explain", "value"));
    same(files, lookups);
  }

  @Test
  void brokenFiles() {
    for (String text :
        List.of(
            "a {",
            "a: ${nowhere}",
            "[1, 2]",
            "a: %{role}",
            "1: 2, {a: 1}",
            "a: ${b}, b: ${a}",
            "a: x [1]",
            "a: ${user.home}",
            "include required(\"x\")\na: 1",
            "")) {
      assertThat(
              differences(
                  new TestEnvironment(environments)
                      .with(Map.of("hiera.yaml", CONFIG, "data/one.conf", text)),
                  keys("a")))
          .as(text)
          .isEmpty();
    }
  }

  @Test
  void withoutAPlace() {
    same(
        Map.of("hiera.yaml", "version: 5\nhierarchy: [{name: H, data_hash: hocon_data}]\n"),
        keys("a"));
  }
}
