package plumb.compiler.yaml;

/**
 * A Ruby symbol ({@code :name}) written as a value in YAML. Symbols that are mapping keys are read
 * as strings; a symbol as a value is no value of the language and is refused where it is used.
 *
 * @param name the symbol without its colon
 */
public record YamlSymbol(String name) {
  @Override
  public String toString() {
    return ":" + name;
  }
}
