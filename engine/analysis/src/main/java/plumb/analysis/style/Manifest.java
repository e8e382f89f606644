package plumb.analysis.style;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;
import plumb.analysis.tokens.TokenList;
import plumb.dsl.source.SourceText;

/**
 * What checks of style look at: a manifest's text and tokens, and the definitions and resources in
 * them, which are found when a check first asks. Not thread-safe.
 */
public final class Manifest {
  private final SourceText source;
  private final TokenList tokens;
  private @Nullable List<Definition> definitions;
  private @Nullable List<Resource> resources;
  private @Nullable List<Token> titles;

  public Manifest(SourceText source, TokenList tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  public SourceText source() {
    return source;
  }

  /** The file's path from the root, without "." and ".."; links are not followed. */
  public Path path() {
    return Path.of(source.path()).toAbsolutePath().normalize();
  }

  /** All tokens; none if the text cannot be read. */
  public TokenList tokens() {
    return tokens;
  }

  /** The lines of the text without their line breaks; carriage returns are kept. */
  public List<String> lines() {
    return List.of(source.text().split("\n", -1));
  }

  /** The definitions of classes. */
  public List<Definition> classes() {
    return definitions().stream().filter(one -> one.keyword().is(TokenKind.CLASS)).toList();
  }

  /** The definitions of classes, and then those of types. */
  public List<Definition> definitions() {
    if (definitions == null) {
      definitions = new ArrayList<>(Definition.all(TokenKind.CLASS, tokens));
      definitions.addAll(Definition.all(TokenKind.DEFINE, tokens));
    }
    return definitions;
  }

  /**
   * The bodies of resources.
   *
   * @throws MalformedManifestException when braces do not fit
   */
  public List<Resource> resources() {
    if (resources == null) {
      resources = Resource.all(tokens);
    }
    return resources;
  }

  /** The tokens right before the colons of resources; of a list, its elements. */
  public List<Token> titles() {
    if (titles == null) {
      titles = Titles.all(tokens);
    }
    return titles;
  }
}
