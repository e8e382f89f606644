package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;
import plumb.values.Type;
import plumb.values.TypeText;
import plumb.values.types.AliasType;
import plumb.values.types.ArrayType;
import plumb.values.types.CallableType;
import plumb.values.types.ClassType;
import plumb.values.types.CollectionType;
import plumb.values.types.EnumType;
import plumb.values.types.ErrorType;
import plumb.values.types.FloatType;
import plumb.values.types.HashType;
import plumb.values.types.InitType;
import plumb.values.types.IntegerType;
import plumb.values.types.IterableType;
import plumb.values.types.IteratorType;
import plumb.values.types.NotUndefType;
import plumb.values.types.ObjectType;
import plumb.values.types.OptionalType;
import plumb.values.types.PatternType;
import plumb.values.types.RegexpType;
import plumb.values.types.ResourceType;
import plumb.values.types.RuntimeType;
import plumb.values.types.SemVerType;
import plumb.values.types.StringType;
import plumb.values.types.StructType;
import plumb.values.types.TimespanType;
import plumb.values.types.TimestampType;
import plumb.values.types.TupleType;
import plumb.values.types.TypeSetType;
import plumb.values.types.TypeType;
import plumb.values.types.UriType;
import plumb.values.types.VariantType;

/**
 * Writes types as objects of the types of types: {@code Integer[1, 2]} is a {@code
 * Pcore::IntegerType} from 1 to 2. Attributes that have their default value are left out.
 */
final class TypeWriter {
  private final JsonGenerator json;
  private final ValueWriter values;

  TypeWriter(JsonGenerator json, ValueWriter values) {
    this.json = json;
    this.values = values;
  }

  void write(Type type) throws IOException {
    if (type instanceof AliasType alias && alias.isRecursive()
        || type instanceof ObjectType
        || type instanceof ErrorType
        || type instanceof TypeSetType) {
      // Their rich form is a whole definition, which an alias in its own body has not.
      json.writeString(TypeText.of(type));
    } else {
      write("Pcore::" + nameOf(type) + "Type", attributes(type));
    }
  }

  private static String nameOf(Type type) {
    // The name of a resource type is one of its attributes.
    return type instanceof ResourceType
        ? type.kind()
        : type instanceof AliasType ? "TypeAlias" : type.name();
  }

  private void write(String name, Map<String, @Nullable Object> attributes) throws IOException {
    json.writeStartObject();
    json.writeStringField(ValueWriter.TYPE, name);
    for (Map.Entry<String, @Nullable Object> attribute : attributes.entrySet()) {
      json.writeFieldName(attribute.getKey());
      writeAttribute(attribute.getValue());
    }
    json.writeEndObject();
  }

  private void writeAttribute(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Type type) {
      write(type);
    } else if (value instanceof StructType.Element element) {
      Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
      attributes.put("key_type", element.key());
      attributes.put("value_type", element.value());
      write("Pcore::StructElement", attributes);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        writeAttribute(element);
      }
      json.writeEndArray();
    } else {
      values.write(value);
    }
  }

  /** The attributes that do not have their default value. */
  static Map<String, @Nullable Object> attributes(Type type) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    if (type instanceof IntegerType integer) {
      range(attributes, integer.from(), integer.to());
    } else if (type instanceof FloatType real) {
      range(attributes, real.from(), real.to());
    } else if (type instanceof TimespanType time) {
      range(attributes, time.from(), time.to());
    } else if (type instanceof TimestampType time) {
      range(attributes, time.from(), time.to());
    } else if (type instanceof StringType string) {
      put(
          attributes,
          "size_type_or_value",
          string.value() != null ? string.value() : string.size());
    } else if (type instanceof EnumType words) {
      putAny(attributes, "values", words.values());
      put(attributes, "case_insensitive", words.ignoresCase() ? true : null);
    } else if (type instanceof PatternType pattern) {
      putAny(attributes, "patterns", regexps(pattern.patterns()));
    } else if (type instanceof RegexpType regexp) {
      Regex regex = regexp.regex();
      put(attributes, "pattern", regex == null ? null : regex.source());
    } else if (type instanceof SemVerType version) {
      putAny(attributes, "ranges", version.ranges());
    } else if (type instanceof UriType uri) {
      put(attributes, "parameters", uri.components().isEmpty() ? null : uri.components());
    } else {
      put(attributes, "type", wrapped(type));
      names(attributes, type);
      collections(attributes, type);
    }
    return attributes;
  }

  private static void names(Map<String, @Nullable Object> attributes, Type type) {
    if (type instanceof ResourceType resource) {
      put(attributes, "type_name", resource.typeName());
      put(attributes, "title", resource.title());
    } else if (type instanceof ClassType named) {
      put(attributes, "class_name", named.className());
    } else if (type instanceof RuntimeType foreign) {
      put(attributes, "runtime", foreign.runtime());
      put(attributes, "name_or_pattern", foreign.className());
    } else if (type instanceof AliasType alias) {
      attributes.put("name", alias.name());
      attributes.put("type_expr", null);
      attributes.put("resolved_type", alias.body());
    }
  }

  private static @Nullable Type wrapped(Type type) {
    if (type instanceof OptionalType optional) {
      return optional.type();
    } else if (type instanceof NotUndefType some) {
      return some.type();
    } else if (type instanceof TypeType meta) {
      return meta.type();
    } else if (type instanceof IterableType iterable) {
      return iterable.type();
    } else if (type instanceof IteratorType iterator) {
      return iterator.type();
    }
    return type instanceof InitType init ? init.type() : null;
  }

  private static void collections(Map<String, @Nullable Object> attributes, Type type) {
    if (type instanceof ArrayType array && !array.equals(ArrayType.ARRAY)) {
      attributes.put("element_type", array.element());
      put(attributes, "size_type", array.size());
    } else if (type instanceof HashType hash && !hash.equals(HashType.HASH)) {
      attributes.put("key_type", hash.key());
      attributes.put("value_type", hash.value());
      put(attributes, "size_type", hash.size());
    } else if (type instanceof CollectionType collection) {
      put(attributes, "size_type", collection.size());
    } else if (type instanceof TupleType tuple) {
      attributes.put("types", tuple.types());
      put(attributes, "size_type", tuple.size());
    } else if (type instanceof StructType struct) {
      putAny(attributes, "elements", struct.elements());
    } else if (type instanceof VariantType variant) {
      attributes.put("types", variant.types());
    } else if (type instanceof CallableType callable) {
      attributes.put("param_types", callable.parameters());
      attributes.put("block_type", callable.block());
      attributes.put("return_type", callable.result());
    }
  }

  private static void range(
      Map<String, @Nullable Object> attributes, @Nullable Object from, @Nullable Object to) {
    if (from != null || to != null) {
      attributes.put("from", from);
    }
    put(attributes, "to", to);
  }

  private static List<Type> regexps(List<Regex> patterns) {
    List<Type> types = new ArrayList<>();
    patterns.forEach(pattern -> types.add(RegexpType.exactly(pattern)));
    return types;
  }

  private static void putAny(
      Map<String, @Nullable Object> attributes, String name, List<?> elements) {
    put(attributes, name, elements.isEmpty() ? null : elements);
  }

  private static void put(
      Map<String, @Nullable Object> attributes, String name, @Nullable Object value) {
    if (value != null) {
      attributes.put(name, value);
    }
  }
}
