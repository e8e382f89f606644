package plumb.server.git.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import plumb.server.access.Requesters.Headers;

/**
 * Git's clients send a token as the password of HTTP's basic authentication (RFC 7617); the user's
 * name means nothing. Everybody else reads it as a bearer's token.
 */
record BasicToken(Headers headers) implements Headers {
  private static final String BASIC = "basic ";

  @Override
  public @Nullable String get(String name) {
    String value = headers.get(name);
    if (value == null || !name.equals("authorization") || !isBasic(value)) {
      return value;
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(value.substring(BASIC.length()).strip()),
              StandardCharsets.UTF_8);
      return "Bearer " + pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "Bearer ";
    }
  }

  private static boolean isBasic(String value) {
    return value.regionMatches(true, 0, BASIC, 0, BASIC.length());
  }
}
