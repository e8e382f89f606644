package plumb.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CatalogUuidTest {
  @Test
  void areRandomAndSaySo() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String text = CatalogUuid.next();
      UUID uuid = UUID.fromString(text);
      assertThat(uuid.version()).isEqualTo(4);
      assertThat(uuid.variant()).isEqualTo(2);
      assertThat(seen.add(text)).isTrue();
    }
  }
}
