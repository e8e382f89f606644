package plumb.values.types;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.Wording;

/** Types by name. */
public final class TypeFactory {
  private TypeFactory() {}

  /**
   * The meaning of {@code base[arguments]}: a type, or for several titles of resources or classes a
   * list of types.
   *
   * @throws EvaluationException when the base does not take these arguments
   */
  public static Object parameterize(Type base, List<Object> arguments) {
    if (base instanceof ClassType || base instanceof ResourceType) {
      return ReferenceParameters.parameterize((CatalogEntryType) base, arguments);
    }
    if (base instanceof CollectionType
        || base instanceof TupleType
        || base instanceof StructType
        || base instanceof CallableType) {
      return CompositeParameters.parameterize(base, arguments);
    }
    if (base instanceof ScalarType) {
      return ScalarParameters.parameterize(base, arguments);
    }
    return WrapperParameters.parameterize(base, arguments);
  }

  /**
   * Refuses the definitions of object types and of sets of types, whatever is in them.
   *
   * @throws EvaluationException when the base would have such a definition as its parameter
   */
  public static void requireDefinable(Type base) {
    if (base == ObjectType.OBJECT || base instanceof TypeSetType) {
      throw new EvaluationException(
          EvaluationException.RUNTIME_ERROR,
          "Definitions of " + base.name() + " types are not supported",
          "describe the data by an alias of Struct, and what is done with it by functions");
    }
  }

  static EvaluationException notParameterizable(Type base) {
    return new EvaluationException(
        "OPERATOR_NOT_APPLICABLE",
        "Operator '[]' is not applicable to " + Wording.aLabel(base) + ".",
        1);
  }

  /** The core type of that name without parameters; null when it is not a core type's. */
  public static @Nullable Type named(String name) {
    return switch (name) {
      case "Annotation" -> ObjectType.ANNOTATION;
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
      case "Error" -> ErrorType.ERROR;
      case "Float" -> FloatType.FLOAT;
      case "Hash" -> HashType.HASH;
      case "Init" -> InitType.INIT;
      case "Integer" -> IntegerType.INTEGER;
      case "Iterable" -> IterableType.ITERABLE;
      case "Iterator" -> IteratorType.ITERATOR;
      case "NotUndef" -> NotUndefType.NOT_UNDEF;
      case "Numeric" -> NumericType.NUMERIC;
      case "Object" -> ObjectType.OBJECT;
      case "Pcore" -> ObjectType.PCORE;
      case "Optional" -> OptionalType.OPTIONAL;
      case "Pattern" -> PatternType.PATTERN;
      case "Puppet::LookupContext" -> ObjectType.LOOKUP_CONTEXT;
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
