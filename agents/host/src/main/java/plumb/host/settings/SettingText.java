package plumb.host.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import plumb.agent.provider.Change;

/** How changes of values are shown. */
final class SettingText {
  private static final String REDACTED = "[redacted sensitive information]";

  private SettingText() {}

  static Change change(DesiredSetting desired, List<String> current, List<String> wanted) {
    if (!desired.several()) {
      return change(desired.display(), current.get(0), wanted.get(0));
    }
    return switch (desired.display()) {
      case PLAIN -> Change.of("value", current, wanted, plain(current), plain(wanted));
      case SECRET, REDACTED -> change(desired.display(), "", "");
      default -> Change.of("value", current, wanted);
    };
  }

  static Change change(DesiredSetting.Display display, String current, String wanted) {
    return switch (display) {
      case QUOTED -> Change.of("value", current, wanted);
      case PLAIN -> Change.of("value", current, wanted, current, wanted);
      case DIGEST -> hidden(digest(current), digest(wanted));
      case SECRET -> hidden("[old secret redacted]", "[new secret redacted]");
      case REDACTED -> hidden(REDACTED, REDACTED);
    };
  }

  private static Change hidden(String current, String wanted) {
    return Change.of("value", current, wanted, current, wanted);
  }

  private static String plain(List<String> values) {
    return values.stream().map(SettingText::quote).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quote(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String digest(String value) {
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(value.getBytes(StandardCharsets.UTF_8));
      return "{md5}" + HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
