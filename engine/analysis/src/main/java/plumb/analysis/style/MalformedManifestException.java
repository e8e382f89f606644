package plumb.analysis.style;

import plumb.analysis.tokens.Token;

/** A manifest's braces do not fit: what they enclose cannot be told. */
public final class MalformedManifestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Token token;

  MalformedManifestException(Token token) {
    super("the braces around this do not fit", null, false, false);
    this.token = token;
  }

  /** Where that was noticed. */
  public Token token() {
    return token;
  }
}
