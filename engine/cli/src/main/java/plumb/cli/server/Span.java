package plumb.cli.server;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import plumb.query.TimeSpan;

/** A time as people write it: {@code 90s}, {@code 30m}, {@code 12h}, {@code 7d}, {@code 5y}. */
record Span(Duration duration) {
  static final Span NONE = new Span(Duration.ZERO);

  /** Reads one during which something shall hold. */
  static final class Lifetime implements ITypeConverter<Span> {
    @Override
    public Span convert(String text) {
      Span span = new Converter().convert(text);
      if (span.duration().isZero()) {
        throw new TypeConversionException("it would have ended before it is used: " + text);
      }
      return span;
    }
  }

  /** Reads one from the command line. */
  static final class Converter implements ITypeConverter<Span> {
    @Override
    public Span convert(String text) {
      return TimeSpan.parse(text)
          .map(Span::new)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is no time: write 90s, 30m, 12h, 7d or 5y"));
    }
  }
}
