package plumb.host.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the files in /etc with a line for each account and colons between its fields. Read as a
 * whole, and again only after it has changed.
 */
final class AccountFile {
  private final Path path;
  private Map<String, String[]> entries = Map.of();
  private String signature = "";

  AccountFile(String path) {
    this.path = Path.of(path);
  }

  /** Returns the fields of an account, or null. */
  String @Nullable [] find(String name) throws IOException {
    refresh();
    return entries.get(name);
  }

  /** Returns the fields of all accounts, in the order of the file. */
  List<String[]> all() throws IOException {
    refresh();
    return new ArrayList<>(entries.values());
  }

  /**
   * The tools replace these files as a whole, so that their identity changes with their content.
   */
  private void refresh() throws IOException {
    String current = signature();
    if (!current.equals(signature)) {
      Map<String, String[]> read = new LinkedHashMap<>();
      for (String line : Files.readString(path, StandardCharsets.UTF_8).split("\n")) {
        String[] fields = line.split(":", -1);
        if (fields.length > 1) {
          read.putIfAbsent(fields[0], fields);
        }
      }
      entries = read;
      signature = current;
    }
  }

  private String signature() throws IOException {
    try {
      return Files.readAttributes(path, "unix:ino,size,lastModifiedTime,ctime").toString();
    } catch (NoSuchFileException e) {
      entries = Map.of();
      return "";
    }
  }
}
