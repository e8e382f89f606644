package plumb.store;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Texts as every database takes them. PostgreSQL knows no NUL, and neither knows half of a
 * character beyond the first 65,536; U+FFFD stands for each, in what is kept and in what is looked
 * for.
 */
final class StorableText extends AbstractArgumentFactory<String> {
  private static final char REPLACEMENT = '\ufffd';

  StorableText() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String text, ConfigRegistry config) {
    String storable = of(text);
    return (position, statement, context) -> statement.setString(position, storable);
  }

  static String of(String text) {
    int length = text.length();
    int i = 0;
    while (i < length && isPlain(text.charAt(i))) {
      i++;
    }
    return i == length ? text : replaced(text);
  }

  private static boolean isPlain(char c) {
    return c != 0 && !Character.isSurrogate(c);
  }

  private static String replaced(String text) {
    StringBuilder storable = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                    ? REPLACEMENT
                    : c)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }
}
