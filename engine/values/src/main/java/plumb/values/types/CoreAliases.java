package plumb.values.types;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;
import plumb.values.Type;

/** The aliases that the language itself defines. */
public final class CoreAliases {
  public static final AliasType DATA =
      AliasType.verbatim(
          "Data",
          () ->
              VariantType.of(
                  List.of(
                      ScalarDataType.SCALAR_DATA,
                      UndefType.UNDEF,
                      HashType.of(StringType.STRING, data()),
                      ArrayType.of(data()))));

  public static final AliasType RICH_DATA_KEY =
      AliasType.verbatim(
          "RichDataKey", () -> VariantType.of(List.of(StringType.STRING, NumericType.NUMERIC)));

  public static final AliasType RICH_DATA =
      AliasType.verbatim(
          "RichData",
          () ->
              VariantType.of(
                  List.of(
                      ScalarType.SCALAR,
                      SemVerRangeType.SEM_VER_RANGE,
                      BinaryType.BINARY,
                      SensitiveType.SENSITIVE,
                      TypeType.TYPE,
                      TypeSetType.TYPE_SET,
                      UriType.URI,
                      ObjectType.OBJECT,
                      UndefType.UNDEF,
                      DefaultType.DEFAULT,
                      HashType.of(RICH_DATA_KEY, richData()),
                      ArrayType.of(richData()))));

  private static final AliasType LOOKUP_KEY =
      AliasType.verbatim("Puppet::LookupKey", () -> RICH_DATA_KEY);
  private static final AliasType LOOKUP_VALUE =
      AliasType.verbatim("Puppet::LookupValue", CoreAliases::richData);

  private static final AliasType MEMBER_NAME =
      AliasType.verbatim(
          "Pcore::MemberName", () -> PatternType.of(List.of(Regex.of("\\A[a-z_]\\w*\\z"))));

  private CoreAliases() {}

  private static Type data() {
    return DATA;
  }

  private static Type richData() {
    return RICH_DATA;
  }

  static @Nullable AliasType find(String name) {
    return switch (name) {
      case "Data" -> DATA;
      case "Pcore::MemberName" -> MEMBER_NAME;
      case "RichData" -> RICH_DATA;
      case "RichDataKey" -> RICH_DATA_KEY;
      case "Puppet::LookupKey" -> LOOKUP_KEY;
      case "Puppet::LookupValue" -> LOOKUP_VALUE;
      default -> null;
    };
  }

  /** Whether an alias appears by name alone even where others are expanded. */
  static boolean isNameEnough(AliasType alias) {
    return alias != MEMBER_NAME && find(alias.name()) == alias;
  }
}
