package plumb.host.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.host.machine.BootedHost;

/** Members of groups, which the reference manages only with a library that few hosts have. */
class GroupMembersTest {
  @Test
  void membersAreAddedOrReplaced() throws Exception {
    try (BootedHost host = BootedHost.boot("members");
        Worker worker =
            Worker.start(host.javaProcess(ApplyWorker.class).redirectError(Redirect.INHERIT))) {
      host.sh("useradd one; useradd two; useradd three");
      assertThat(worker.apply(group(List.of("two", "one"), false), false).status())
          .isEqualTo("changed");
      assertThat(host.read("/etc/group")).contains(":one,two\n");
      assertThat(worker.apply(group(List.of("three"), false), false).status()).isEqualTo("changed");
      assertThat(host.read("/etc/group")).contains(":one,three,two\n");
      worker.apply(group(List.of("two"), true), false);
      assertThat(host.read("/etc/group")).contains("crew:x:").containsPattern("crew:x:\\d+:two\n");
      assertThat(worker.apply(group(List.of("two"), true), false).status()).isEqualTo("unchanged");
    }
  }

  private static Catalog group(List<String> members, boolean only) {
    Catalog catalog = new Catalog("node.example", "test");
    Resource resource = new Resource("Group", "crew", Kind.NATIVE);
    resource.parameters().put("ensure", "present");
    resource.parameters().put("members", members);
    resource.parameters().put("auth_membership", only);
    resource.parameters().put("forcelocal", true);
    catalog.add(resource);
    return catalog;
  }
}
