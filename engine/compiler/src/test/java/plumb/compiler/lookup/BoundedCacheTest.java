package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {

  @Test
  void theFirstValueOfAKeyIsKept() {
    BoundedCache<String, String> cache = BoundedCache.ofSize(10);
    assertThat(cache.get("a")).isNull();
    assertThat(cache.keep("a", "first")).isEqualTo("first");
    assertThat(cache.keep("a", "second")).isEqualTo("first");
    assertThat(cache.get("a")).isEqualTo("first");
  }

  @Test
  void whatIsAskedForStaysAndTheRestIsForgotten() {
    BoundedCache<Integer, Integer> cache = BoundedCache.ofSize(10);
    cache.keep(-1, -1);
    for (int i = 0; i < 1000; i++) {
      cache.keep(i, i);
      assertThat(cache.get(-1)).isEqualTo(-1);
    }
    assertThat(IntStream.range(0, 1000).filter(i -> cache.get(i) != null).count())
        .isBetween(1L, 22L);
  }

  @Test
  void valuesCountByTheirWeight() {
    BoundedCache<String, String> cache = new BoundedCache<>(100, String::length);
    cache.keep("small", "x");
    cache.keep("large", "x".repeat(200));
    cache.keep("larger", "x".repeat(300));
    assertThat(cache.get("small")).isNull();
    assertThat(cache.get("larger")).hasSize(300);
  }

  @Test
  void threadsThatRaceGetTheSameValue() throws Exception {
    BoundedCache<String, Object> cache = BoundedCache.ofSize(10);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Object> race = () -> cache.keep("a", new Object());
      List<Future<Object>> values = threads.invokeAll(List.of(race, race, race, race));
      for (Future<Object> value : values) {
        assertThat(value.get()).isSameAs(cache.get("a"));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
