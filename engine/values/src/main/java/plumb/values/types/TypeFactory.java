package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Type;

/** Types by name. */
public final class TypeFactory {
  private TypeFactory() {}

  /** The core type of that name without parameters; null when it is not a core type's. */
  public static @Nullable Type named(String name) {
    return switch (name) {
      case "Any" -> AnyType.ANY;
      case "Array" -> ArrayType.ARRAY;
      case "Binary" -> BinaryType.BINARY;
      case "Boolean" -> BooleanType.BOOLEAN;
      case "Callable" -> CallableType.CALLABLE;
      case "CatalogEntry" -> CatalogEntryType.CATALOG_ENTRY;
      case "Class" -> ClassType.CLASS;
      case "Collection" -> CollectionType.COLLECTION;
      case "Default" -> DefaultType.DEFAULT;
      case "Deferred" -> ObjectType.DEFERRED;
      case "Enum" -> EnumType.ENUM;
      case "Error" -> ObjectType.ERROR;
      case "Float" -> FloatType.FLOAT;
      case "Hash" -> HashType.HASH;
      case "Init" -> InitType.INIT;
      case "Integer" -> IntegerType.INTEGER;
      case "Iterable" -> IterableType.ITERABLE;
      case "Iterator" -> IteratorType.ITERATOR;
      case "NotUndef" -> NotUndefType.NOT_UNDEF;
      case "Numeric" -> NumericType.NUMERIC;
      case "Object" -> ObjectType.OBJECT;
      case "Optional" -> OptionalType.OPTIONAL;
      case "Pattern" -> PatternType.PATTERN;
      case "Regexp" -> RegexpType.REGEXP;
      case "Resource" -> ResourceType.RESOURCE;
      case "Runtime" -> RuntimeType.RUNTIME;
      case "Scalar" -> ScalarType.SCALAR;
      case "ScalarData" -> ScalarDataType.SCALAR_DATA;
      case "SemVer" -> SemVerType.SEM_VER;
      case "SemVerRange" -> SemVerRangeType.SEM_VER_RANGE;
      case "Sensitive" -> SensitiveType.SENSITIVE;
      case "String" -> StringType.STRING;
      case "Struct" -> StructType.STRUCT;
      case "Timespan" -> TimespanType.TIMESPAN;
      case "Timestamp" -> TimestampType.TIMESTAMP;
      case "Tuple" -> TupleType.TUPLE;
      case "Type" -> TypeType.TYPE;
      case "TypeSet" -> TypeSetType.TYPE_SET;
      case "Undef" -> UndefType.UNDEF;
      case "URI" -> UriType.URI;
      case "Variant" -> VariantType.VARIANT;
      default -> CoreAliases.find(name);
    };
  }
}
