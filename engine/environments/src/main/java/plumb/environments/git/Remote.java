package plumb.environments.git;

/** A repository elsewhere, and how it is reached. */
public record Remote(String url, RemoteAccess access) {
  /** The URL without a password that it may have in it. */
  public String shown() {
    return url.replaceFirst("(://[^/@:]*):[^/@]*@", "$1@");
  }
}
