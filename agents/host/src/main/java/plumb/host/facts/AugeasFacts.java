package plumb.host.facts;

import java.util.LinkedHashMap;
import java.util.Map;

/** The version of the Augeas tools, where they are installed. */
final class AugeasFacts implements FactGroup {
  private final ProgramPath programs;

  AugeasFacts(ProgramPath programs) {
    this.programs = programs;
  }

  @Override
  public boolean owns(String fact) {
    return fact.equals("augeas") || fact.equals("augeasversion");
  }

  @Override
  public void resolve(FactSink sink) {
    // Prints "augparse 1.14.0 <http://augeas.net/>"...
    String answer = programs.run("augparse", "--version");
    String[] words = answer == null ? new String[0] : answer.strip().split("\\s+");
    if (words.length > 1 && Character.isDigit(words[1].charAt(0))) {
      Map<Object, Object> augeas = new LinkedHashMap<>();
      augeas.put("version", words[1]);
      sink.add("augeas", augeas);
      sink.add("augeasversion", words[1]);
    }
  }
}
