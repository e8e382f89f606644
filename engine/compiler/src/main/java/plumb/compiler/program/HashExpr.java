package plumb.compiler.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.values.SizeLimit;

/** {@code {k => v}}; both lists have the same length. */
public record HashExpr(int pos, List<Expr> keys, List<Expr> values) implements Expr {
  @Override
  public Object eval(Frame f) {
    Map<Object, Object> map = new LinkedHashMap<>(keys.size() * 2);
    for (int i = 0; i < keys.size(); i++) {
      Object key = keys.get(i).eval(f);
      SizeLimit.checkKey(key);
      map.put(key, values.get(i).eval(f));
    }
    return map;
  }
}
