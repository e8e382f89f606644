package plumb.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.values.Regex;

class RubyTypeScannerTest {
  private static final String COMPUTED = "thing computes its title patterns";
  private static final RubyTypeScanner.Libraries NONE = new Nothing();

  /** No sources beside the type's own. */
  private static class Nothing implements RubyTypeScanner.Libraries {
    @Override
    public @Nullable String source(String path) {
      return null;
    }

    @Override
    public boolean hasProviders(String typeName) {
      return false;
    }

    @Override
    public boolean isKnown(String path) {
      return false;
    }

    @Override
    public List<TitlePattern> titlePatterns(String typeName) {
      throw new AssertionError(typeName + " computes its title patterns");
    }
  }

  private static ResourceTypeSchema scan(String source) {
    ResourceTypeSchema type = RubyTypeScanner.scan("thing", source, NONE);
    assertThat(type).isNotNull();
    return type;
  }

  private static List<String> names(ResourceTypeSchema type) {
    List<String> names = new ArrayList<>();
    type.attributes().forEach(attribute -> names.add(attribute.name()));
    return names;
  }

  @Test
  void declarationsInEveryStyleAreSeen() {
    ResourceTypeSchema type =
        scan(
            """
            require 'puppet/parameter/boolean'
            Puppet::Type.newtype(:thing) do
              @doc = <<-'EOT'
                newparam(:in_text) # don't
              EOT
              desc "also #{newparam(:in_code) ? "}" : '}'} text"
              newproperty(:size, :array_matching => :all) { newvalues(:big, 'small', /x/) }
              newparam :where, namevar: true do
                isrequired
                validate { |v| raise ArgumentError if v =~ /newparam(:in_regex)/ }
              end
              newparam(:quiet, :boolean => true,
                       :parent => Puppet::Parameter::Boolean)
              ensurable do
                newvalues :present, :gone
              end
              %w{first second}.each { |name| newproperty(name) }
              [:third,
               :fourth].each do |attr|
                newparam(attr) do
                  desc %q(newparam(:in_percent))
                end
              end
              # newparam(:in_comment)
              =begin
              =end
            end
            """);
    assertThat(names(type))
        .containsExactly("ensure", "size", "first", "second", "where", "quiet", "third", "fourth");
    assertThat(type.namevars()).containsExactly("where");
    assertThat(type.attribute("size"))
        .isEqualTo(new Attribute("size", Attribute.Kind.PROPERTY, List.of("big", "small"), true));
    assertThat(type.attribute("ensure"))
        .isEqualTo(
            new Attribute("ensure", Attribute.Kind.PROPERTY, List.of("present", "gone"), false));
  }

  @Test
  void onlyTheTypeThatWasAskedForCounts() {
    String source =
        "Puppet::Type.newtype(:other) do\n newparam(:a)\nend\n"
            + "Puppet::Type.newtype(:thing) do\n newparam(:name)\nend\n";
    assertThat(names(scan(source))).containsExactly("name");
    assertThat(RubyTypeScanner.scan("third", source, NONE)).isNull();
  }

  @Test
  void titlePatternsAreRead() {
    ResourceTypeSchema type =
        scan(
            """
            Puppet::Type.newtype(:thing) do
              newparam(:name) { isnamevar }
              newparam(:place) { isnamevar }
              def self.title_patterns
                [ [ %r{\\A(.*)@(.*)\\z}, [[:name], [:place, lambda { |x| x }]] ],
                  [ /(.*)/m, [[:name]] ] ]
              end
            end
            """);
    assertThat(type.partsOf("a@b")).isEqualTo(Map.of("name", "a", "place", "b"));
    assertThat(type.partsOf("a")).isEqualTo(Map.of("name", "a"));
    assertThat(type.namevars()).containsExactly("name", "place");
  }

