package plumb.compiler.lookup;

import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;
import plumb.compiler.yaml.YamlReader;
import plumb.values.EvaluationException;

/** Whether the text of a {@code hiera.yaml} can be used, without looking anything up. */
public final class HieraConfigSyntax {
  private HieraConfigSyntax() {}

  /**
   * Checks a text. Versions before 5 are only read as YAML.
   *
   * @param directory where the file lies
   * @param ofModule whether it is a module's
   * @throws LookupException when its content cannot be used
   * @throws plumb.compiler.yaml.DataFileException when it is no YAML
   */
  public static void check(String path, String directory, String text, boolean ofModule) {
    HieraConfig.Owner owner = ofModule ? HieraConfig.Owner.MODULE : HieraConfig.Owner.ENVIRONMENT;
    if (YamlReader.readData(path, text) instanceof DataMap config
        && Long.valueOf(5).equals(config.get("version"))) {
      try {
        HieraConfig unused = HieraConfigReader.read(path, directory, owner, text, config);
      } catch (EvaluationException e) {
        int position = ConfigFault.position(ConfigShape.VERSION_5, config);
        throw new LookupException(
            e.code(),
            String.valueOf(e.getMessage()),
            path,
            Position.line(position),
            Position.column(position));
      }
    }
  }
}
