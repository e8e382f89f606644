package plumb.ruby;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.Catalog;

/** ERB templates. */
class TemplatesTest {
  private Path directory;
  private RubyEnvironment environment;

  @BeforeEach
  void environment(@TempDir Path temporary) {
    directory = temporary;
    environment = new RubyEnvironment(directory);
  }

  @Test
  void aTemplateSeesItsScope() throws Exception {
    environment.file(
        "templates/all.erb",
        """
        <%# says nothing -%>
        kernel=<%= @kernel %> x=<%= @x %> y=<%= scope['m::y'] %> os=<%= scope.lookupvar('::osfamily') %>
        <% [1, 2].each do |i| -%>
         item <%= i %>
        <% end -%>
        has=<%= has_variable?('x') %> <%= has_variable?('zz') %> unset=<%= @u.inspect %>
        f=<%= scope.function_versioncmp(['1', '2']) %> <%= scope.call_function('join', [['a', 'b'], '+']) %>
        é <%= classes.inspect %> <%= all_tags.include?('m') %> <%= instance_variable_get('@x') %>
        """);
    environment.file(
        "manifests/init.pp",
        "class m { $x = 'ü' $y = { 'a' => undef } $u = undef notice(template('m/all.erb')) }");
    assertThat(environment.says("include m"))
        .containsExactly(
            """
            kernel=Linux x=ü y={"a"=>nil} os=Debian
             item 1
             item 2
            has=true false unset=nil
            f=-1 a+b
            é ["settings", "m"] true ü
            """);
  }

  @Test
  void aVariableByANameThatItHadIsNotedWithItsLine() throws Exception {
    environment
        .file("templates/old.erb", "<%= eval('1') %>\n<%= scope['m::old'] %>\n")
        .file(
            "manifests/init.pp",
            "class m(@deprecated(renamed_to => new) $old = undef, $new = 'x') {}");
    Catalog catalog = environment.catalog("include m notice(template('m/old.erb'))");
    assertThat(catalog.deprecations())
        .singleElement()
        .satisfies(
            use ->
                assertThat(use.setBy().toString())
                    .isEqualTo(directory.resolve("modules/m/templates/old.erb") + ":2"));
  }

  @Test
  void severalTextsAreJoined() throws Exception {
    environment.file("templates/a.erb", "A<%= 1 + 1 %>\n").file("templates/b.erb", "B");
    assertThat(environment.says("notice(template('m/a.erb', 'm/b.erb'))")).containsExactly("A2\nB");
    assertThat(environment.says("$x = 1 notice(inline_template('<%= @x %>,', '<%= @x + 1 %>'))"))
        .containsExactly("1,2");
  }

  @Test
  void anErrorNamesTheTemplatesOwnLine() throws Exception {
    environment.file("templates/bad.erb", "one\ntwo <%= @x %>\n<%= nil.foo %>\n");
    Path file = directory.resolve("modules/m/templates/bad.erb");
    assertThat(environment.fails("notice(template('m/bad.erb'))"))
        .isEqualTo(
            "RUNTIME_ERROR: Failed to parse template m/bad.erb:\n  Filepath: "
                + file
                + "\n  Line: 3\n  Detail: undefined method `foo' for nil:NilClass\n");
    environment.file("templates/syntax.erb", "one\n<% if %>\n");
    assertThat(environment.fails("notice(template('m/syntax.erb'))"))
        .startsWith("RUNTIME_ERROR: Failed to parse template m/syntax.erb:\n  Filepath: ")
        .contains("syntax error");
    assertThat(environment.fails("notice(template('m/none.erb'))"))
        .isEqualTo("RUNTIME_ERROR: Could not find template 'm/none.erb'");
    assertThat(environment.fails("notice(inline_template('<%= nope %>'))"))
        .startsWith(
            "RUNTIME_ERROR: Failed to parse inline template: undefined local variable or method"
                + " `nope' for #<Puppet::Parser::TemplateWrapper:");
  }

  @Test
  void scopesOfTwoCallsAreApart() throws Exception {
    environment.file("templates/x.erb", "<%= @x %>/<%= @title %>");
    assertThat(
            environment.says(
                "define d($x = undef) { notice(template('m/x.erb')) } d { 'a': x => 1 } d { 'b':"
                    + " }"))
        .containsExactly("1/a", "/b");
  }

  @Test
  void whatATemplateChangesInPlaceChangesInTheParameter() throws Exception {
    environment.file("templates/add.erb", "<% @list << 'b' %><% @kept = ['c'] %><%= @list.size %>");
    var catalog =
        environment.catalog(
            "define d($list, $kept) { notify { 'n': message => template('m/add.erb') } }"
                + " d { 'a': list => ['a'], kept => [] }");
    var resource = java.util.Objects.requireNonNull(catalog.find("D", "a"));
    assertThat(resource.get("list")).isEqualTo(java.util.List.of("a", "b"));
    assertThat(resource.get("kept")).isEqualTo(java.util.List.of());
  }

  @Test
  void templatesRenderOthersWithVariablesThatTheySet() throws Exception {
    environment.file(
        "templates/outer.erb",
        "<% scope.setvar('_shared', {}) %><% [1, 2].each do |i| %>"
            + "<% scope.lookupvar('_shared')[:item] = i %>"
            + "<%= scope.function_template(['m/inner.erb']) %><% end %>");
    environment.file("templates/inner.erb", "(<%= scope['_shared'][:item] %>)");
    assertThat(environment.says("notice(template('m/outer.erb'))")).containsExactly("(1)(2)");
  }

  @Test
  void librariesThatPuppetHasLoadedAreThere() throws Exception {
    assertThat(
            environment.says(
                "$h = { 'a' => [1, undef] } notice(inline_template('<%= @h.to_yaml %>', '<%="
                    + " @h.to_json %>', '<%= Digest::MD5.hexdigest(\"a\") %>', '<%="
                    + " IPAddr.new(\"10.1.2.3/8\") %>'))"))
        .containsExactly(
            "---\na:\n- 1\n-\n{\"a\":[1,null]}0cc175b9c0f1b6a831c399e26977266110.0.0.0");
  }
}
