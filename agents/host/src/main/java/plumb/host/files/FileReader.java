package plumb.host.files;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Shown;
import plumb.host.files.FileDesired.Copying;
import plumb.host.files.FileDesired.Ensure;
import plumb.host.files.FileDesired.Recursion;
import plumb.host.files.FileDesired.SourcePermissions;
import plumb.host.files.FileDesired.Validation;
import plumb.host.web.WebAddress;
import plumb.values.Binary;

/** Reads and checks the parameters of a file resource. */
final class FileReader {
  private static final String DEFAULT_EXTENSION = ".puppet-bak";
  private static final List<String> KINDS =
      List.of("absent", "false", "file", "present", "directory", "link");

  private static final Path SELINUX = Path.of("/sys/fs/selinux/enforce");

  private final Declaration declaration;

  FileReader(Declaration declaration) {
    this.declaration = declaration;
  }

  FileDesired read() {
    String ensureText = declaration.text("ensure");
    String target = declaration.text("target");
    boolean targetAsEnsure = ensureText != null && !KINDS.contains(ensureText);
    if (targetAsEnsure) {
      target = ensureText;
      ensureText = Ensure.LINK.label();
    }
    Content content = content();
    List<String> sources = sources();
    Ensure ensure = ensure(ensureText, target, content);
    Recursion recursion = recursion(!sources.isEmpty());
    checkCombination(content, sources, target, ensure);
    checkSecurityContext();
    return new FileDesired(
        path(),
        null,
        ensure,
        target,
        content,
        sources,
        null,
        name("owner"),
        name("group"),
        mode(),
        copying(content, sources),
        recursion,
        declaration.flag("show_diff", true),
        declaration.secret("content") || declaration.secret("source"));
  }

  private Path path() {
    String path = declaration.has("path") ? declaration.text("path") : declaration.title();
    if (path == null || !path.startsWith("/") || path.indexOf('\0') >= 0) {
      declaration.problem("path", "File paths must be fully qualified, not " + Shown.value(path));
      return Path.of("/");
    }
    return Path.of(path).normalize();
  }

  private static @Nullable Ensure ensure(
      @Nullable String text, @Nullable String target, @Nullable Content content) {
    if (text == null) {
      return target != null ? Ensure.LINK : content != null ? Ensure.FILE : null;
    }
    if (text.equals("false")) {
      return Ensure.ABSENT;
    }
    for (Ensure ensure : Ensure.values()) {
      if (ensure.label().equals(text)) {
        return ensure;
      }
    }
    return null;
  }

  private @Nullable Content content() {
    Object value = declaration.value("content");
    if (value == null) {
      return null;
    }
    if (value instanceof Binary binary) {
      return Content.of(binary.bytes());
    }
    if (!(value instanceof String text)) {
      declaration.problem("content", "expects a string");
      return null;
    }
    if (isChecksum(text)) {
      declaration.problem("content", "a checksum can't be used in place of the content");
    }
    return Content.of(text);
  }

  /** Says whether text has the form {@code {sha256}...}, which once fetched it from a bucket. */
  private static boolean isChecksum(String text) {
    int end = text.indexOf('}');
    return text.startsWith("{")
        && end > 3
        && text.length() > end + 1
        && text.indexOf(' ') < 0
        && text.indexOf('\n') < 0
        && ChecksumKind.labelled(text.substring(1, end)) != null;
  }

