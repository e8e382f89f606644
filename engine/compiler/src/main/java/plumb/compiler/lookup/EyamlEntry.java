package plumb.compiler.lookup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.eyaml.EncryptedText;
import plumb.compiler.eyaml.EyamlException;
import plumb.compiler.eyaml.KeyOptions;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.yaml.DataList;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.DataMapBuilder;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/** An entry of YAML files whose values may be encrypted: {@code eyaml_lookup_key}. */
final class EyamlEntry extends Entry {
  static final String FUNCTION = "eyaml_lookup_key";

  private final EncryptedText encryption;
  private final KeyOptions keys;

  /** The values already decrypted and interpolated in this compile, by place and key. */
  private final Map<Location, Map<String, Object>> answers = new HashMap<>();

  EyamlEntry(
      Hiera hiera,
      Layer layer,
      HieraConfig.Entry config,
      Map<?, ?> options,
      @Nullable List<Location> locations) {
    super(hiera, layer, config, options, locations);
    keys = KeyOptions.of(options);
    encryption = hiera.data().encryption(keys);
  }

  @Override
  @Nullable Found findAt(@Nullable Location location, LookupKey key, Invocation invocation) {
    if (location == null || location.isUri()) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          "'"
              + FUNCTION
              + "': one of 'path', 'paths' 'glob', 'globs' or 'mapped_paths' must be declared in"
              + " hiera.yaml when using this lookup_key function");
    }
    String root = key.root();
    String file = location.resolved();
    if (HieraData.isYaml(file)) {
      Inputs.noteValue(file, root);
    } else {
      Inputs.note(Kind.FILE, file);
    }
    DataMap data = yamlData(location);
    int index = data.indexOf(root);
    if (index < 0) {
      invocation.reportNotFound(root);
      return null;
    }
    int position = data.positionAt(index);
    Map<String, Object> known = answers.computeIfAbsent(location, place -> new HashMap<>());
    Object value = known.get(root);
    if (value == null) {
      try {
        invocation.readFrom(location.resolved(), config().name(), position);
        value = plain(data.valueAt(index), invocation);
        checkValue(
            value,
            "Value for key '"
                + root
                + "', returned from "
                + fullName()
                + Location.inMessage(location));
      } catch (EyamlException e) {
        throw new LookupException(
            "EYAML_ERROR",
            "The value of '" + root + "' cannot be decrypted: " + e.getMessage(),
            location.resolved(),
            Position.line(position),
            Position.column(position));
      } catch (LookupException | EvaluationException e) {
        throw blame(e, location, position);
      } finally {
        invocation.readFrom(null, "", Position.NONE);
      }
      known.put(root, value);
    }
    Found found = found(value, location, position);
    invocation.reportFound(root, found);
    return found;
  }

  @Override
  @Nullable Found placeAt(@Nullable Location location, LookupKey key, Invocation invocation) {
    if (location == null || location.isUri()) {
      return null;
    }
    Inputs.note(Kind.FILE, location.resolved());
    DataMap data = yamlData(location);
    int index = data.indexOf(key.root());
    return index < 0 ? null : found(Undef.UNDEF, location, data.positionAt(index));
  }

  /** What several compiles decrypt is decrypted once. */
  private void noteKeys() {
    for (Path key : keys.files()) {
      Inputs.note(Kind.FILE, key);
    }
  }

  /** A value decrypted, then interpolated; keys of hashes are interpolated only. */
  private Object plain(Object value, Invocation invocation) {
    Interpolator interpolator = hiera().interpolator();
    if (value instanceof String text) {
      if (!EncryptedText.isMarked(text)) {
        return interpolator.interpolate(text, invocation, true);
      }
      noteKeys();
      String plain = encryption.decryptValue(text, hiera().secrets()::add);
      Object interpolated = interpolator.interpolate(plain, invocation, true);
      if (!interpolated.equals(plain)) {
        hiera().secrets().add(String.valueOf(interpolated));
      }
      return interpolated;
    }
    if (value instanceof List<?> list) {
      Object[] items = list.toArray();
      for (int i = 0; i < items.length; i++) {
        items[i] = plain(items[i], invocation);
      }
      return new DataList(items);
    }
    if (value instanceof DataMap map) {
      DataMapBuilder builder = new DataMapBuilder();
      for (int i = 0; i < map.size(); i++) {
        int before = invocation.moveTo(map.positionAt(i));
        try {
          builder.put(
              interpolator.interpolate(map.keyAt(i), invocation, true),
              plain(map.valueAt(i), invocation),
              map.positionAt(i));
        } catch (LookupException e) {
          throw e.at(map.positionAt(i));
        } finally {
          int unused = invocation.moveTo(before);
        }
      }
      return builder.build();
    }
    return value;
  }
}
