package plumb.compiler.parity;

import java.util.List;
import java.util.Random;

/**
 * Codes of ERB templates that are made by chance, the same at every run, with values of the kinds
 * that they expect most of the time.
 */
final class GeneratedTemplates {
  private static final List<String> TEXTS =
      List.of(
          "''", "'a'", "'b c'", "'10'", "' x '", "'é€'", "'A-1'", "'true'", "\"q\\\"#{@t}\\n\"");
  private static final List<String> REGEXES =
      List.of("/a/", "/^(.)/", "/[0-9]+$/", "/B|\\s/i", "%r{x*}");
  private static final String VARIABLES =
      "$t = 'Some text, 12' $u = undef $n = 7 $f = 1.5 $y = true $l = ['b', 'a', 'b']"
          + " $m = [3, [1, undef], 'x'] $h = { 'k' => 'v', 'a' => [1], 'z' => undef }"
          + " $g = { 'b' => { 'n' => 1 }, 'a' => { 'n' => 2 } } $e = [] ";

  private final Random random;

  GeneratedTemplates(long seed) {
    this.random = new Random(seed);
  }

  /** A call that renders a generated template. */
  String call() {
    String template =
        switch (random.nextInt(4)) {
          case 0 -> "<%= " + any(3) + " %>";
          case 1 -> "<%= (" + any(3) + ").inspect %>";
          case 2 ->
              "<% x = " + any(2) + " -%>\n<%= x.inspect %><% if " + truth(2) + " %>1<% end -%>\n";
          default -> loop();
        };
    String quoted = template.replace("\\", "\\\\").replace("'", "\\'");
    return VARIABLES + "[inline_template('" + quoted + "'), $l, $m, $h, $g, $e]";
  }

  private String loop() {
    return switch (random.nextInt(8)) {
      case 5 -> matching();
      case 6 ->
          "<% def d(v) case v when true, 'a' then 'yes' else v end end %><%= d("
              + any(1)
              + ").inspect %>";
      case 7 -> changing();
      case 0 -> "<% " + list(2) + ".each do |x| -%>\n  <%= x.inspect %>\n<% end -%>\n";
      case 1 -> "<% " + hash(1) + ".each do |k, v| %><%= k %>=<%= v.inspect %> <% end %>";
      case 2 ->
          "<% "
              + list(2)
              + ".each_with_index do |x, i| -%>\n<% next if i == 1 -%>\n<%= i %><%= x.inspect %><% end %>";
      case 3 ->
          "<% case "
              + any(1)
              + " when String, Integer then %>s<% when nil %>n<% when "
              + text(0)
              + " then %>t<% else %>e<% end %>";
      default ->
          "<% o = [] -%>\n<% "
              + list(1)
              + ".each { |x| o << x unless "
              + truth(1)
              + " } %><%= o.inspect %><% z ||= o.size %><%= z %>";
    };
  }

  private String matching() {
    String test =
        switch (random.nextInt(4)) {
          case 0 -> "/^(.)(x)?/ =~ " + oneOf(List.of(any(1), "nil"));
          case 1 -> oneOf(List.of(text(1), "@u")) + " =~ /([0-9])|(a)/";
          case 2 -> text(1) + ".match('(a|b)')";
          default -> text(1) + " !~ /(o.e)/";
        };
    return "<% if "
        + test
        + " then %>y<% end %><%= [$1, $2].inspect %><% "
        + text(2)
        + " %><%= $1 %>";
  }

  /** What variables hold is changed, which the manifest sees. */
  private String changing() {
    String change =
        switch (random.nextInt(8)) {
          case 0 -> "@l << " + oneOf(List.of(text(1), "{ 'a' => @h, 'b' => @t }"));
          case 1 -> "@h.delete(" + text(0) + ")";
          case 2 -> "@g['b']['n'] = " + number(0);
          case 3 -> "@m[1].compact!";
          case 4 -> "@h['a'].push('p').push(nil)";
          case 5 -> "scope.setvar('s', {}) ; scope['s'][:i] = " + any(0);
          case 6 -> "o = [@l, [nil]] ; o[0] << 1 ; o[1] << 2";
          default -> "@e[0] ||= 'first'";
        };
    return "<% r = ("
        + change
        + ") %><%= [@l, @m, @h, @g, @e, r].inspect %><%= scope.to_hash['l'].inspect %>";
  }