  @Test
  void titlePatternsMayBePutTogetherOfRegularExpressions() {
    ResourceTypeSchema type =
        scan(
            """
            Puppet::Type.newtype(:thing) do
              newparam(:name) { isnamevar }
              newparam(:place) { isnamevar }
              def self.title_patterns
                name = /[a-z]+/i
                place = Regexp.new(/[^\\/]+/)
                other = name
                [ [ /^(#{place})\\/(#{name})#{other}$/, [[:place], [:name]] ],
                  [ name, [[:name]] ] ]
              end
            end
            """);
    assertThat(type.titlePatterns())
        .containsExactly(
            new TitlePattern(
                Regex.of("^((?-mix:[^\\/]+))/((?i-mx:[a-z]+))(?i-mx:[a-z]+)$"),
                List.of("place", "name")),
            new TitlePattern(Regex.of("[a-z]+", Regex.IGNORE_CASE), List.of("name")));
  }

  @Test
  void methodsGiveTitlePatternsWhereTheirCodeIsKnown() {
    String source =
        """
        require 'puppet_x/keystone/composite_namevar'
        Puppet::Type.newtype(:thing) do
          newparam(:name)
          newparam(:place) { isnamevar }
          def self.title_patterns
            PuppetX::Keystone::CompositeNamevar.basic_split_title_patterns(:name, :place)
          end
        end
        """;
    assertThat(known(source).partsOf("a:b::c")).isEqualTo(Map.of("name", "a:b", "place", "c"));
    assertThat(known(source).partsOf("a:b")).isEqualTo(Map.of("name", "a:b"));
    assertThatThrownBy(() -> scan(source).titlePatterns()).as("other code").hasMessage(COMPUTED);
    for (String other :
        List.of(
            source.replace("require", "# require"),
            source.replace("basic_split", "split"),
            source.replace(":place)", ":place, '/')"),
            source.replace(":place)", ":place, :size)"),
            source.replace(":place)", ":place).reverse"),
            source.replace("    PuppetX", "    x = 1\nPuppetX"))) {
      assertThatThrownBy(() -> known(other).titlePatterns()).as(other).hasMessage(COMPUTED);
    }
  }

  private static ResourceTypeSchema known(String source) {
    ResourceTypeSchema type =
        RubyTypeScanner.scan(
            "thing",
            source,
            new Nothing() {
              @Override
              public boolean isKnown(String path) {
                return path.equals("puppet_x/keystone/composite_namevar.rb");
              }
            });
    assertThat(type).isNotNull();
    return type;
  }

