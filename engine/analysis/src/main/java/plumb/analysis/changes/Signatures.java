package plumb.analysis.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.analysis.interfaces.DeclaredType;
import plumb.analysis.interfaces.DeclaredType.Relation;
import plumb.analysis.interfaces.Element;
import plumb.analysis.interfaces.Element.Signature;
import plumb.analysis.interfaces.Parameter;
import plumb.catalog.schema.RubyFunction.Block;
import plumb.values.Type;
import plumb.values.types.VariantType;

/** Compares what calls two versions of a function take. */
final class Signatures {
  /** Calls with more arguments than all that are named are not looked at one by one. */
  private static final int SPARE = 1;

  private Signatures() {}

  /**
   * Whether every call that fits the old version fits the new one, and gives what the old one
   * promised.
   */
  static boolean takesAll(Element.Function before, Element.Function after) {
    return before.signatures().stream().allMatch(old -> takesAll(old, after.signatures()))
        && givesNoMore(before, after);
  }

  private static boolean givesNoMore(Element.Function before, Element.Function after) {
    List<DeclaredType> promised = new ArrayList<>();
    for (Signature old : before.signatures()) {
      promised.add(old.returns() == null ? DeclaredType.ANY : old.returns());
    }
    return after.signatures().stream()
        .map(now -> now.returns() == null ? DeclaredType.ANY : now.returns())
        .allMatch(now -> takes(promised, now));
  }

  /** Whether any form says more than how many arguments there are. */
  static boolean declaresTypes(Element.Function function) {
    return function.signatures().stream()
        .flatMap(one -> one.parameters().stream())
        .anyMatch(one -> !one.type().text().equals(DeclaredType.ANY.text()));
  }

  private static boolean takesAll(Signature old, List<Signature> now) {
    int named = old.parameters().size();
    for (Signature each : now) {
      named = Math.max(named, each.parameters().size());
    }
    int most = Math.min(old.most(), named + SPARE);
    for (int count = old.least(); count <= most; count++) {
      List<Signature> fitting = new ArrayList<>();
      for (Signature each : now) {
        if (each.least() <= count && count <= each.most() && takesBlock(old, each)) {
          fitting.add(each);
        }
      }
      if (!takesTypes(old, fitting, count)) {
        return false;
      }
    }
    return true;
  }

  private static boolean takesBlock(Signature old, Signature now) {
    return switch (old.block()) {
      case NONE -> now.block() != Block.REQUIRED;
      case OPTIONAL -> now.block() == Block.OPTIONAL;
      case REQUIRED -> now.block() != Block.NONE;
    };
  }

  /** Several forms together take what one of them takes. */
  private static boolean takesTypes(Signature old, List<Signature> fitting, int count) {
    if (fitting.isEmpty()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      DeclaredType type = typeAt(old, i);
      List<DeclaredType> taken = new ArrayList<>();
      for (Signature each : fitting) {
        taken.add(typeAt(each, i));
      }
      if (!takes(taken, type)) {
        return false;
      }
    }
    return true;
  }

  private static boolean takes(List<DeclaredType> taken, DeclaredType type) {
    List<Type> known = new ArrayList<>();
    for (DeclaredType one : taken) {
      Relation relation = one.relationTo(type);
      if (relation == Relation.SAME || relation == Relation.WIDER) {
        return true;
      }
      Type own = one.type();
      if (own != null) {
        known.add(own);
      }
    }
    if (known.size() < 2) {
      return false;
    }
    Relation all = new DeclaredType("", VariantType.of(known)).relationTo(type);
    return all == Relation.SAME || all == Relation.WIDER;
  }

  private static DeclaredType typeAt(Signature signature, int index) {
    List<Parameter> parameters = signature.parameters();
    return parameters.get(Math.min(index, parameters.size() - 1)).type();
  }

  /** The calls that a function takes, for people. */
  static String text(Element.Function function) {
    if (function.signatures().isEmpty()) {
      return "(computed)";
    }
    return function.signatures().stream().map(Signatures::text).collect(Collectors.joining(" or "));
  }

  private static String text(Signature signature) {
    List<String> parameters = new ArrayList<>();
    for (Parameter one : signature.parameters()) {
      String text = (one.repeated() ? "*" : "") + one.type().text();
      parameters.add(one.isRequired() ? text : one.repeated() ? text : "[" + text + "]");
    }
    if (signature.block() != Block.NONE) {
      parameters.add(signature.block() == Block.REQUIRED ? "&block" : "[&block]");
    }
    @Nullable DeclaredType returns = signature.returns();
    return "("
        + String.join(", ", parameters)
        + ")"
        + (returns == null ? "" : " >> " + returns.text());
  }
}