  private String any(int depth) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> text(depth);
      case 2 -> number(depth);
      case 3 -> list(depth);
      case 4 -> hash(depth);
      default -> truth(depth);
    };
  }

  private String text(int depth) {
    if (depth == 0) {
      return random.nextInt(3) == 0 ? "@t" : oneOf(TEXTS);
    }
    int less = depth - 1;
    return switch (random.nextInt(16)) {
      case 0 ->
          text(less)
              + oneOf(
                  List.of(".upcase", ".downcase", ".capitalize", ".strip", ".lstrip", ".chomp"));
      case 1 -> list(less) + ".join(" + text(0) + ")";
      case 2 -> "(" + text(less) + " + " + text(less) + ")";
      case 3 ->
          text(less) + oneOf(List.of(".gsub(", ".sub(")) + pattern() + ", " + replacement() + ")";
      case 4 -> any(less) + oneOf(List.of(".to_s", ".inspect"));
      case 5 -> "(" + truth(less) + " ? " + text(less) + " : " + text(less) + ")";
      case 6 -> "\"<#{" + any(less) + "}>\"";
      case 7 -> "(" + text(less) + " * " + random.nextInt(3) + ")";
      case 8 -> text(less) + "[" + (random.nextInt(5) - 2) + "]";
      case 9 -> text(less) + oneOf(List.of(".ljust(", ".rjust(")) + random.nextInt(9) + ")";
      case 10 ->
          list(less) + oneOf(List.of(".first", ".last", ".max", ".min", "[1]", "[-1]", "[5]"));
      case 11 -> hash(less) + "[" + text(0) + "]";
      case 12 -> "(" + any(less) + " || " + text(less) + ")";
      case 13 ->
          text(less)
              + ".gsub(/[ab]/) { |x| "
              + oneOf(List.of("x.upcase", "%q(\\')", "%(<#{x}>)"))
              + " }";
      case 14 -> "Regexp.escape(" + text(less) + ")";
      default -> text(0);
    };
  }

  private String number(int depth) {
    if (depth == 0) {
      return oneOf(List.of("@n", "@f", "0", "3", "-2", "1.25", "100"));
    }
    int less = depth - 1;
    return switch (random.nextInt(7)) {
      case 0 -> any(less) + oneOf(List.of(".size", ".length"));
      case 1, 2 ->
          "("
              + number(less)
              + oneOf(List.of(" + ", " - ", " * ", " / ", " % "))
              + number(less)
              + ")";
      case 3 ->
          oneOf(List.of(text(less) + ".to_i", "Integer(" + number(less) + ")", "Integer('12')"));
      case 4 -> "(" + any(less) + " <=> " + any(less) + ")";
      case 5 -> "(" + text(less) + " =~ " + oneOf(REGEXES) + ")";
      default -> number(0);
    };
  }

  private String list(int depth) {
    if (depth == 0) {
      return oneOf(
          List.of(
              "@l", "@m", "@e", "[1, 'a', nil]", "%w(x y x)", "[[2, 'b'], [1, 'a']]", "[:a, 'a']"));
    }
    int less = depth - 1;
    return switch (random.nextInt(14)) {
      case 0, 1 ->
          list(less)
              + oneOf(List.of(".sort", ".uniq", ".compact", ".flatten", ".reverse", ".to_a"));
      case 2 ->
          list(less)
              + oneOf(List.of(".map", ".collect", ".flat_map", ".select", ".reject", ".sort_by"))
              + " { |x| "
              + onElement()
              + " }";
      case 3 -> "(" + list(less) + oneOf(List.of(" + ", " - ", " & ", " | ")) + list(less) + ")";
      case 4 -> hash(less) + oneOf(List.of(".keys", ".values", ".sort", ".to_a"));
      case 5 ->
          hash(less)
              + ".map { |k, v| "
              + oneOf(List.of("k", "v", "\"#{k}=#{v}\"", "[v, k]"))
              + " }";
      case 6 ->
          hash(less) + ".sort_by { |k, v| " + oneOf(List.of("k", "v.to_s", "[v.to_s, k]")) + " }";
      case 7 -> "Array(" + any(less) + ")";
      case 8 ->
          text(less)
              + oneOf(List.of(".split", ".chars", ".split(',')", ".split(/\\s|a/)", ".split(' ')"));
      case 9 -> list(less) + "[" + oneOf(List.of("0..1", "1..-1", "0...5", "-2..-1", "1, 2")) + "]";
      case 10 -> list(less) + oneOf(List.of(".first(2)", ".take(1)", ".drop(1)", ".zip([1, 2])"));
      case 11 -> "[" + any(less) + ", " + any(less) + "]";
      case 12 ->
          list(less)
              + ".map(&:"
              + oneOf(List.of("to_s", "inspect", "upcase", "size", "nil?"))
              + ")";
      default -> list(0);
    };
  }

  private String onElement() {
    return oneOf(
        List.of(
            "x",
            "x.to_s",
            "x.inspect",
            "[x, 1]",
            "x == 'a'",
            "x.nil?",
            "x.to_s.size",
            "x.is_a?(String)"));
  }

  private String hash(int depth) {
    if (depth == 0) {
      return oneOf(List.of("@h", "@g", "{}", "{ 'b' => 1, :s => 2, 3 => nil }"));
    }
    int less = depth - 1;
    return switch (random.nextInt(5)) {
      case 0 ->
          hash(less)
              + oneOf(List.of(".select", ".reject"))
              + " { |k, v| "
              + oneOf(List.of("v", "k == 'a'", "v.nil?"))
              + " }";
      case 1 -> hash(less) + ".merge(" + hash(less) + ")";
      case 2 -> "{ " + text(less) + " => " + any(less) + " }";
      default -> hash(0);
    };
  }

  private String truth(int depth) {
    if (depth == 0) {
      return oneOf(
          List.of(
              "@y", "@u", "true", "nil", "@nowhere", "!@y", "defined?(@t)", "has_variable?('l')"));
    }
    int less = depth - 1;
    return switch (random.nextInt(15)) {
      case 0, 1 -> "(" + any(less) + oneOf(List.of(" == ", " != ")) + any(less) + ")";
      case 2 -> "(" + text(less) + oneOf(List.of(" < ", " >= ")) + text(less) + ")";
      case 3 -> "(" + number(less) + oneOf(List.of(" < ", " > ", " <= ")) + number(less) + ")";
      case 4 ->
          any(less)
              + oneOf(
                  List.of(
                      ".nil?", ".empty?", ".is_a?(Array)", ".kind_of?(Hash)", ".is_a?(Numeric)"));
      case 5 -> list(less) + ".include?(" + any(less) + ")";
      case 6 -> hash(less) + oneOf(List.of(".key?(", ".has_key?(", ".include?(")) + text(0) + ")";
      case 7 ->
          text(less) + oneOf(List.of(".start_with?(", ".end_with?(", ".include?(")) + text(0) + ")";
      case 8 ->
          "(" + truth(less) + oneOf(List.of(" && ", " || ", " and ", " or ")) + truth(less) + ")";
      case 9 -> "(not " + truth(less) + ")";
      case 10 ->
          list(less)
              + oneOf(List.of(".any?", ".all?", ".none?"))
              + oneOf(List.of("", " { |x| x == 'b' }"));
      case 11 -> hash(less) + ".any? { |k, v| v.nil? }";
      case 12 -> "(" + text(less) + oneOf(List.of(" =~ ", " !~ ")) + oneOf(REGEXES) + ")";
      case 13 -> "(scope.function_versioncmp([" + text(0) + ", '1.2']) >= 0)";
      default -> "scope[" + oneOf(List.of("'t'", "'::y'", "'nope'")) + "]";
    };
  }

  private String pattern() {
    return random.nextBoolean() ? oneOf(REGEXES) : oneOf(List.of("'a'", "'.'", "' '"));
  }

  private String replacement() {
    return oneOf(List.of("'-'", "''", "'<\\0>'", "'\\\\1\\\\2'", "\"\\\\\\\\\""));
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
