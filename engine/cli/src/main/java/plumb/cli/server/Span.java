package plumb.cli.server;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: {@code 90s}, {@code 30m}, {@code 12h}, {@code 7d}, {@code 5y}. */
record Span(Duration duration) {
  static final Span NONE = new Span(Duration.ZERO);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})([smhdy])");
  private static final int DAYS_OF_YEAR = 365;

  /** Reads one from the command line. */
  static final class Converter implements ITypeConverter<Span> {
    @Override
    public Span convert(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is no time: write 90s, 30m, 12h, 7d or 5y");
      }
      long count = Long.parseLong(matcher.group(1));
      return new Span(
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(count * DAYS_OF_YEAR);
          });
    }
  }
}
