package plumb.compiler.yaml;

import java.util.List;

/** Documents that exercise structure, anchors, merges, tags and errors. */
final class KnownDocuments {
  static final List<String> ALL =
      List.of(
          "",
          "---\n",
          "--- \n...\n",
          "# only a comment\n",
          "a: 1\na: 2\nb: 3\na: 4\n",
          "a:\n  b:\n  - 1\n  - c: 2\n    d: [3, {e: f}]\n",
          """
          a: |
            text
             more

          b: >
            folded
            text

            para
          c: |-
            chomp
          d: |+
            keep

          """,
          "a: \"x\\ty\\u00e9\\x41\\n\"\nb: 'it''s'\nc: \"line\n  folded\"\n",
          "a: y\n\n  no\n",
          "a: on\n  off\nb: x\n",
          "a: t\n\n  ~\n",
          "base: &b {x: 1, y: 2}\nd:\n  <<: *b\n  y: 3\n",
          "base: &b {x: 1, y: 2}\nd:\n  y: 3\n  <<: *b\n",
          "b1: &a {x: 1}\nb2: &b {x: 2, z: 3}\nd:\n  <<: [*a, *b]\n  w: 1\n",
          "d:\n  <<: {q: 1}\n",
          "d:\n  <<: text\n",
          "b: &s text\nd:\n  <<: *s\n",
          "d:\n  <<: [1, 2]\n",
          "b: &l [{x: 1}]\nd:\n  <<: *l\n",
          "d:\n  '<<': {q: 1}\n",
          "d:\n  !!str <<: {q: 1}\n",
          "a: &x 1\nb: *x\nc: &x 2\nd: *x\n",
          "a: *nope\n",
          ":a: 1\n:b: :c\n? :d\n: {:e: [:f]}\n",
          "? [a, b]\n: c\n",
          "? {a: 1}\n: c\n",
          "1: a\n1.5: b\ntrue: c\nnull: d\n~: e\n: f\n",
          "{a: 1, b: [x, y], c: {d: e}, f}\n",
          "[a: 1, b]\n",
          "- - a\n  - b\n-\n  - c\n- d: 1\n  e: 2\n",
          """
          a: !!str 12
          b: !!int '12'
          c: !!float 3
          d: !!bool 'yes'
          e: !!null ''
          f: ! 12
          g: ! '12'
          """,
          "a: !foo 12\nb: !foo [1]\nc: !foo {x: 1}\nd: !!map {x: 1}\ne: !!seq [1]\n",
          "a: !!binary aGVsbG8=\nb: !binary |\n  aGVs\n  bG8=\n",
          "a: !!omap [x: 1, y: 2]\n",
          "a: !!omap {x: 1}\n",
          "a: !!set {x, y}\n",
          "a: !ruby/object:Foo {}\n",
          "a: !ruby/object:Foo bar\n",
          "a: !ruby/sym foo\nb: !ruby/symbol bar\n",
          "a: !ruby/regexp /x/\n",
          "a: !ruby/range 1..2\n",
          "a: !ruby/class String\n",
          "a: !ruby/struct:X {a: 1}\n",
          "a: !ruby/array:Foo [1]\n",
          "a: !ruby/string x\n",
          "a: !ruby/hash:Foo {a: 1}\n",
          "a: !ruby/exception {message: x}\n",
          "a: !<tag:yaml.org,2002:int> '3'\n",
          "%YAML 1.1\n---\na: 1\n",
          "%TAG ! tag:example.com,2000:\n---\na: !x 1\n",
          "a: 1\n--- \nb: 2\n",
          "a: 1\n...\ngarbage: [\n",
          "plain text\n",
          "- 1\n- 2\n",
          "12\n",
          "a: [1\n",
          "{a: 1\n",
          "a: 'x\n",
          "a: \"\\z\"\n",
          "\ta: 1\n",
          "a:\n\t- b\n",
          "a: b: c\n",
          "a: 1\n b: 2\n",
          "- a\nb: 1\n",
          "a: @b\n",
          "a: `b`\n",
          "a: %b\n",
          "a: b #c\nd: b#c\ne: 'q' # c\n",
          "a: 1 \nb:   2   \n",
          "a : 1\nb: :c\n\"d\": 2\n'e' : 3\n",
          "\"a\":1\n",
          "{\"a\":1, 'b':2}\n",
          "a: http://x:80/y?z\nb: 12:x\n",
          "a: -\nb: - c\n",
          "a: ?\n",
          "a: |2\n    x\n",
          "a: >\n  x\n    y\n  z\n",
          "a: \"x\\\n  y\"\n",
          "a: [1, 2,]\nb: [,]\n",
          "a: {x: , y: }\n",
          "a: {x, y: 1}\n",
          "a:\nb:\n- 1\nc:\n  - 2\n",
          "a: 2001-01-01\n",
          "a: 2001-01-01 00:00:00\n",
          "2001-01-01: a\n",
          "a: '2001-01-01'\n",
          "\uFEFFa: 1\n",
          "a: \u0007\n",
          "a: x\u2028y\nb: x\u0085y\n",
          "a: 😀\n",
          "a: \"\\U0001F600\\ud83d\"\n",
          "a: \"\\/\\e\\0\\_\\N\"\n",
          "? a\n? b\n",
          "a: !!str\nb: !!null\nc: !!int\n",
          "a: !\n",
          "a: &x\nb: *x\n",
          "&r a: 1\nb: *r\n",
          "a: - 1\n",
          "a: *x y\n",
          "a: 'b' c\n",
          "a: ''''\nb: '\n\n  x'\n",
          "key with spaces: v\nkey, with comma: v\n",
          "x: [a, [b, {c: d}], \"e\"]\ny: {a: [1, 2], b: {c: 3}}\n",
          "a: 1\r\nb: 2\r\n",
          "a: |\r\n  x\r\n  y\r\n",
          "- &a [1]\n- *a\n- &a {b: 1}\n- *a\n");

  private KnownDocuments() {}
}
