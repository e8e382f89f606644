package plumb.analysis.lint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Finding;
import plumb.analysis.Fix;
import plumb.analysis.Fixes;
import plumb.analysis.Level;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.SemanticLinter;
import plumb.analysis.style.Findings;
import plumb.analysis.style.MalformedManifestException;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenList;
import plumb.analysis.tokens.Tokens;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/** Runs checks over manifests, one at a time. Thread-safe. */
public final class Linter {
  /** The name of the check that a text can be read at all; it cannot be switched off. */
  public static final String SYNTAX = "syntax";

  /** Each fix may move or uncover something else; some rounds are enough for all of it. */
  private static final int MOST_ROUNDS = 10;

  private static final byte[] SELINUX_POLICY = {(byte) 0x8f, (byte) 0xff, 0x7c, (byte) 0xf9};

  private final List<StyleCheck> checks;
  private final @Nullable SemanticLinter semantic;

  /** A linter for style alone. */
  public Linter(List<StyleCheck> checks) {
    this(checks, null);
  }

  /**
   * A linter for style and meaning.
   *
   * @param semantic checks what manifests mean; null for style alone
   */
  public Linter(List<StyleCheck> checks, @Nullable SemanticLinter semantic) {
    this.checks = List.copyOf(checks);
    this.semantic = semantic;
  }

  /**
   * Checks a file. What cannot be read as text or tokens is a finding.
   *
   * @throws IOException when the file cannot be read
   */
  public LintedFile lint(Path file) throws IOException {
    try {
      return lint(new SourceText(file.toString(), TextFile.read(file)));
    } catch (InvalidTextException e) {
      if (isSelinuxPolicy(file)) {
        return lint(new SourceText(file.toString(), ""));
      }
      return new LintedFile(
          e.diagnostic().source(), List.of(finding(e.diagnostic())), List.of(), List.of());
    }
  }

  /** Compiled policies of SELinux have names that end like those of manifests. */
  private static boolean isSelinuxPolicy(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SELINUX_POLICY.length), SELINUX_POLICY);
    }
  }

  /** Checks a text. */
  public LintedFile lint(SourceText source) {
    if (semantic != null && ProjectFile.kindOf(Path.of(source.path())) != null) {
      List<Finding> found = new ArrayList<>(semantic.lint(source));
      found.sort(Finding.BY_PLACE);
      return new LintedFile(source, found, List.of(), List.of());
    }
    List<Diagnostic> errors = new ArrayList<>();
    TokenList tokens = Tokens.read(source, errors);
    List<Finding> found = new ArrayList<>();
    errors.forEach(error -> found.add(finding(error)));
    if (!source.text().isEmpty()) {
      check(new Manifest(source, tokens), found);
    }
    if (semantic != null && found.stream().noneMatch(one -> one.check().equals(SYNTAX))) {
      found.addAll(semantic.lint(source));
    }
    found.sort(Finding.BY_PLACE);
    return withoutIgnored(source, found, new ControlComments(tokens));
  }

  /** Mends what can be mended in a file, as {@link #fix(LintedFile, UnaryOperator)} does. */
  public LintedFile fix(LintedFile linted) {
    return fix(linted, UnaryOperator.identity());
  }

  /**
   * Mends what can be mended in a file, again and again until nothing is left to mend. A text that
   * cannot be read stays as it is.
   *
   * @param linted what these checks found in it
   * @param selection leaves out the findings that are to stay as they are
   * @return what is left, with the text that it is found in
   */
  public LintedFile fix(LintedFile linted, UnaryOperator<LintedFile> selection) {
    LintedFile fixed = linted;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Finding> selected = selection.apply(fixed).findings();
      List<Fix> fixes = selected.stream().map(Finding::fix).filter(Objects::nonNull).toList();
      if (fixes.isEmpty()
          || fixed.findings().stream().anyMatch(one -> one.check().equals(SYNTAX))) {
        break;
      }
      SourceText source = fixed.source();
      fixed = lint(new SourceText(source.path(), Fixes.apply(source.text(), fixes)));
    }
    return fixed;
  }

  private void check(Manifest manifest, List<Finding> found) {
    String path = manifest.source().path();
    try {
      List<Finding> ofChecks = new ArrayList<>();
      for (StyleCheck check : checks) {
        check.check(manifest, new Findings(path, check, ofChecks));
      }
      found.addAll(ofChecks);
    } catch (MalformedManifestException e) {
      if (!found.isEmpty()) {
        return;
      }
      Token token = e.token();
      String message = "the braces around this do not fit";
      found.add(
          new Finding(SYNTAX, Level.ERROR, path, token.line(), token.column(), message, null));
    }
  }

  private static Finding finding(Diagnostic diagnostic) {
    return new Finding(
        SYNTAX,
        Level.ERROR,
        diagnostic.source().path(),
        diagnostic.line(),
        diagnostic.column(),
        diagnostic.message(),
        null);
  }

  private static LintedFile withoutIgnored(
      SourceText source, List<Finding> found, ControlComments comments) {
    List<Finding> kept = new ArrayList<>();
    List<LintedFile.Ignored> ignored = new ArrayList<>();
    for (Finding finding : found) {
      String reason = comments.reason(finding.check(), finding.line());
      if (reason == null || finding.check().equals(SYNTAX)) {
        kept.add(finding);
      } else {
        ignored.add(new LintedFile.Ignored(finding, reason));
      }
    }
    return new LintedFile(source, kept, ignored, comments.remarks());
  }
}
