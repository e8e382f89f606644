package plumb.values.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.values.Undef;
import plumb.values.types.Signature;

/** How signatures are read, and what calls that fit none of them are told. */
final class SignatureTest {
  private static final RecordingCallbacks NONE = new RecordingCallbacks();

  @Test
  void readsOptionalRepeatedAndBlockParameters() {
    Signature signature =
        Signature.parse(
            "Array arg, String delimiter?, Any rest*, Callable[1, 1] &block? >> String");
    assertThat(signature.parameterNames()).containsExactly("arg", "delimiter", "rest");
    assertThat(signature.min()).isEqualTo(1);
    assertThat(signature.max()).isEqualTo(Long.MAX_VALUE);
    assertThat(signature.type().toString())
        .isEqualTo("Callable[[Array, String, Any, 1, Optional[Callable[1, 1]]], String]");
  }

  @Test
  void anEmptySignatureTakesNothing() {
    Signature signature = Signature.parse("");
    assertThat(signature.accepts(List.of(), null)).isTrue();
    assertThat(signature.accepts(List.of(Undef.UNDEF), null)).isFalse();
  }

  @Test
  void theFirstSignatureThatFitsIsCalled() {
    Function function =
        Overloads.named("f")
            .on("Integer[0] n", (args, block, callbacks) -> "first")
            .on("Integer n", (args, block, callbacks) -> "second")
            .on("Integer n, String s+", (args, block, callbacks) -> "third");
    assertThat(function.call(List.of(1L), null, NONE)).isEqualTo("first");
    assertThat(function.call(List.of(-1L), null, NONE)).isEqualTo("second");
    assertThat(function.call(List.of(1L, "a", "b"), null, NONE)).isEqualTo("third");
  }

  @Test
  void aCallThatFitsNoneIsToldAll() {
    Function function =
        Overloads.named("f")
            .on("Integer n", (args, block, callbacks) -> "first")
            .on("Integer n, String s+", (args, block, callbacks) -> "second");
    assertThatThrownBy(() -> function.call(List.of("a"), null, NONE))
        .hasMessage(
            "The function 'f' was called with arguments it does not accept. It expects one of:\n"
                + "  (Integer n)\n"
                + "    rejected: parameter 'n' expects an Integer value, got String\n"
                + "  (Integer n, String s+)\n"
                + "    rejected: expects at least 2 arguments, got 1");
  }

  @Test
  void anUnknownNameFindsNothing() {
    assertThat(PureFunctions.find("no_such_function")).isNull();
  }
}
