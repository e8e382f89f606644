package plumb.server.git.push;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Follows the symbolic links of a tree as a disk would, through each other. */
final class LinkCheck {
  /** As many as Linux follows (path_resolution(7)). */
  private static final int MOST_HOPS = 40;

  private final Map<String, String> links;

  /**
   * @param links targets by the links' paths
   */
  LinkCheck(Map<String, String> links) {
    this.links = links;
  }

  /** What follows a branch's name in a sentence; null when no link leads out of the tree. */
  @Nullable String refusal() {
    for (Map.Entry<String, String> link : new TreeMap<>(links).entrySet()) {
      if (link.getValue().startsWith("/")) {
        return "has a link to an absolute path: " + shown(link);
      }
      if (leadsOut(link.getKey())) {
        return "has a link that leads out of it: " + shown(link);
      }
    }
    return null;
  }

  private static String shown(Map.Entry<String, String> link) {
    return link.getKey() + " -> " + link.getValue();
  }

  /** What goes in circles leads nowhere, which does no harm. */
  private boolean leadsOut(String path) {
    Deque<String> rest = new ArrayDeque<>();
    push(rest, path);
    Deque<String> at = new ArrayDeque<>();
    int hops = 0;
    while (!rest.isEmpty()) {
      String part = rest.pop();
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        if (at.isEmpty()) {
          return true;
        }
        at.removeLast();
        continue;
      }
      at.addLast(part);
      String target = links.get(String.join("/", at));
      if (target != null) {
        if (target.startsWith("/")) {
          return true;
        }
        if (++hops > MOST_HOPS) {
          return false;
        }
        at.removeLast();
        push(rest, target);
      }
    }
    return false;
  }

  private static void push(Deque<String> rest, String path) {
    String[] parts = path.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      rest.push(parts[i]);
    }
  }
}
