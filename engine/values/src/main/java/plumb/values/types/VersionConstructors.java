package plumb.values.types;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.SemVer;
import plumb.values.SemVerRange;

/** Constructors of {@code SemVer} and {@code SemVerRange}. */
final class VersionConstructors {
  private static final String FULL =
      "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
          + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?"
          + "(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?";

  private VersionConstructors() {}

  static Constructor version() {
    return new Constructor("new_Version")
        .alias("PositiveInteger", "Integer[0, default]")
        .alias("SemVerQualifier", "Pattern[/\\A(?<part>[0-9A-Za-z-]+)(?:\\.\\g<part>)*\\Z/]")
        .alias("SemVerPattern", "Pattern[/\\A" + FULL + "\\Z/]")
        .alias(
            "SemVerHash",
            "Struct[{major => PositiveInteger, minor => PositiveInteger, patch => PositiveInteger,"
                + " Optional[prerelease] => SemVerQualifier, Optional[build] => SemVerQualifier}]")
        .on(args -> SemVer.parse(((String) args.get(0)).stripTrailing()), "SemVerPattern str")
        .on(
            args ->
                version(
                    args.get(0),
                    args.get(1),
                    args.get(2),
                    Constructor.optional(args, 3),
                    Constructor.optional(args, 4)),
            "PositiveInteger major",
            "PositiveInteger minor",
            "PositiveInteger patch",
            "SemVerQualifier prerelease?",
            "SemVerQualifier build?")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return version(
                  named.get("major"),
                  named.get("minor"),
                  named.get("patch"),
                  named.get("prerelease"),
                  named.get("build"));
            },
            "SemVerHash hash_args")
        .rejecting(
            args -> "The string '" + args.get(0) + "' cannot be converted to a SemVer",
            "String str");
  }

  private static SemVer version(
      @Nullable Object major,
      @Nullable Object minor,
      @Nullable Object patch,
      @Nullable Object prerelease,
      @Nullable Object build) {
    if (major instanceof Long a && minor instanceof Long b && patch instanceof Long c) {
      return new SemVer(
          a,
          b,
          c,
          prerelease == null ? null : List.of(prerelease),
          build instanceof String text ? List.of(text) : null);
    }
    throw new EvaluationException("SemVer needs three numbers");
  }

  static Constructor range() {
    return new Constructor("new_VersionRange")
        .alias("SemVerRangeString", "String[1]")
        .alias(
            "SemVerRangeHash",
            "Struct[{min => Variant[Default, SemVer], Optional[max] => Variant[Default, SemVer],"
                + " Optional[exclude_max] => Boolean}]")
        .on(args -> SemVerRange.parse((String) args.get(0)), "SemVerRangeString str")
        .on(
            args -> range(args.get(0), args.get(1), Constructor.optional(args, 2)),
            "Variant[Default, SemVer] min",
            "Variant[Default, SemVer] max",
            "Boolean exclude_max?")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return range(named.get("min"), named.get("max"), named.get("exclude_max"));
            },
            "SemVerRangeHash hash_args");
  }

  private static SemVerRange range(
      @Nullable Object min, @Nullable Object max, @Nullable Object excludeMax) {
    return SemVerRange.between(
        min instanceof SemVer low ? low : SemVer.MIN,
        max instanceof SemVer high ? high : SemVer.MAX,
        Boolean.TRUE.equals(excludeMax));
  }
}
