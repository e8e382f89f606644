package plumb.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.Catalog;
import plumb.catalog.DeprecationUse;
import plumb.catalog.Kind;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.catalog.report.Report;
import plumb.catalog.schema.CoreTypes;
import plumb.values.Binary;
import plumb.values.Default;
import plumb.values.Deferred;
import plumb.values.Regex;
import plumb.values.SemVer;
import plumb.values.SemVerRange;
import plumb.values.Sensitive;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Undef;
import plumb.values.Uri;
import plumb.values.types.ClassType;
import plumb.values.types.IntegerType;
import plumb.values.types.ResourceType;

class CatalogJsonTest {
  private final Catalog catalog = new Catalog("n1", "production");

  private static Resource resource(String type, String title) {
    return new Resource(type, title, Kind.NATIVE, CoreTypes.find(type.toLowerCase(Locale.ROOT)));
  }

  private String parameters(Resource resource, boolean rich) {
    catalog.add(resource);
    String text = CatalogJson.text(catalog, rich, false);
    int start = text.indexOf("\"parameters\":");
    return start < 0 ? "" : text.substring(start + 13, text.indexOf("],\"edges\"") - 1);
  }

  @Test
  void keysComeInTheOrderOfTheFormat() {
    catalog.setVersion(1_700_000_000L);
    catalog.setUuid("0-1");
    catalog.tags().addAll(List.of("settings", "class"));
    catalog.classes().add("settings");
    Resource main = new Resource("Class", "main", Kind.UNKNOWN);
    main.tags().add("class");
    catalog.add(main);
    Resource notify = resource("Notify", "hello");
    notify.tags().addAll(List.of("notify", "hello", "class"));
    notify.declaredAt("/m/site.pp", 3);
    notify.parameters().put("name", "hello");
    notify.parameters().put("message", 1L);
    catalog.add(notify);
    catalog.contain(main, notify);

    assertThat(CatalogJson.text(catalog, true, false))
        .isEqualTo(
            """
            {"tags":["settings","class"],"name":"n1","version":1700000000,"code_id":null,\
            "catalog_uuid":"0-1","catalog_format":2,"environment":"production","resources":[\
            {"type":"Class","title":"main","tags":["class"],"exported":false,"kind":"unknown",\
            "parameters":{"name":"main"}},\
            {"type":"Notify","title":"hello","tags":["notify","hello","class"],\
            "file":"/m/site.pp","line":3,"exported":false,"kind":"compilable_type",\
            "parameters":{"message":1}}],\
            "edges":[{"source":"Class[main]","target":"Notify[hello]"}],"classes":["settings"]}""");
  }

  @Test
  void theNameIsSentOnlyWhereItDiffersFromTheTitle() {
    Resource file = resource("File", "/etc/motd/");
    file.parameters().put("ensure", "file");
    assertThat(parameters(file, true)).isEqualTo("{\"path\":\"/etc/motd\",\"ensure\":\"file\"}");
  }

  @Test
  void undefIsLeftOutUnlessItIsNested() {
    Resource notify = resource("Notify", "x");
    notify.parameters().put("withpath", Undef.UNDEF);
    notify.parameters().put("message", List.of(Undef.UNDEF));
    assertThat(parameters(notify, true)).isEqualTo("{\"message\":[null]}");
  }

  @Test
  void referencesAreTextsAndTheirListsFlat() {
    Resource notify = resource("Notify", "x");
    notify
        .parameters()
        .put(
            "require",
            List.of(new ClassType("a::b"), List.of(new ResourceType("File", "/x"), Undef.UNDEF)));
    assertThat(parameters(notify, true)).isEqualTo("{\"require\":[\"Class[A::B]\",\"File[/x]\"]}");
  }

  @Test
  void virtualResourcesAndTheirEdgesAreLeftOut() {
    Resource main = new Resource("Class", "main", Kind.UNKNOWN);
    Resource hidden = resource("Notify", "hidden");
    hidden.setVirtual(true);
    catalog.add(main);
    catalog.add(hidden);
    catalog.contain(main, hidden);
    assertThat(CatalogJson.text(catalog, true, false)).doesNotContain("hidden");
  }

  private static Map<Object, Object> everyKind() {
    Map<Object, Object> all = new LinkedHashMap<>();
    all.put("secret", new Sensitive("s3cret"));
    all.put("regex", Regex.of("a.*b"));
    all.put("default", Default.DEFAULT);
    all.put(1L, "key");
    all.put("time", new Timestamp(Instant.parse("2020-01-01T00:00:00Z")));
    all.put("span", new Timespan(Duration.ofMillis(3500)));
    all.put("version", SemVer.parse("1.2.3"));
    all.put("range", SemVerRange.parse(">=1.0.0"));
    all.put("bytes", new Binary(new byte[] {1, 2, 3}));
    all.put("uri", Uri.parse("http://a.b/c"));
    all.put("call", new Deferred("unwrap", List.of("x")));
    all.put("real", 1.5e20);
    all.put("nothing", Undef.UNDEF);
    return all;
  }

