package plumb.compiler.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.spi.SLF4JServiceProvider;

class VelocityLogTest {
  /** Without one, the first logger that Velocity asks for complains on the error output. */
  @Test
  void loggersHaveAProvider() {
    assertThat(ServiceLoader.load(SLF4JServiceProvider.class)).hasSize(1);
  }
}
