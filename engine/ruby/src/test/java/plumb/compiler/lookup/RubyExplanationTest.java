package plumb.compiler.lookup;

import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Source;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.values.Type;

/** Explanations of lookups in Ruby data functions, to the last character. */
class RubyExplanationTest extends LookupParity {
  private static final Map<String, String> FILES =
      Map.of(
          "hiera.yaml",
          """
          version: 5
          hierarchy:
            - {name: Keys, lookup_key: m::keys, paths: ["%{role}.txt", missing.txt]}
            - {name: Whole, data_hash: m::whole}
            - {name: Digging, data_dig: m::digging, uri: "http://%{role}/"}
          """,
          "data/web.txt",
          "text",
          "modules/m/hiera.yaml",
          "{version: 5, hierarchy: [{name: Module, data_hash: m::whole}]}",
          "modules/m/lib/puppet/functions/m/keys.rb",
          """
          Puppet::Functions.create_function(:'m::keys') do
            dispatch :keys do
              param 'String', :key
              param 'Hash', :options
              param 'Puppet::LookupContext', :context
            end
            def keys(key, options, context)
              context.explain { "asked for #{key}\\nin #{File.basename(options['path'])}" }
              case key
              when 'k' then context.interpolate("%{role} %{lookup('w')}")
              when 'list' then [1]
              when 'refused' then raise Puppet::DataBinding::LookupError, 'no connection'
              when 'crashed' then nil.length
              when 'itself' then context.interpolate("%{lookup('itself')}")
              else context.not_found
              end
            end
          end
          """,
          "modules/m/lib/puppet/functions/m/whole.rb",
          """
          Puppet::Functions.create_function(:'m::whole') do
            def whole(options, context)
              context.explain { 'asked for all' }
              { 'w' => '%{role}', 'list' => [2], 'm::own' => { 'x' => nil },
                'lookup_options' => { 'list' => { 'merge' => 'unique' } } }
            end
          end
          """,
          "modules/m/lib/puppet/functions/m/digging.rb",
          """
          Puppet::Functions.create_function(:'m::digging') do
            def digging(segments, options, context)
              return context.not_found unless segments[0] == 'd'
              context.explain { options['uri'] }
              { 'all' => segments }
            end
          end
          """);

  RubyExplanationTest(@TempDir Path environments) {
    super(environments);
  }

  @Test
  void explanations() throws Exception {
    TestEnvironment environment = new TestEnvironment(environments).with(FILES);
    try (Compilation compilation = compilation()) {
      environment.functions(name -> new Called(site(compilation), name));
      for (String key :
          List.of(
              "k",
              "w",
              "list",
              "m::own.x",
              "d",
              "d.all.0",
              "nope",
              "refused",
              "crashed",
              "itself")) {
        // Options are explained only when they are assembled, which a compile does once.
        same(environment, List.of(lookup(key, "explain", "value")));
      }
      same(environment, List.of(lookup("list", "explain", "options")));
    }
  }

  private Compilation compilation() throws IOException {
    Path directory = environments.resolve("production");
    Environment environment =
        new EnvironmentLoader(new LoweringReader())
            .load(
                new EnvironmentOptions(
                    "production", directory, null, null, null, null, Strictness.PUPPET_7));
    NodeInput node = new NodeInput("web1.example.com", FACTS, Map.of(), Map.of(), Map.of());
    Compilation compilation = new Compilation(environment, node, new CompileLog());
    compilation.prepare();
    return compilation;
  }

  private static CallSite site(Compilation compilation) {
    Unit unit = new LoweringReader().read("", null, UnitReader.Syntax.MANIFEST);
    Source source = new Source(unit, null, null);
    Frame frame = new Frame(compilation, source, compilation.topScope(), null, unit.main());
    return new CallSite(compilation, frame, 0);
  }

  private record Called(CallSite site, String name) implements LookupHost.DataFunction {
    @Override
    public Object call(List<Object> arguments) {
      return site.callFunction(name, arguments, null);
    }

    @Override
    public List<Type> returnTypes() {
      return List.of();
    }
  }
}
