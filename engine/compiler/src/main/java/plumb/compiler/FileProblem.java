package plumb.compiler;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;

/** What the file system, or a program that was run, refuses: as a sentence for people. */
public final class FileProblem {
  private FileProblem() {}

  /** The problem with a code, MISSING_FILE or IO, and a sentence that names the file. */
  public static CompileException of(IOException e) {
    String code = e instanceof NoSuchFileException ? "MISSING_FILE" : "IO";
    return new CompileException(code, sentence(e));
  }

  private static String sentence(IOException e) {
    if (e instanceof FileSystemException file) {
      return file.getFile() == null ? reason(file) : file.getFile() + ": " + reason(file);
    }
    if (e instanceof CharacterCodingException) {
      return "a file is no text in UTF-8";
    }
    String message = e.getMessage();
    return message == null ? "reading or writing failed" : message;
  }

  private static String reason(FileSystemException e) {
    @Nullable String reason = e.getReason();
    if (reason != null) {
      return Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (e instanceof NotDirectoryException) {
      return "this is no directory";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "this exists already, and is no directory";
    }
    return e instanceof FileSystemLoopException
        ? "the links go in a circle"
        : "it cannot be read or written";
  }
}
