package plumb.host.principals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrincipalsTest {
  private final Path passwd;
  private final Principals principals;

  PrincipalsTest(@TempDir Path directory) throws IOException {
    passwd = directory.resolve("passwd");
    Path group = directory.resolve("group");
    Files.writeString(passwd, "one:x:91001:91002:One:/:/bin/sh\n\n# rubbish\nodd\n");
    Files.writeString(group, "ones:x:91002:\n");
    principals = new Principals(passwd, group);
  }

  @Test
  void findsByNameAndByNumber() throws Exception {
    assertThat(principals.uid("one")).isEqualTo(91001);
    assertThat(principals.gid("ones")).isEqualTo(91002);
    assertThat(principals.userName(91001)).isEqualTo("one");
    assertThat(principals.user("91001")).isEqualTo(new Principals.User("one", 91001, 91002, "/"));
  }

  @Test
  void aNumberStandsForItself() throws Exception {
    assertThat(principals.uid("91999")).isEqualTo(91999);
    assertThat(principals.userName(91999)).isEqualTo("91999");
  }

  @Test
  void noticesUsersThatComeIntoBeing() throws Exception {
    assertThat(principals.uid("plumb-two")).isEqualTo(-1);
    Files.writeString(passwd, "plumb-two:x:91003:91002::/:/bin/sh\n");
    assertThat(principals.uid("plumb-two")).isEqualTo(91003);
    assertThat(principals.uid("one")).isEqualTo(-1);
  }

  @Test
  void asksTheMachineForWhatTheFilesDoNotHave() throws Exception {
    assertThat(principals.uid("root")).isZero();
    assertThat(principals.groupName(0)).isEqualTo("root");
    assertThat(principals.uid("-s")).as("no option of a program").isEqualTo(-1);
  }
}
