package plumb.host.files;

/** What is at a path. */
enum FileKind {
  FILE("file"),
  DIRECTORY("directory"),
  LINK("link"),
  FIFO("fifo"),
  SOCKET("socket"),
  BLOCK_DEVICE("blockSpecial"),
  CHARACTER_DEVICE("characterSpecial"),
  UNKNOWN("unknown");

  private static final int TYPE_BITS = 0170000;

  private final String label;

  FileKind(String label) {
    this.label = label;
  }

  /** Returns the name that messages and reports use. */
  String label() {
    return label;
  }

  /** Returns the kind that the mode of stat(2) says. */
  static FileKind ofMode(int mode) {
    return switch (mode & TYPE_BITS) {
      case 0100000 -> FILE;
      case 0040000 -> DIRECTORY;
      case 0120000 -> LINK;
      case 0010000 -> FIFO;
      case 0140000 -> SOCKET;
      case 0060000 -> BLOCK_DEVICE;
      case 0020000 -> CHARACTER_DEVICE;
      default -> UNKNOWN;
    };
  }
}