  @Test
  void richValuesSurviveTheWire() throws IOException {
    Resource notify = resource("Notify", "x");
    notify.parameters().put("message", everyKind());
    catalog.add(notify);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CatalogJson.write(catalog, bytes, true);

    Catalog read = CatalogJson.read(new ByteArrayInputStream(bytes.toByteArray()));
    Resource found = read.find("Notify", "x");
    assertThat(found).isNotNull();
    assertThat(found.get("message")).isEqualTo(everyKind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "a parameter", "a part of one"})
  void whatIsKeptIsTheSameWithWhatIsSentAndAlone(String secret) throws IOException {
    Resource notify = resource("Notify", "x");
    Map<Object, Object> values = new LinkedHashMap<>(everyKind());
    values.remove("secret");
    notify.parameters().put("message", values);
    notify.parameters().put("name", "hush");
    if (secret.equals("a parameter")) {
      notify.parameters().put("name", new Sensitive("hush"));
      notify.markSensitive("name");
    } else if (secret.equals("a part of one")) {
      notify.parameters().put("name", List.of(new Sensitive("hush")));
    }
    catalog.add(notify);
    for (boolean rich : List.of(true, false)) {
      CatalogJson.Forms forms = CatalogJson.forms(catalog, rich);
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      CatalogJson.write(catalog, sent, rich);
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      CatalogJson.writeKept(catalog, kept);
      assertThat(forms.sent())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(sent.toString(StandardCharsets.UTF_8))
          .contains("hush");
      assertThat(forms.kept())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(kept.toString(StandardCharsets.UTF_8));
      assertThat(kept.toString(StandardCharsets.UTF_8).contains("hush"))
          .isEqualTo(secret.equals("nothing"));
    }
  }

  @Test
  void usesOfDeprecatedNamesSurviveTheWire() throws IOException {
    DeprecationUse use =
        new DeprecationUse(
            DeprecationUse.Code.SUPERSEDED,
            "parameter",
            "m",
            "1.5.0",
            "m::old",
            "m::new",
            "1.0.0",
            null,
            null,
            "Class[M]",
            Origin.data("/e/data/common.yaml", 3, "common"));
    catalog.deprecations().add(use);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CatalogJson.write(catalog, bytes, true);

    Catalog read = CatalogJson.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(read.deprecations()).containsExactly(use);

    Report report = new Report("n", "production", Instant.EPOCH, false);
    report.deprecations().add(use);
    String text = ReportJson.text(report, false);
    assertThat(text).contains("\"deprecations\"");
    assertThat(
            ReportJson.text(
                ReportJson.read(
                    new ByteArrayInputStream(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                false))
        .isEqualTo(text);
  }

  @Test
  void withoutRichDataValuesAreTextsButSecretsStayMarked() {
    Resource notify = resource("Notify", "x");
    notify.parameters().put("message", everyKind());
    assertThat(parameters(notify, false))
        .isEqualTo(
            """
            {"message":{"secret":{"__ptype":"Sensitive","__pvalue":"s3cret"},"regex":"/a.*b/",\
            "default":"default","1":"key","time":"2020-01-01T00:00:00.000000000 UTC",\
            "span":"0-00:00:03.5","version":"1.2.3","range":">=1.0.0","bytes":"AQID",\
            "uri":"http://a.b/c","call":"Deferred({'name' => 'unwrap', 'arguments' => ['x']})",\
            "real":1.5e+20,"nothing":null}}""");
  }

  @Test
  void typesAreWrittenByTheirAttributes() {
    Resource notify = resource("Notify", "x");
    notify.parameters().put("message", IntegerType.of(1L, null));
    assertThat(parameters(notify, true))
        .isEqualTo("{\"message\":{\"__ptype\":\"Pcore::IntegerType\",\"from\":1}}");
  }

  @Test
  void secretParametersAreSentInClearAndWrappedAgain() throws IOException {
    Resource file = resource("File", "/x");
    file.parameters().put("content", new Sensitive("s3cret"));
    file.markSensitive("content");
    catalog.add(file);
    String text = CatalogJson.text(catalog, true, false);
    assertThat(text)
        .contains("\"content\":\"s3cret\"")
        .contains("\"sensitive_parameters\":[\"content\"]");

    Resource found = read(text).find("File", "/x");
    assertThat(found).isNotNull();
    assertThat(found.get("content")).isEqualTo(new Sensitive("s3cret"));
    assertThat(found.sensitive()).containsExactly("content");
  }

  @Test
  void keysMayComeInAnyOrder() throws IOException {
    Catalog read =
        read(
            """
            {"edges":[{"target":"Notify[a]","source":"Class[main]"}],"unheard_of":{"x":[1]},
             "resources":[{"title":"main","type":"Class"},{"type":"Notify","title":"a"}],
             "name":"n","environment":"e","version":"v7"}""");
    assertThat(read.version()).isEqualTo("v7");
    List<String> edges = new ArrayList<>();
    read.edges().forEach(edge -> edges.add(edge.source() + " > " + edge.target()));
    assertThat(edges).containsExactly("Class[main] > Notify[a]");
  }

  @Test
  void brokenInputIsRefusedWithTheReason() {
    assertThatThrownBy(() -> read("{\"resources\":["))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining("the text ends in the middle of a value");
    assertThatThrownBy(() -> read("[]"))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessage("expected an object, found an array");
    assertThatThrownBy(
            () ->
                read(
                    "{\"name\":\"n\",\"resources\":[],"
                        + "\"edges\":[{\"source\":\"Class[x]\",\"target\":\"Class[x]\"}]}"))
        .hasMessage("the source of an edge, 'Class[x]', is no resource of the catalog");
    assertThatThrownBy(
            () ->
                read(
                    "{\"name\":\"n\",\"resources\":"
                        + "[{\"type\":\"A\",\"title\":\"b\"},{\"type\":\"A\",\"title\":\"b\"}]}"))
        .hasMessageContaining("Duplicate declaration: A[b]");
    for (String other :
        List.of("{}", "{\"diagnostics\":[]}", "{\"name\":\"n\"}", "{\"resources\":[]}")) {
      assertThatThrownBy(() -> read(other))
          .as(other)
          .isInstanceOf(InvalidJsonException.class)
          .hasMessage("a catalog has a name and resources");
    }
  }

  private static Catalog read(String text) throws IOException {
    return CatalogJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
