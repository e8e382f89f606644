package plumb.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Our agent in a booted host. */
class OurAgentInHostTest extends AgentInHost {
  @Override
  TestedAgent agent(Place place, String name, Path home, Path logs) {
    return new OurAgent(place, name, "localhost:" + ServedHost.PORT, home, logs);
  }

  @Test
  void externalFactsComeAndGoWithTheirModulesAndFactsInRubyAreNamedOnce() throws Exception {
    String fact = "production/modules/coming/facts.d/coming.sh";
    served().write(fact, "#!/bin/sh\necho coming=$((40 + 2))\n");
    served()
        .write(
            "production/modules/coming/lib/facter/colour.rb",
            "Facter.add(:colour) { setcode { 'green' } }\n");
    declare(
        "production",
        "facts.test",
        "file { '/root/out/coming': content => \"<${facts['coming']}${facts['colour']}>\" }\n");
    TestedAgent agent = agent("facts.test");

    TestedAgent.Run first = agent.run();
    ends(first, CHANGED);
    assertThat(out("coming")).hasContent("<42>");
    assertThat(first.output()).containsOnlyOnce("colour.rb");

    served().host().sh("rm -r /srv/environments/production/modules/coming/facts.d");
    TestedAgent.Run second = agent.run();
    ends(second, CHANGED);
    assertThat(out("coming")).hasContent("<>");
    assertThat(second.output()).doesNotContain("colour.rb");
    assertThat(served().host().sh("ls /root/agents/facts.test/state/facts.d"))
        .contains("place.txt")
        .doesNotContain("coming");
  }
}
