package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import plumb.values.Type;

/** Says why a function's signatures do not take some arguments. */
final class SignatureMismatch {
  private final MismatchFinder finder = new MismatchFinder();
  private final String label;
  private final List<Signature> signatures;
  private final List<Type> arguments;
  private final TupleType argumentTuple;

  SignatureMismatch(String function, List<Signature> signatures, TupleType argumentTuple) {
    this.label = function.equals("lambda") ? "block" : "'" + function + "'";
    this.signatures = signatures;
    this.arguments = argumentTuple.types();
    this.argumentTuple = argumentTuple;
  }

  String describe() {
    List<List<Problem>> problems = problems();
    List<Problem> merged = Alternatives.merge(0, Problem.Kind.COUNT, problems);
    if (merged.size() == 1) {
      return label + merged.get(0);
    }
    StringBuilder out = new StringBuilder();
    if (signatures.size() == 1) {
      out.append(label).append(" expects (").append(text(signatures.get(0))).append(')');
      appendRejections(out, "  ", problems.get(0));
      return out.toString();
    }
    out.append("The function ").append(label);
    out.append(" was called with arguments it does not accept. It expects one of:");
    for (int i = 0; i < signatures.size(); i++) {
      out.append("\n  (").append(text(signatures.get(i))).append(')');
      appendRejections(out, "    ", problems.get(i));
    }
    return out.toString();
  }

  private static void appendRejections(StringBuilder out, String indent, List<Problem> problems) {
    for (Problem problem : problems) {
      out.append('\n').append(indent).append("rejected:").append(problem.withoutStep(0));
    }
  }

  /** For each signature what is wrong with the arguments, else with the block. */
  private List<List<Problem>> problems() {
    List<List<Problem>> result = new ArrayList<>();
    for (int i = 0; i < signatures.size(); i++) {
      result.add(argumentProblems(signatures.get(i), List.of(PathElement.signature(i))));
    }
    if (result.stream().noneMatch(List::isEmpty)) {
      return result;
    }
    List<List<Problem>> blocks = new ArrayList<>();
    for (int i = 0; i < signatures.size(); i++) {
      blocks.add(blockProblems(signatures.get(i), List.of(PathElement.signature(i))));
    }
    if (blocks.stream().noneMatch(List::isEmpty)) {
      return blocks;
    }
    for (int i = 0; i < result.size(); i++) {
      if (result.get(i).isEmpty()) {
        result.set(i, blocks.get(i));
      }
    }
    return result;
  }

  private boolean hasBlock() {
    return !arguments.isEmpty() && arguments.get(arguments.size() - 1).isCallable(true);
  }

  private List<Problem> argumentProblems(Signature signature, List<PathElement> path) {
    TupleType parameters = parameters(signature);
    int count = hasBlock() ? arguments.size() - 1 : arguments.size();
    IntegerType actual = hasBlock() ? IntegerType.exactly(count) : argumentTuple.sizeRange();
    if (arguments.isEmpty()) {
      actual = IntegerType.exactly(0);
    }
    if (!parameters.sizeRange().accepts(actual, null)) {
      return List.of(Problem.mismatch(Problem.Kind.COUNT, path, parameters.sizeRange(), actual));
    }
    for (int i = 0; i < count; i++) {
      Type expected = parameters.typeAt(i);
      if (!expected.isAssignableFrom(arguments.get(i))) {
        int index = Math.min(i, parameters.types().size() - 1);
        List<PathElement> place = new ArrayList<>(path);
        place.add(PathElement.parameter(signature.parameterNames().get(index)));
        List<Problem> problems = finder.find(expected, arguments.get(i), place);
        if (!problems.isEmpty()) {
          return problems;
        }
      }
    }
    return List.of();
  }

  private static TupleType parameters(Signature signature) {
    TupleType parameters = signature.type().parameters();
    return parameters == null ? TupleType.TUPLE : parameters;
  }

  private List<Problem> blockProblems(Signature signature, List<PathElement> path) {
    Type expected = signature.type().block();
    if (!hasBlock()) {
      return expected == null || expected.isAssignableFrom(UndefType.UNDEF)
          ? List.of()
          : List.of(Problem.block(Problem.Kind.MISSING_BLOCK, path));
    }
    if (expected == null) {
      return List.of(Problem.block(Problem.Kind.UNEXPECTED_BLOCK, path));
    }
    List<PathElement> place = new ArrayList<>(path);
    place.add(PathElement.block());
    return finder.find(expected, arguments.get(arguments.size() - 1), place);
  }

  private static String text(Signature signature) {
    TupleType parameters = parameters(signature);
    IntegerType size = parameters.sizeRange();
    if (size.max() == 0) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    List<String> names = signature.parameterNames();
    int count = names.isEmpty() ? parameters.types().size() : names.size();
    for (int i = 0; i < count; i++) {
      Type type = parameters.typeAt(i);
      String indicator = "";
      if (size.to() == null && i == count - 1) {
        indicator = size.min() == count ? "+" : "*";
      } else if (i + 1 > size.min()) {
        indicator = "?";
        type = withoutOptional(type);
      }
      out.append(i == 0 ? "" : ", ").append(type).append(' ');
      out.append(names.isEmpty() ? "" : names.get(i)).append(indicator);
    }
    Type block = signature.type().block();
    // A block whose type is an alias is left out: the reference prints only what it sees is one.
    if (block != null && !(block instanceof AliasType)) {
      out.append(out.isEmpty() ? "" : ", ").append(withoutOptional(block)).append(' ');
      out.append(signature.blockName() == null ? "block" : signature.blockName());
      out.append(block instanceof OptionalType ? "?" : "");
    }
    return out.toString();
  }

  private static Type withoutOptional(Type type) {
    Type inner = type instanceof OptionalType optional ? optional.type() : null;
    return inner == null ? type : inner;
  }
}