  /** One word more than a list of patterns, and only Ruby knows what it means. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Shared.patterns(:name, :place)",
        "[[/^(#{WORD})$/, [[:name]]]]",
        "x = /a/\n [[/^(#{x.source})$/, [[:name]]]]",
        "x = /a/\n [[/^(#{x}#@y)$/, [[:name]]]]",
        "x = Regexp.new('a')\n [[x, [[:name]]]]",
        "x = /a/\n x = X\n [[x, [[:name]]]]",
        "x = PuppetX::Keystone::CompositeNamevar.not_two_colon_regex\n [[x, [[:name]]]]",
        "[[%r{(.*)}, [[:name, lambda { |x| x.chomp('/') }]]]]",
        "[[Regexp.new('(.*)'), [[:name]]]]",
        "super"
      })
  void computedTitlePatternsAreAskedFor(String body) {
    List<TitlePattern> computed = List.of(new TitlePattern(Regex.of("(.)"), List.of("name")));
    List<String> asked = new ArrayList<>();
    ResourceTypeSchema type =
        RubyTypeScanner.scan(
            "thing",
            "Puppet::Type.newtype(:thing) do\n newparam(:name)\n def self.title_patterns\n "
                + body
                + "\n end\nend",
            new Nothing() {
              @Override
              public List<TitlePattern> titlePatterns(String typeName) {
                asked.add(typeName);
                return computed;
              }
            });
    assertThat(type).isNotNull();
    assertThat(asked).isEmpty();
    assertThat(type.titlePatterns()).isEqualTo(computed);
    assertThat(type.partsOf("x")).isEqualTo(Map.of("name", "x"));
    assertThat(asked).containsExactly("thing");
  }

  @Test
  void severalNamevarsWithoutPatternsAreAskedFor() {
    ResourceTypeSchema type =
        scan(
            "Puppet::Type.newtype(:thing) do\n newparam(:name)\n"
                + " newparam(:b, namevar: true)\nend");
    assertThatThrownBy(() -> type.partsOf("x")).hasMessage("thing computes its title patterns");
  }

  @Test
  void aNameThatTheTitleDoesNotSetIsTheTitle() {
    ResourceTypeSchema type =
        scan(
            """
            Puppet::Type.newtype(:thing) do
              newparam(:name)
              newparam(:left, namevar: true)
              newparam(:right, namevar: true)
              def self.title_patterns
                [[/(.*)@(.*)/, [[:left], [:right]]]]
              end
            end
            """);
    assertThat(type.key("a@b", unset -> null)).containsExactly("a", "a@b", "b");
    assertThat(type.key("a@b", Map.of("name", "n", "right", "c")::get))
        .containsExactly("a", "n", "c");
  }

  @Test
  void mixinsAndWrappersDeclareToo() {
    RubyTypeScanner.Libraries libraries =
        new Nothing() {
          @Override
          public @Nullable String source(String path) {
            return path.equals("puppet_x/my_module/shared.rb")
                ? "module X\n def add\n newparam(:shared)\n end\nend"
                : null;
          }

          @Override
          public boolean hasProviders(String typeName) {
            return typeName.equals("thing");
          }
        };
    ResourceTypeSchema type =
        RubyTypeScanner.scan(
            "thing",
            """
            Puppet::Type.newtype(:thing) do
              extend PuppetX::MyModule::Shared
              def self.newcheck(name, &block)
                newparam(name, &block)
              end
              newcheck(:checked) do
                isnamevar
              end
            end
            """,
            libraries);
    assertThat(type).isNotNull();
    assertThat(names(type)).containsExactly("shared", "checked", "provider");
    assertThat(type.namevars()).containsExactly("checked");
  }

  @Test
  void typesThatCreateAndDestroyAreEnsurable() {
    assertThat(
            scan("Puppet::Type.newtype(:thing) do\n def exists?; end\n def create; end\n"
                    + " def destroy; end\nend")
                .ensurable())
        .isTrue();
  }

  @Test
  void registeredTypesAreReadFromTheirData() {
    ResourceTypeSchema type =
        scan(
            """
            require 'puppet/resource_api'
            THING = {
              name: 'thing',
              desc: <<~EOS.strip,
                not: { attributes: 'here' }
              EOS
              'features': %w[supports_noop] + [],
              :title_patterns => [
                { pattern: %r{^(?<where>[^/]*)/(?<what>.*)$}, desc: "x" + 'y' },
                { desc: 'z', pattern: /(?<what>.*)/ },
              ],
              attributes: {
                ensure: { type: 'Enum[present, absent]', desc: 'e' },
                what: { type: 'String', behaviour: :namevar },
                where: { type: 'String', behavior: :namevar },
                'size' => { type: "Optional[Boolean]", default: compute({ a: 1 }, [2]) },
                how: { type: 'String', behaviour: :parameter },
                ours: { type: 'String', behaviour: :init_only },
              },
            }.freeze
            Puppet::ResourceApi.register_type THING
            """);
    assertThat(names(type)).containsExactly("ensure", "size", "ours", "what", "where", "how");
    assertThat(type.namevars()).containsExactly("what", "where");
    assertThat(type.attribute("size"))
        .isEqualTo(new Attribute("size", Attribute.Kind.PROPERTY, List.of("true", "false"), false));
    assertThat(type.partsOf("a/b")).isEqualTo(Map.of("where", "a", "what", "b"));
    assertThat(type.partsOf("ab")).isEqualTo(Map.of("what", "ab"));
  }

  @Test
  void computedAttributesOfRegisteredTypesAreRefused() {
    assertThatThrownBy(
            () ->
                scan(
                    """
                    Puppet::ResourceApi.register_type({ name: 'thing', attributes: {} }.merge(more))
                    """))
        .hasMessage(
            "The source of the type 'thing' computes its attributes; Plumb reads those that are"
                + " written out");
    assertThat(
            RubyTypeScanner.scan(
                "thing", "Puppet::ResourceApi.register_type(name: 'x', attributes: {})", NONE))
        .isNull();
  }
}