  private List<String> sources() {
    List<String> texts = declaration.texts("source");
    List<String> sources = new ArrayList<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      String source = stripSlashes(text);
      if (WebAddress.isOne(source)) {
        checkAddress(source);
      } else if (!source.startsWith("/")
          && !source.startsWith("puppet://")
          && !source.startsWith("file:/")) {
        declaration.problem("source", "Cannot use '" + text + "' as a source");
      }
      sources.add(source);
    }
    return sources;
  }

  private void checkAddress(String source) {
    try {
      WebAddress.of(source);
    } catch (URISyntaxException e) {
      declaration.problem(
          "source",
          "Could not understand source " + WebAddress.shown(source) + ": " + e.getReason());
    }
  }

  private static String stripSlashes(String text) {
    int end = text.length();
    while (end > 1 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }

  private @Nullable String name(String parameter) {
    String name = declaration.text(parameter);
    if (name != null && name.isEmpty()) {
      declaration.problem(parameter, "Invalid " + parameter + " name ''");
      return null;
    }
    return name;
  }

  private @Nullable Mode mode() {
    Object value = declaration.value("mode");
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      declaration.problem(
          "mode", "The file mode specification must be a string, not " + Shown.value(value));
      return null;
    }
    Mode mode = Mode.parse(text);
    if (mode == null) {
      declaration.problem("mode", "The file mode specification is invalid: \"" + text + '"');
    }
    return mode;
  }

  private Copying copying(@Nullable Content content, List<String> sources) {
    ChecksumKind checksum =
        ChecksumKind.labelled(declaration.word("checksum", ChecksumKind.labels(), "sha256"));
    ChecksumKind kind = checksum == null ? ChecksumKind.SHA256 : checksum;
    if (content != null && !kind.isDigest()) {
      declaration.problem("You cannot specify content when using checksum '" + kind.label() + "'");
    }
    if (!sources.isEmpty() && kind == ChecksumKind.NONE) {
      declaration.problem("You cannot specify source when using checksum 'none'");
    }
    String value = declaration.text("checksum_value");
    if (value != null && !kind.isValid(value)) {
      declaration.problem(
          "Checksum value '" + value + "' is not a valid checksum type " + kind.label());
    }
    String staging = declaration.path("staging_location");
    return new Copying(
        kind,
        value,
        declaration.word("links", List.of("follow", "manage"), "manage").equals("follow"),
        declaration.flag("force", false),
        declaration.flag("replace", true),
        backup(),
        validation(),
        staging == null ? null : Path.of(staging),
        sourcePermissions());
  }

  private @Nullable String backup() {
    String backup = declaration.text("backup", "false");
    if (backup.startsWith(".") && backup.contains("/")) {
      declaration.problem("backup", "an extension can't have a slash: '" + backup + "'");
    }
    return switch (backup) {
      case "false" -> null;
      case "true" -> DEFAULT_EXTENSION;
      default -> backup;
    };
  }

  private @Nullable Validation validation() {
    String placeholder = declaration.text("validate_replacement", "%");
    String command = declaration.text("validate_cmd");
    return command == null
        ? null
        : new Validation(command, placeholder, declaration.secret("content"));
  }

  private SourcePermissions sourcePermissions() {
    return switch (declaration.word(
        "source_permissions", List.of("use", "use_when_creating", "ignore"), "ignore")) {
      case "use" -> SourcePermissions.USE;
      case "use_when_creating" -> SourcePermissions.USE_WHEN_CREATING;
      default -> SourcePermissions.IGNORE;
    };
  }

  private @Nullable Recursion recursion(boolean hasSource) {
    String recurse = declaration.word("recurse", List.of("true", "false", "remote"), "false");
    Long limit = declaration.integer("recurselimit");
    Long mostFiles = declaration.integer("max_files");
    boolean purge = declaration.flag("purge", false);
    List<String> ignore = ignore();
    boolean all = declaration.word("sourceselect", List.of("first", "all"), "first").equals("all");
    if (recurse.equals("false")) {
      return null;
    }
    if (recurse.equals("remote") && !hasSource) {
      declaration.problem("You cannot specify a remote recursion without a source");
    }
    return new Recursion(
        recurse.equals("true"),
        limit == null ? -1 : limit.intValue(),
        ignore,
        purge,
        all,
        mostFiles == null ? 0 : mostFiles.intValue());
  }

  private List<String> ignore() {
    if (Boolean.FALSE.equals(declaration.value("ignore"))) {
      return List.of();
    }
    List<String> ignore = declaration.texts("ignore");
    return ignore == null ? List.of() : List.copyOf(ignore);
  }

  /** Security contexts mean nothing where the kernel has none, as the reference sees it too. */
  private void checkSecurityContext() {
    declaration.value("selinux_ignore_defaults");
    for (String part : List.of("seluser", "selrole", "seltype", "selrange")) {
      if (declaration.has(part) && Files.exists(SELINUX)) {
        declaration.problem(part, "security contexts of SELinux are not supported");
      }
    }
  }

  private void checkCombination(
      @Nullable Content content,
      List<String> sources,
      @Nullable String target,
      @Nullable Ensure ensure) {
    int creators =
        (content == null ? 0 : 1) + (sources.isEmpty() ? 0 : 1) + (target == null ? 0 : 1);
    if (creators > 1) {
      declaration.problem("You cannot specify more than one of content, source, target");
    }
    if (ensure == Ensure.LINK && target == null && sources.isEmpty()) {
      declaration.problem("Cannot create a symlink without a target");
    }
  }
}
