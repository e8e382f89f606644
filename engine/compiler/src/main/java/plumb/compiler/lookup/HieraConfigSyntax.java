package plumb.compiler.lookup;

import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;
import plumb.compiler.yaml.YamlReader;
import plumb.values.EvaluationException;

/** Whether the text of a {@code hiera.yaml} can be used, without looking anything up. */
public final class HieraConfigSyntax {
  private HieraConfigSyntax() {}

  /**
   * Checks a text. Versions 3 and 4 are only read as YAML, where they are used at all.
   *
   * @param directory where the file lies
   * @param ofModule whether it is a module's
   * @throws LookupException when its content cannot be used
   * @throws plumb.compiler.yaml.DataFileException when it is no YAML
   */
  public static void check(String path, String directory, String text, boolean ofModule) {
    if (!(YamlReader.readData(path, text) instanceof DataMap config)) {
      throw refusal(
          path, "A hiera.yaml holds a mapping with a version and a hierarchy", Position.NONE);
    }
    long version = HieraConfigVersions.version(config.get("version"));
    int place = config.indexOf("version");
    int position = place < 0 ? Position.NONE : config.positionAt(place);
    if (version == 5) {
      checkShape(path, directory, text, config, ofModule);
    } else if (version == 3 && ofModule) {
      throw refusal(path, "A module's hiera.yaml of version 3 is ignored", position);
    } else if (version < 3 || version > 5) {
      throw refusal(path, "hiera.yaml version " + version + " is not supported", position);
    }
  }

  private static void checkShape(
      String path, String directory, String text, DataMap config, boolean ofModule) {
    HieraConfig.Owner owner = ofModule ? HieraConfig.Owner.MODULE : HieraConfig.Owner.ENVIRONMENT;
    try {
      HieraConfig unused = HieraConfigReader.read(path, directory, owner, text, config);
    } catch (EvaluationException e) {
      int position = ConfigFault.position(ConfigShape.VERSION_5, config);
      throw refusal(path, String.valueOf(e.getMessage()), position);
    }
  }

  private static LookupException refusal(String path, String message, int position) {
    return new LookupException(
        "HIERA_CONFIG", message, path, Position.line(position), Position.column(position));
  }
}
