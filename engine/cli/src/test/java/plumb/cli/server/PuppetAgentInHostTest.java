package plumb.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference's agent in a booted host. */
class PuppetAgentInHostTest extends AgentInHost {
  @Override
  TestedAgent agent(Place place, String name, Path home, Path logs) {
    return new PuppetAgent(place, name, ServedHost.PORT, home, logs);
  }

  @Test
  void itGetsTypesProvidersAndFactsInRuby() throws Exception {
    served()
        .write(
            "production/modules/greeting/lib/puppet/type/greeting.rb",
            """
            Puppet::Type.newtype(:greeting) do
              @doc = 'A file that greets.'
              ensurable
              newparam(:path, namevar: true)
              newparam(:text)
            end
            """);
    served()
        .write(
            "production/modules/greeting/lib/puppet/provider/greeting/ruby.rb",
            """
            Puppet::Type.type(:greeting).provide(:ruby) do
              def exists?; File.exist?(resource[:path]); end
              def create; File.write(resource[:path], "#{resource[:text]}\\n"); end
              def destroy; File.delete(resource[:path]); end
            end
            """);
    served()
        .write(
            "production/modules/greeting/lib/facter/colour.rb",
            "Facter.add(:colour) { setcode { 'green' } }\n");
    declare(
        "production",
        "ruby.test",
        "greeting { '/root/out/greeting': ensure => present, text => $facts['colour'] }\n");
    TestedAgent agent = agent("ruby.test");

    TestedAgent.Run run = agent.run();
    ends(run, CHANGED);
    assertThat(out("greeting")).hasContent("green\n");
    assertThat(run.output()).contains("lib/puppet/type/greeting.rb");
    ends(agent.run(), 0);
  }
}
