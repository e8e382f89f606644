package plumb.values.types;

/**
 * One step on the way into nested data.
 *
 * @param text how messages print it
 * @param variant whether it is a choice between alternatives, which does not lead anywhere
 * @param signature whether that choice is one of a function's signatures
 */
record PathElement(String text, boolean variant, boolean signature) {
  static PathElement subject(String name) {
    return new PathElement(name, false, false);
  }

  static PathElement parameter(String name) {
    return new PathElement("parameter '" + name + "'", false, false);
  }

  static PathElement entry(String key) {
    return new PathElement("entry '" + key + "'", false, false);
  }

  static PathElement keyOfEntry(String key) {
    return new PathElement("key of entry '" + key + "'", false, false);
  }

  static PathElement index(int index) {
    return new PathElement("index " + index, false, false);
  }

  static PathElement variant(int index) {
    return new PathElement("variant " + index, true, false);
  }

  static PathElement signature(int index) {
    return new PathElement((index + 1) + ".", true, true);
  }

  static PathElement block() {
    return new PathElement("block", false, false);
  }

  static PathElement result() {
    return new PathElement("return", false, false);
  }

  @Override
  public String toString() {
    return text;
  }
}
