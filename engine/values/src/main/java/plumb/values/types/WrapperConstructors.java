package plumb.values.types;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Deferred;
import plumb.values.ErrorValue;
import plumb.values.Sensitive;
import plumb.values.Undef;

/**
 * Constructors of {@code Sensitive}, {@code Type}, {@code NotUndef}, {@code Deferred}, {@code
 * Error}.
 */
final class WrapperConstructors {
  private WrapperConstructors() {}

  static @Nullable Constructor build(String kind) {
    return switch (kind) {
      case "Sensitive" ->
          new Constructor("new_Sensitive")
              .on(args -> args.get(0), "Sensitive value")
              .on(args -> new Sensitive(args.get(0)), "Any value");
      case "Type" ->
          new Constructor("new_type")
              .on(args -> TypeParser.parse((String) args.get(0)), "String[1] type_string");
      case "NotUndef", "Unit" -> new Constructor("new_unit").on(args -> args.get(0), "Any from");
      case "Deferred" -> deferred();
      case "Error" -> error();
      default -> null;
    };
  }

  private static Constructor deferred() {
    return new Constructor("new_Deferred")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return deferred(named.get("name"), named.get("arguments"));
            },
            "Struct[{name => "
                + ObjectType.DEFERRED_NAME
                + ", Optional[arguments] => Optional[Array]}] hash")
        .on(
            args -> deferred(args.get(0), Constructor.optional(args, 1)),
            ObjectType.DEFERRED_NAME + " name",
            "Optional[Array] arguments?");
  }

  private static Deferred deferred(@Nullable Object name, @Nullable Object arguments) {
    return new Deferred(
        (String) Objects.requireNonNull(name),
        arguments instanceof List<?> list ? List.copyOf(list) : null);
  }

  private static Constructor error() {
    String kind = "Optional[String[1]]";
    String details = "Optional[Hash[String[1], Data]]";
    return new Constructor("new_Error")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return error(
                  named.get("msg"),
                  named.get("kind"),
                  named.get("details"),
                  named.get("issue_code"));
            },
            "Struct[{msg => String[1], Optional[kind] => "
                + kind
                + ", Optional[details] => "
                + details
                + ", Optional[issue_code] => "
                + kind
                + "}] hash")
        .on(
            args ->
                error(
                    args.get(0),
                    Constructor.optional(args, 1),
                    Constructor.optional(args, 2),
                    Constructor.optional(args, 3)),
            "String[1] msg",
            kind + " kind?",
            details + " details?",
            kind + " issue_code?");
  }

  private static ErrorValue error(
      @Nullable Object message,
      @Nullable Object kind,
      @Nullable Object details,
      @Nullable Object issueCode) {
    return new ErrorValue(
        (String) Objects.requireNonNull(message),
        kind instanceof String text ? text : null,
        issueCode instanceof String text ? text : null,
        details == null ? Undef.UNDEF : details);
  }
}
