package plumb.analysis.style.checks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** A variable is set where it is used, or has the name of its scope before it. */
final class VariableScope extends StyleCheck {
  private static final Set<String> EVERYWHERE =
      Set.of(
          "name",
          "title",
          "module_name",
          "environment",
          "clientcert",
          "clientversion",
          "servername",
          "serverip",
          "serverversion",
          "caller_module_name",
          "alias",
          "audit",
          "before",
          "loglevel",
          "noop",
          "notify",
          "require",
          "schedule",
          "stage",
          "subscribe",
          "tag",
          "facts",
          "trusted",
          "server_facts");
  private static final Pattern INDEXES = Pattern.compile("\\[.+\\]$");
  private static final Pattern OWN_HASH = Pattern.compile("^(facts|trusted)\\[.+\\]");
  private static final Pattern MATCH = Pattern.compile("\\d+");

  VariableScope() {
    super("variable_scope", Level.WARNING);
  }

  /** As in puppet-lint, what one definition of a file sets, the next ones know, too. */
  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<String> known = new HashSet<>(EVERYWHERE);
    for (Definition definition : manifest.definitions()) {
      List<Token> parameters = definition.parameters();
      if (parameters != null) {
        addParameters(parameters, known);
      }
      new Body(known).read(definition, findings);
    }
  }

  private static void addParameters(List<Token> parameters, Set<String> known) {
    for (Token token : parameters) {
      if (token.is(TokenKind.VARIABLE)
          && (token.isBefore(TokenKind.COMMA)
              || token.isBefore(TokenKind.EQUALS)
              || token.isBefore(TokenKind.RPAREN))) {
        known.add(token.value());
      }
    }
  }

  /** The variables of one definition. */
  private static final class Body {
    private final Set<String> known;
    private final List<Token> used = new ArrayList<>();

    /** The parameters of blocks, by the lines on which those stand. */
    private final Map<Integer, Set<String>> blocks = new HashMap<>();

    private final ArrayDeque<Set<String>> blockParameters = new ArrayDeque<>();
    private boolean inPipes;

    Body(Set<String> known) {
      this.known = known;
    }

    void read(Definition definition, Findings findings) {
      for (Token token : definition.tokens()) {
        switch (token.kind()) {
          case EQUALS -> assignment(token);
          case VARIABLE -> variable(token);
          case PIPE -> pipe(token);
          default -> {}
        }
      }
      for (Token variable : used) {
        if (!isKnown(variable)) {
          findings.add(variable, "top-scope variable being used without an explicit namespace");
        }
      }
    }

    private void assignment(Token equals) {
      Token target = equals.previousCode();
      if (target != null && target.is(TokenKind.VARIABLE)) {
        known.add(target.value());
      } else if (target != null && target.is(TokenKind.RBRACKET)) {
        listAssignment(target);
      }
    }

    private void listAssignment(Token end) {
      int depth = 0;
      for (Token token = end; token != null; token = token.previousCode()) {
        switch (token.kind()) {
          case VARIABLE -> known.add(token.value());
          case RBRACKET -> depth++;
          case LBRACKET -> depth--;
          case COMMA -> {}
          default -> {
            return;
          }
        }
        if (depth == 0) {
          return;
        }
      }
    }

    private void variable(Token variable) {
      if (inPipes) {
        blockParameters.getLast().add(variable.value());
      } else {
        used.add(variable);
      }
    }

    private void pipe(Token pipe) {
      inPipes = !inPipes;
      if (inPipes) {
        blockParameters.add(new HashSet<>());
        return;
      }
      Set<String> parameters = blockParameters.removeLast();
      int last = lastLineOfBlock(pipe);
      for (int line = pipe.line(); line <= last; line++) {
        blocks.computeIfAbsent(line, any -> new HashSet<>()).addAll(parameters);
      }
    }

    private static int lastLineOfBlock(Token pipe) {
      int depth = 0;
      for (Token token = pipe; token != null; token = token.next()) {
        if (token.is(TokenKind.LBRACE)) {
          depth++;
        } else if (token.is(TokenKind.RBRACE) && --depth == 0) {
          return token.line();
        }
      }
      return pipe.line();
    }

    private boolean isKnown(Token variable) {
      String name = INDEXES.matcher(variable.value()).replaceAll("");
      return blocks.getOrDefault(variable.line(), Set.of()).contains(name)
          || variable.value().contains("::")
          || OWN_HASH.matcher(variable.value()).find()
          || known.contains(name)
          || MATCH.matcher(variable.value()).matches();
    }
  }
}
