package plumb.environments.git;

/**
 * A repository elsewhere, and how it is reached.
 *
 * @param url names it, here and in what is kept of it
 * @param source where git gets it from: the URL, or a directory that has the same
 */
public record Remote(String url, String source, RemoteAccess access) {
  /** A repository that is got from where it is named. */
  public Remote(String url, RemoteAccess access) {
    this(url, url, access);
  }

  /** The URL without a password that it may have in it. */
  public String shown() {
    return url.replaceFirst("(://[^/@:]*):[^/@]*@", "$1@");
  }
}
