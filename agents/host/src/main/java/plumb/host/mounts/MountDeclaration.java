package plumb.host.mounts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.host.records.DesiredEntry;
import plumb.host.records.RecordDeclaration;

/** Turns parameters into what is wanted of a mount. */
final class MountDeclaration {
  static final String ENSURE = "ensure";
  static final String REMOUNTS = "remounts";
  private static final List<String> STATES = List.of("defined", "unmounted", "absent", "mounted");
  private static final Pattern DUMPS = Pattern.compile("(0|1)");
  private static final Path FSTAB = Path.of("/etc/fstab");

  private MountDeclaration() {}

  /** Reads the parameters of a {@code mount}; mistakes go to the declaration. */
  static DesiredEntry read(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (name.isBlank() || name.indexOf('\n') >= 0 || name.indexOf('\0') >= 0) {
      declaration.problem("name", "'" + name + "' is no place for a mount");
    }
    RecordDeclaration wanted = new RecordDeclaration(declaration, "parsed");
    String ensure = declaration.word(ENSURE, STATES, Map.of("present", "defined"));
    if (ensure != null) {
      wanted.setting(ENSURE, ensure);
    }
    wanted
        .text(TableFormat.DEVICE, value -> null)
        .text(TableFormat.FSTYPE, value -> complain(TableFormat.FSTYPE, value))
        .text(TableFormat.OPTIONS, value -> complain(TableFormat.OPTIONS, value));
    boolean managed = wanted.isManaged() || ensure != null;
    number(declaration, wanted, TableFormat.PASS, managed);
    readStartAtBoot(declaration);
    declaration.matching(TableFormat.DUMP, DUMPS);
    number(declaration, wanted, TableFormat.DUMP, managed);
    wanted.setting(REMOUNTS, declaration.word(REMOUNTS, List.of("true", "false"), "true"));
    return wanted.in(FSTAB, TableFormat.withoutSlash(name), null);
  }

  private static @Nullable String complain(String property, String value) {
    if (value.chars().anyMatch(Character::isWhitespace)) {
      return property + " must not contain whitespace: " + value;
    }
    return value.isEmpty() ? property + " must not be an empty string" : null;
  }

  /** A table has a number in any case once anything is said about a mount. */
  private static void number(
      Declaration declaration, RecordDeclaration wanted, String property, boolean managed) {
    if (declaration.has(property)) {
      wanted.text(property, value -> complain(property, value));
    } else if (managed) {
      wanted.put(property, "0");
    }
  }

  /** The table of Linux says by an option what is not to be mounted at boot. */
  private static void readStartAtBoot(Declaration declaration) {
    Boolean atBoot = declaration.flag("atboot");
    String options = "," + declaration.text(TableFormat.OPTIONS, "") + ",";
    if (Boolean.FALSE.equals(atBoot) && !options.contains(",noauto,")) {
      declaration.problem("atboot", "what is not to be mounted at boot needs the option noauto");
    }
  }
}
