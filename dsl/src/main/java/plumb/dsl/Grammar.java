package plumb.dsl;

import java.util.Map;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.XtextPackage;
import org.eclipse.xtext.parser.antlr.AntlrTokenDefProvider;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.resource.impl.BinaryGrammarResourceFactoryImpl;
import org.eclipse.xtext.service.GrammarProvider;
import plumb.dsl.parser.antlr.PuppetAntlrTokenFileProvider;
import plumb.dsl.puppet.PuppetPackage;
import plumb.dsl.services.PuppetGrammarAccess;

/**
 * The parts of Xtext that the generated parser needs, wired by hand: an injector and a whole
 * language set-up would take several times as long to start. Loaded on first use, then shared;
 * immutable.
 */
final class Grammar {
  private static final String LANGUAGE = "plumb.dsl.Puppet";

  final PuppetGrammarAccess access;
  final Map<Integer, String> tokenNames;

  private Grammar() {
    EPackage.Registry.INSTANCE.put(PuppetPackage.eNS_URI, PuppetPackage.eINSTANCE);
    EPackage.Registry.INSTANCE.put(XtextPackage.eNS_URI, XtextPackage.eINSTANCE);
    Resource.Factory.Registry.INSTANCE
        .getExtensionToFactoryMap()
        .putIfAbsent("xtextbin", new BinaryGrammarResourceFactoryImpl());
    GrammarProvider provider = new GrammarProvider(LANGUAGE, XtextResourceSet::new);
    provider.setClassLoader(Grammar.class.getClassLoader());
    access = new PuppetGrammarAccess(provider);
    AntlrTokenDefProvider tokens = new AntlrTokenDefProvider();
    tokens.setAntlrTokenFileProvider(new PuppetAntlrTokenFileProvider());
    tokenNames = tokens.getTokenDefMap();
  }

  static Grammar get() {
    return Holder.INSTANCE;
  }

  private static final class Holder {
    static final Grammar INSTANCE = new Grammar();
  }
}
