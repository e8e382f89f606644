package plumb.environments.puppetfile;

import java.util.List;

/**
 * A declaration: a name and what follows it.
 *
 * @param options the pairs at its end, in their order
 */
record Call(Token name, List<Value> arguments, List<Option> options) {
  /** A pair of a declaration; its key has a place, too. */
  record Option(String key, int offset, int length, Value value) {}
}
