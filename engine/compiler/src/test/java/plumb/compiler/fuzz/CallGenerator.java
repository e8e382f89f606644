package plumb.compiler.fuzz;

import java.util.List;

/**
 * Reads bytes as choices of a grammar: a call, its arguments, a block. Each byte is one choice, so
 * that a small change of the input is a small change of the call.
 */
final class CallGenerator {
  private static final int DEPTH = 4;
  private static final int LONGEST = 12_000;

  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "-1",
          "2",
          "7",
          "64",
          "100000",
          "9223372036854775807",
          "-9223372036854775808",
          "4611686018427387904",
          "0.0",
          "-0.5",
          "1.0e308",
          "1.5e-300",
          "3.14",
          "''",
          "'a'",
          "'A b'",
          "'0x1f'",
          "'9223372036854775808'",
          "'1e400'",
          "'%s'",
          "'%99999d'",
          "'%-+ #010.20f'",
          "'%*d'",
          "'%<a>s %{b}'",
          "'%Y-%m-%dT%H:%M:%S.%L%z'",
          "'%99999999d'",
          "'%c%x%e%g%a%b%o%p'",
          "'a,b,,c'",
          "\"a\\nb\\n\"",
          "'\u00e9\u4e16\ud83d\ude00'",
          "'{\"a\": [1, null]}'",
          "'a: [1, *b]'",
          "'<%= $x %>'",
          "'../../etc/passwd'",
          "'m/t.epp'",
          "'10.0.0.1/8'",
          "'2001:db8::/32'",
          "'1.2.3-rc1'",
          "'>=1.0.0 <2.0.0'",
          "'(a+)+$'",
          "'[[:alpha:]]*'",
          "'(?<n>a)\\k<n>'",
          "'['",
          "'a{1000}'",
          "'\\\\1'",
          "'2020-02-30T25:61:61'",
          "'1d2h'",
          "'Integer[0,1]'",
          "'m::c'",
          "/a/",
          "/(.*)*x/",
          "/(?i)[a-z]+/",
          "undef",
          "default",
          "true",
          "false",
          "[]",
          "{}",
          "Integer",
          "Integer[1, 9223372036854775807]",
          "Integer[-5, 5]",
          "String[1, 3]",
          "Enum['a', 'b']",
          "Variant[Integer, Undef]",
          "Array[Integer, 2]",
          "Struct[{a => Integer, Optional[b] => String}]",
          "Callable[Integer, Integer]",
          "Pattern[/a/]",
          "Type[Integer]",
          "Optional['x']",
          "Tuple[Integer, 1, 5]",
          "Sensitive('s')",
          "Timestamp('2020-01-01')",
          "Timespan('1-00:00:00')",
          "Timespan(9223372036)",
          "SemVer('1.2.3')",
          "SemVerRange('>=1.0.0')",
          "Binary('YQ==')",
          "URI('http://a/b?c')",
          "File['/a']",
          "Class['m::c']",
          "Notify",
          "$facts",
          "$x",
          "Default",
          "Collection",
          "M::T",
          "Iterable",
          "Iterator[Integer]",
          "Numeric",
          "Boolean",
          "Regexp[/a/]",
          "Runtime['x', 'y']",
          "Deferred('upcase', ['a'])",
          "Object",
          "Integer[1, 100].reverse_each.step(2)");

  private static final List<String> TYPES =
      List.of(
          "Integer",
          "Float",
          "Numeric",
          "String",
          "Boolean",
          "Array",
          "Hash",
          "Struct[{a => Any}]",
          "Tuple[Any]",
          "Timestamp",
          "Timespan",
          "SemVer",
          "SemVerRange",
          "Binary",
          "URI",
          "Regexp",
          "Type",
          "Sensitive",
          "Deferred",
          "Optional[Integer]",
          "Enum['a']",
          "Pattern[/a/]",
          "Variant[String, Integer]",
          "NotUndef[String]",
          "Iterable",
          "Iterator",
          "Undef",
          "Default",
          "Init[Integer]",
          "M::T",
          "Error",
          "Object",
          "Collection",
          "Scalar");

  private static final List<String> BLOCKS =
      List.of(
          "",
          "",
          " |$a| { $a }",
          " |$a, $b| { $a }",
          " |*$a| { $a }",
          " |$a, $b| { $b + $a }",
          " |$a| { [$a, $a] }",
          " |$a| { fail($a) }",
          " |$a| { next($a) }",
          " |$a| { break() }",
          " |$a| { return(1) }",
          " || { undef }",
          " |Integer $a, $b = 3| { $a * $b }",
          " |$a, $b| { \"${a}${b}\" }",
          " |$a| { $a =~ Integer }",
          " |$a, $b| { { $a => $b } }");

  private static final List<String> OPERATORS =
      List.of(
          "+", "-", "*", "/", "%", "<<", ">>", "==", "!=", "<", ">=", "=~", "!~", "in", "and",
          "or");

  private final byte[] choices;
  private int next;
  private int depth;
  private final StringBuilder out = new StringBuilder("$x = [1, 'two', { 3 => undef }]\n");

  CallGenerator(byte[] choices) {
    this.choices = choices;
  }

  /** Statements until the choices are used up. */
  String manifest() {
    while (next < choices.length && out.length() < LONGEST) {
      out.append("$v").append(next).append(" = ");
      value();
      out.append('\n');
    }
    return out.toString();
  }

  private int choose(int bound) {
    return next < choices.length ? Byte.toUnsignedInt(choices[next++]) % bound : 0;
  }

  private String one(List<String> from) {
    return from.get(choose(from.size()));
  }

  private void value() {
    int kind = depth < DEPTH ? choose(16) : 0;
    depth++;
    switch (kind) {
      case 8, 9, 10, 11 -> call();
      case 12 -> construct();
      case 13 -> collection();
      case 14 -> operation();
      case 15 -> access();
      default -> out.append(one(VALUES));
    }
    depth--;
  }

  private void call() {
    out.append(one(Seeds.FUNCTIONS)).append('(');
    values(choose(5));
    out.append(')').append(one(BLOCKS));
  }

  private void construct() {
    out.append(one(TYPES)).append(".new(");
    values(choose(4));
    out.append(')');
  }

  private void collection() {
    if (choose(2) == 0) {
      out.append('[');
      values(choose(4));
      out.append(']');
    } else {
      out.append("{ ");
      value();
      out.append(" => ");
      value();
      out.append(" }");
    }
  }

  private void operation() {
    out.append('(');
    value();
    out.append(' ').append(one(OPERATORS)).append(' ');
    value();
    out.append(')');
  }

  private void access() {
    if (choose(2) == 0) {
      out.append(one(TYPES));
    } else {
      out.append("$x");
    }
    out.append('[');
    values(1 + choose(3));
    out.append(']');
  }

  private void values(int count) {
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ", ");
      value();
    }
  }
}
