package plumb.analysis.data;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.compiler.yaml.DataNode;

/** Finds the lookups in values of data: {@code %{lookup('x')}}, {@code hiera} and {@code alias}. */
final class DataReads {
  private static final Pattern METHOD =
      Pattern.compile("%\\{\\s*(?:lookup|hiera|alias)\\((['\"])(.*?)\\1\\)\\s*\\}");

  private DataReads() {}

  static void add(DataFile file, KeyReads reads) {
    if (file.content().interpolated()) {
      add(file.content(), file.path(), reads);
    }
  }

  private static void add(Object value, String path, KeyReads reads) {
    if (value instanceof String text) {
      if (text.contains("%{")) {
        Matcher method = METHOD.matcher(text);
        while (method.find()) {
          reads.add(List.of(method.group(2)), false, path);
        }
      }
    } else if (value instanceof DataNode node && !node.interpolated()) {
      return;
    } else if (value instanceof List<?> list) {
      list.forEach(item -> add(item, path, reads));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            add(key, path, reads);
            add(item, path, reads);
          });
    }
  }
}
