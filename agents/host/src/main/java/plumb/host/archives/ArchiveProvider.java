package plumb.host.archives;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.agent.provider.Shown;
import plumb.host.content.RegularFile;
import plumb.host.principals.Principals;

/** Fetches archives, checks and unpacks them ({@code archive}). */
public final class ArchiveProvider implements Provider<DesiredArchive, ArchiveState> {
  private static final String NOT_UNPACKED = "archive not extracted";

  private final Fetcher fetcher;
  private final Unpacker unpacker;

  /** Opens the provider for one run. */
  public ArchiveProvider(ProviderContext context, Principals principals) {
    this.fetcher = new Fetcher(context.files());
    this.unpacker = new Unpacker(principals);
  }

  @Override
  public String name(DesiredArchive desired) {
    return "curl";
  }

  @Override
  public DesiredArchive desire(Declaration declaration) {
    return new ArchiveDeclaration(declaration).read();
  }

  @Override
  public String identity(DesiredArchive desired) {
    return desired.path().toString();
  }

  @Override
  public void relate(DesiredArchive desired, Relations relations) {
    relations.require("File", String.valueOf(desired.path().getParent()));
    DesiredArchive.Unpacking unpacking = desired.unpacking();
    if (unpacking != null && unpacking.directory() != null) {
      relations.require("File", unpacking.directory().toString());
    }
  }

  @Override
  public ArchiveState observe(DesiredArchive desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    boolean fileThere = Files.exists(desired.path());
    Path creates = desired.creates();
    boolean created = creates != null && Files.exists(creates);
    boolean unpacked = created || creates == null || desired.unpacking() == null;
    if (!fileThere) {
      return new ArchiveState(created && desired.present(), unpacked, null, null);
    }
    DesiredArchive.Checksum checksum = desired.checksum();
    if (!desired.present() || checksum.algorithm() == null) {
      return new ArchiveState(true, unpacked, null, null);
    }
    String digest = digest(desired.path(), checksum.algorithm());
    String wanted = wantedDigest(desired);
    return new ArchiveState(digest.equals(wanted), unpacked, digest, wanted);
  }

  private @Nullable String wantedDigest(DesiredArchive desired)
      throws ProviderException, IOException, InterruptedException {
    DesiredArchive.Checksum checksum = desired.checksum();
    DesiredArchive.Source source = desired.source();
    if (checksum.digest() != null || checksum.address() == null || source == null) {
      return checksum.digest();
    }
    return fetcher.digest(source, checksum.address());
  }

  private static String digest(Path file, String algorithm) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      try (InputStream in = new DigestInputStream(RegularFile.open(file, true), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  @Override
  public List<Change> diff(DesiredArchive desired, ArchiveState observed) {
    if (!desired.present()) {
      return observed.present()
          ? List.of(
              Change.ensure("archive", "present", "absent")
                  .message("remove archive: " + desired.path() + " "))
          : List.of();
    }
    if (!observed.present()) {
      return List.of(fetch(desired, observed));
    }
    return observed.unpacked() ? List.of() : List.of(unpack(desired));
  }

  private static Change fetch(DesiredArchive desired, ArchiveState observed) {
    if (observed.digest() == null) {
      return Change.ensure("archive", "absent", "present").message(fetched(desired));
    }
    String label = "(" + desired.checksum().label() + ")";
    String found = label + observed.digest();
    String wanted = label + Objects.requireNonNullElse(observed.wantedDigest(), "");
    return Change.of("ensure", "absent", "present", found, wanted)
        .event("archive_created")
        .message("replace archive: " + desired.path() + " from " + found + " to " + wanted);
  }

  private static String fetched(DesiredArchive desired) {
    DesiredArchive.Unpacking unpacking = desired.unpacking();
    String source = desired.source() == null ? "" : desired.source().address();
    return "download archive from "
        + source
        + " to "
        + desired.path()
        + " "
        + (unpacking == null
            ? ""
            : "and extracted in " + Objects.toString(unpacking.directory(), ""))
        + (desired.cleanup() ? " with cleanup" : " without cleanup");
  }

  private static Change unpack(DesiredArchive desired) {
    String creates = String.valueOf(desired.creates());
    DesiredArchive.Unpacking unpacking = desired.unpacking();
    String directory = unpacking == null ? "" : Objects.toString(unpacking.directory(), "");
    return Change.of(
        "creates",
        NOT_UNPACKED,
        creates,
        Shown.value(NOT_UNPACKED),
        "extracting in " + directory + " to create " + creates);
  }

  @Override
  public void apply(DesiredArchive desired, ArchiveState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!desired.present()) {
      Files.deleteIfExists(desired.path());
      return;
    }
    if (change.property().equals("ensure")) {
      replace(desired);
    }
    if (desired.unpacking() != null) {
      unpacker.unpack(desired.path(), desired.unpacking());
    }
    Path creates = desired.creates();
    if (change.property().equals("ensure")
        && desired.cleanup()
        && creates != null
        && Files.exists(creates)) {
      Files.deleteIfExists(desired.path());
    }
  }

  private void replace(DesiredArchive desired)
      throws ProviderException, IOException, InterruptedException {
    DesiredArchive.Source source = desired.source();
    if (source == null) {
      throw new ProviderException("Unable to fetch archive, the source parameter is nil.");
    }
    Path temporary = desired.temporary();
    if (temporary != null && !Files.isDirectory(temporary)) {
      throw new ProviderException("Temporary directory " + temporary + " doesn't exist");
    }
    Path directory = Objects.requireNonNull(desired.path().getParent());
    Files.createDirectories(directory);
    Path fetched =
        Files.createTempFile(temporary == null ? directory : temporary, ".plumb-", ".new");
    Path beside = fetched;
    try {
      fetcher.fetch(source, fetched);
      verify(desired, fetched);
      if (temporary != null) {
        beside = Files.createTempFile(directory, ".plumb-", ".new");
        Files.copy(fetched, beside, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(beside, desired.path(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
      Files.deleteIfExists(fetched);
    }
  }

  private void verify(DesiredArchive desired, Path file)
      throws ProviderException, IOException, InterruptedException {
    DesiredArchive.Checksum checksum = desired.checksum();
    if (checksum.algorithm() == null || !checksum.verifies()) {
      return;
    }
    String digest = digest(file, checksum.algorithm());
    String wanted = wantedDigest(desired);
    if (!digest.equals(wanted)) {
      throw new ProviderException(
          "Download file checksum mismatch (expected: " + wanted + " actual: " + digest + ")");
    }
  }
}
