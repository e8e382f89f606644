package plumb.host.archives;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code archive} asks for. Immutable.
 *
 * @param path where the file is
 * @param source where it comes from; null where nothing says so
 * @param checksum how its content is checked
 * @param creates what unpacking makes; where that is, nothing is fetched
 * @param cleanup whether the file goes when it has been unpacked
 * @param temporary directory for what is not complete; null for the one of the file
 * @param unpacking how it is unpacked; null where it is not
 */
record DesiredArchive(
    Path path,
    boolean present,
    @Nullable Source source,
    Checksum checksum,
    @Nullable Path creates,
    boolean cleanup,
    @Nullable Path temporary,
    @Nullable Unpacking unpacking) {

  /**
   * Where a file comes from.
   *
   * @param address URL or absolute path
   * @param options further arguments of the program that downloads
   * @param settings more settings of that program, which may be secret, by name
   */
  record Source(
      String address, boolean insecure, List<String> options, Map<String, String> settings) {}

  /**
   * How a content is checked.
   *
   * @param algorithm name of the digest, such as "SHA-256"; null where nothing is checked
   * @param label what manifests call it
   * @param digest what it has to be, in hexadecimal; null where that is at {@code address}
   * @param address URL of a text with the digest
   * @param verifies whether what was downloaded is checked before it is put in place
   */
  record Checksum(
      @Nullable String algorithm,
      String label,
      @Nullable String digest,
      @Nullable String address,
      boolean verifies) {}

  /**
   * How a file is unpacked.
   *
   * @param directory where
   * @param command what to run instead of the usual; null for that
   * @param flags options instead of the usual, by program, or under "" for all
   * @param user user to run it as
   * @param group group to run it as
   */
  record Unpacking(
      @Nullable Path directory,
      @Nullable String command,
      Map<String, String> flags,
      @Nullable String user,
      @Nullable String group) {}
}
