package plumb.agent;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import plumb.agent.provider.ProviderException;

/** Puts exceptions into words: the JDK's file exceptions have only a path for a message. */
final class Failures {
  private Failures() {}

  static String describe(Exception failure) {
    if (failure instanceof ProviderException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof FileSystemException fileFailure) {
      return reason(fileFailure) + " - " + fileFailure.getFile();
    }
    if (failure instanceof IOException && failure.getMessage() != null) {
      return failure.getMessage();
    }
    return failure.toString();
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (failure instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "File exists";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "Directory not empty";
    }
    if (failure instanceof NotDirectoryException) {
      return "Not a directory";
    }
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
