package plumb.host.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Ruby of this host, where one is installed. Facter means the Ruby that it runs on itself; no
 * Ruby is at work here, but modules choose names of packages and directories by these facts.
 */
final class RubyFacts implements FactGroup {
  private static final String PROGRAM =
      "puts RUBY_PLATFORM, RbConfig::CONFIG['sitelibdir'], RUBY_VERSION";

  private final ProgramPath programs;

  RubyFacts(ProgramPath programs) {
    this.programs = programs;
  }

  @Override
  public boolean owns(String fact) {
    return switch (fact) {
      case "ruby", "rubyplatform", "rubysitedir", "rubyversion" -> true;
      default -> false;
    };
  }

  @Override
  public void resolve(FactSink sink) {
    String answer = programs.run("ruby", "--disable=gems", "-rrbconfig", "-e", PROGRAM);
    List<String> lines = answer == null ? List.of() : answer.lines().toList();
    if (lines.size() == 3) {
      Map<Object, Object> ruby = new LinkedHashMap<>();
      ruby.put("platform", lines.get(0));
      ruby.put("sitedir", lines.get(1));
      ruby.put("version", lines.get(2));
      sink.add("ruby", ruby);
      ruby.forEach((name, value) -> sink.add("ruby" + name, value));
    }
  }
}
