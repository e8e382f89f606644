package plumb.compiler.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.lookup.LookupHost;
import plumb.compiler.lookup.LookupRequest;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.functions.Callbacks;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyText;
import plumb.values.types.AliasType;
import plumb.values.types.Signature;
import plumb.values.types.TypeParser;

/** {@code lookup}, in all its forms, and the older {@code hiera} functions. */
public final class LookupFunctions {
  private static final String OPTIONS =
      "value_type => Optional[ValueType], default_value => DefaultValueType,"
          + " override => Optional[Hash[String, Any]],"
          + " default_values_hash => Optional[Hash[String, Any]], merge => Optional[MergeType]";

  private LookupFunctions() {}

  /** The function of that name, or null. */
  public static @Nullable ScopeFunction find(String name) {
    Overloads overloads =
        switch (name) {
          case "lookup" -> lookup();
          case "hiera" -> hiera(name, "first");
          case "hiera_array" -> hiera(name, "unique");
          case "hiera_hash" -> hiera(name, "hash");
          case "hiera_include" -> hiera(name, "unique");
          default -> null;
        };
    return overloads == null ? null : (site, args, block) -> overloads.call(args, block, site);
  }

  private static Overloads lookup() {
    return Overloads.named("lookup")
        .on(
            () -> signature("NameType name, ValueType value_type?, MergeType merge?"),
            (args, block, caller) -> positional(args, null, caller))
        .on(
            () ->
                signature(
                    "NameType name, Optional[ValueType] value_type,"
                        + " Optional[MergeType] merge, DefaultValueType default_value"),
            (args, block, caller) -> positional(args, null, caller))
        .on(
            () ->
                signature(
                    "NameType name, ValueType value_type?, MergeType merge?, BlockType &block"),
            (args, block, caller) -> positional(args, block, caller))
        .on(
            () -> signature("OptionsWithName options_hash, BlockType &block?"),
            (args, block, caller) -> {
              Map<?, ?> options = (Map<?, ?>) args.get(0);
              Object name = options.get("name");
              return withOptions(name == null ? Undef.UNDEF : name, options, block, caller);
            })
        .on(
            () ->
                signature(
                    "Variant[String, Array[String]] name, OptionsWithoutName options_hash,"
                        + " BlockType &block?"),
            (args, block, caller) ->
                withOptions(args.get(0), (Map<?, ?>) args.get(1), block, caller));
  }

  private static Signature signature(String text) {
    return Signature.parse(text, LookupFunctions::localType);
  }

  /** The types that the function gives names of its own; messages print them with their meaning. */
  private static @Nullable Type localType(String name) {
    String body =
        switch (name) {
          case "NameType" -> "Variant[String, Array[String]]";
          case "ValueType" -> "Type";
          case "DefaultValueType" -> "Any";
          case "MergeType" -> "Variant[String[1], Hash[String, Scalar]]";
          case "BlockType" -> "Callable[NameType]";
          case "OptionsWithName" -> "Struct[{name => NameType, " + OPTIONS + "}]";
          case "OptionsWithoutName" -> "Struct[{" + OPTIONS + "}]";
          default -> null;
        };
    if (body == null) {
      return null;
    }
    Type meaning = TypeParser.parse(body, LookupFunctions::localType);
    return new AliasType(name, () -> meaning);
  }

  private static Object positional(List<Object> args, @Nullable Lambda block, Callbacks caller) {
    return lookup(
        new LookupRequest(
            args.get(0),
            args.size() > 1 ? type(args.get(1)) : null,
            args.size() > 2 ? present(args.get(2)) : null,
            args.size() > 3 ? args.get(3) : null,
            Map.of(),
            Map.of(),
            block),
        caller);
  }

  private static Object withOptions(
      Object name, Map<?, ?> options, @Nullable Lambda block, Callbacks caller) {
    return lookup(
        new LookupRequest(
            name,
            type(options.get("value_type")),
            present(options.get("merge")),
            options.get("default_value"),
            hash(options.get("override")),
            hash(options.get("default_values_hash")),
            block),
        caller);
  }

  private static Object lookup(LookupRequest request, Callbacks caller) {
    CallSite site = (CallSite) caller;
    return CompileData.of(site.compilation()).lookup(request, null, site).value();
  }

  private static @Nullable Type type(@Nullable Object value) {
    return value instanceof Type type ? type : null;
  }

  private static @Nullable Object present(@Nullable Object value) {
    return value == Undef.UNDEF ? null : value;
  }

  private static Map<?, ?> hash(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Overloads hiera(String name, String merge) {
    return Overloads.named(name)
        .on(
            "Tuple[String, Any, Any, 1, 3] args",
            (args, block, caller) -> {
              List<?> spread = (List<?>) args.get(0);
              Object defaultValue = spread.size() > 1 ? spread.get(1) : null;
              return hiera(
                  name, merge, (String) spread.get(0), defaultValue, at(spread, 2), null, caller);
            })
        .on(
            "String key",
            (args, block, caller) ->
                hiera(name, merge, (String) args.get(0), null, null, null, caller))
        .on(
            "String key, Any default, Any override?",
            (args, block, caller) ->
                hiera(name, merge, (String) args.get(0), args.get(1), at(args, 2), null, caller))
        .on(
            "String key, Callable[1, 1] &default_block",
            (args, block, caller) ->
                hiera(name, merge, (String) args.get(0), null, null, block, caller))
        .on(
            "String key, Any override, Callable[1, 1] &default_block",
            (args, block, caller) ->
                hiera(name, merge, (String) args.get(0), null, args.get(1), block, caller));
  }

  private static @Nullable Object at(List<?> args, int index) {
    return args.size() > index ? args.get(index) : null;
  }

  private static List<String> levels(@Nullable Object override) {
    if (override == null || override == Undef.UNDEF) {
      return List.of();
    }
    List<?> several = override instanceof List<?> list ? list : List.of(override);
    return several.stream().map(RubyText::of).toList();
  }

  private static Object hiera(
      String name,
      String merge,
      String key,
      @Nullable Object defaultValue,
      @Nullable Object override,
      @Nullable Lambda block,
      Callbacks caller) {
    CallSite site = (CallSite) caller;
    CompileData data = CompileData.of(site.compilation());
    if (data.strictness() != LookupHost.Strictness.OFF) {
      site.warnOnce(
          name,
          "The function '"
              + name
              + "' is deprecated in favor of using 'lookup'. See"
              + " https://puppet.com/docs/puppet/7.23/deprecated_language.html");
    }
    Object value = data.hiera(key, merge, defaultValue, levels(override), block, site).value();
    if (name.equals("hiera_include")) {
      return include(key, value, site);
    }
    return value;
  }

  private static Object include(String key, Object value, CallSite site) {
    if (value == Undef.UNDEF) {
      throw new EvaluationException("Could not find data item " + key);
    }
    boolean empty = value.equals("") || (value instanceof List<?> list && list.isEmpty());
    return empty ? Undef.UNDEF : site.callFunction("include", List.of(value), null);
  }
}
