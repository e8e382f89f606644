package plumb.server.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;
import plumb.store.certificates.CertificateRow;

/** Whom the authority signs, whom it refuses, and that it says who did it. */
class AuthorityTest {
  private static final String ROLE = "1.3.6.1.4.1.34380.1.1.13";
  private static final String MAY_ALL = "1.3.6.1.4.1.34380.1.3.39";

  /** A clock that the tests move. */
  private static final class Moved extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final Path directory;
  private final Store store;
  private final Moved clock = new Moved();

  AuthorityTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    store = Store.inFile(directory.resolve("plumb.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Authority authority(SigningPolicy policy) throws IOException {
    return new Authority(
        store,
        SecretKey.in(directory.resolve("secret")),
        new AuthorityOptions("test", KeyKind.EC, AuthorityOptions.USUAL_LIFETIME),
        policy,
        clock);
  }

  private static X509Certificate certificate(Authority authority, String name) {
    return Pem.certificates(authority.certificate(name).orElseThrow().pem()).get(0);
  }

  private List<String> audited() {
    return store.with(
        handle -> new Audit(handle).since(0, 100).stream().map(AuthorityTest::line).toList());
  }

  private static String line(AuditRow row) {
    return (row.actor() + " " + row.action() + " " + row.subject() + " " + row.detail()).strip();
  }

  @Test
  void whatIsSignedKeepsNamesAndExtensionsAndIsOfTheChain() throws Exception {
    Authority authority = authority(SigningPolicy.EVERYBODY);
    assertThat(authority.submit("a.test", Requests.of("a.test").extension(ROLE, "db").pem()))
        .isTrue();
    X509Certificate signed = certificate(authority, "a.test");
    signed.verify(authority.chain().get(0).getPublicKey());
    authority.chain().get(0).verify(authority.chain().get(1).getPublicKey());
    assertThat(Extensions.of(signed)).containsEntry("pp_role", "db");
    assertThat(signed.getSubjectAlternativeNames()).hasSize(1);
    assertThat(signed.getBasicConstraints()).isEqualTo(-1);
    assertThat(audited()).containsExactly("autosign certificate.sign a.test");
  }

  @Test
  void aRequestThatMustNotBeSignedIsRefused() throws Exception {
    Authority authority = authority(SigningPolicy.EVERYBODY);
    refuses(authority, "b.test", Requests.of("a.test"), "one of 'a.test'");
    refuses(authority, "a", Requests.of("a").key(Requests.rsa(1024)), "too weak");
    refuses(
        authority,
        "a",
        Requests.of("a").key(Requests.ec("secp256r1")).signedBy(Requests.ec("secp256r1")),
        "not signed with its own key");
    refuses(authority, "a", Requests.of("a").extension("1.2.3.4", "x"), "unknown: 1.2.3.4");
    refuses(authority, "a", Requests.ofSubject("CN=a,O=b"), "one common name");
    for (String name : List.of("A", "../a", ".a", "-a", "ca", "a b", "a\"", "*", "a,b", "é", "")) {
      refuses(authority, name, Requests.of("x"), "");
    }
    assertThatThrownBy(() -> authority.submit("a", "no PEM")).isInstanceOf(RefusedException.class);
    assertThat(authority.certificates()).isEmpty();
    assertThat(authority.requests()).isEmpty();
  }

  private static void refuses(Authority authority, String name, Requests request, String why) {
    assertThatThrownBy(() -> authority.submit(name, request.pem()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(why);
  }

  @Test
  void rightsAndFurtherNamesAreGrantedByAnOperatorAlone() throws Exception {
    Authority authority = authority(SigningPolicy.EVERYBODY);
    String mighty = Requests.of("a").extension(MAY_ALL, "true").pem();
    assertThat(authority.submit("a", mighty)).isFalse();
    assertThat(authority.submit("b", Requests.of("b").alternative("puppet").pem())).isFalse();
    assertThatThrownBy(() -> authority.sign("a", false, null, "anna"))
        .hasMessageContaining("the right pp_cli_auth");
    assertThatThrownBy(() -> authority.sign("b", false, null, "anna"))
        .hasMessageContaining("the further name DNS:puppet");
    authority.sign("a", true, null, "anna");
    assertThat(Extensions.rights(certificate(authority, "a"))).containsKey("pp_cli_auth");
    assertThat(audited()).containsExactly("anna certificate.sign a the right pp_cli_auth");
  }

  @Test
  void nobodyTakesANameOrTheRequestOfAnother() throws Exception {
    Authority authority = authority(SigningPolicy.NOBODY);
    String first = Requests.of("a").pem();
    assertThat(authority.submit("a", first)).isFalse();
    assertThat(authority.submit("a", first)).as("agents ask again and again").isFalse();
    refuses(authority, "a", Requests.of("a"), "another request");
    authority.reject("a", "anna");
    assertThat(authority.submit("a", Requests.of("a").pem())).isFalse();
    authority.sign("a", false, null, "anna");
    refuses(authority, "a", Requests.of("a"), "has a certificate already");
    authority.clean("a", "anna");
    assertThat(authority.submit("a", first)).isFalse();
    assertThat(audited())
        .containsExactly(
            "anna request.reject a", "anna certificate.sign a", "anna certificate.clean a");
  }

  @Test
  void namesOfAListAreSigned() throws Exception {
    Path list = directory.resolve("autosign.conf");
    Files.writeString(list, "# databases\n*.db.test\nweb1\n");
    Authority authority = authority(SigningPolicies.of(list.toString()));
    assertThat(authority.submit("x.db.test", Requests.of("x.db.test").pem())).isTrue();
    assertThat(authority.submit("web1", Requests.of("web1").pem())).isTrue();
    assertThat(authority.submit("web2", Requests.of("web2").pem())).isFalse();
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThatThrownBy(() -> authority.submit("y.db.test", Requests.of("y.db.test").pem()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("everybody may write");
    assertThat(authority.request("y.db.test")).as("it waits").isPresent();
  }

  @Test
  void aProgramDecidesByNameAndRequest() throws Exception {
    Path program = directory.resolve("policy");
    Files.writeString(program, "#!/bin/sh\ngrep -q BEGIN.CERTIFICATE.REQUEST && [ \"$1\" = a ]\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Authority authority = authority(SigningPolicies.of(program.toString()));
    assertThat(authority.submit("a", Requests.of("a").pem())).isTrue();
    assertThat(authority.submit("b", Requests.of("b").pem())).isFalse();
    SigningPolicy slow = new ProgramPolicy(Path.of("/bin/sleep"), Duration.ofMillis(200));
    assertThatThrownBy(() -> slow.signs("60", "")).hasMessageContaining("did not decide");
  }

  @Test
  void anInvitationLetsInAsManyAsItSaysOfItsNamesInItsTime() throws Exception {
    Authority authority = authority(SigningPolicy.NOBODY);
    Invites invites = new Invites(store, clock);
    String secret = invites.create("rack1", Names.of("r1-*"), 2, Duration.ofHours(1), "anna");
    assertThat(authority.submit("r1-a", Requests.of("r1-a").password(secret).pem())).isTrue();
    assertThat(authority.submit("r2-a", Requests.of("r2-a").password(secret).pem())).isFalse();
    assertThat(authority.submit("r1-x", Requests.of("r1-x").password("guess").pem())).isFalse();
    String mighty = Requests.of("r1-m").password(secret).extension(MAY_ALL, "true").pem();
    assertThat(authority.submit("r1-m", mighty)).isFalse();
    assertThat(authority.submit("r1-b", Requests.of("r1-b").password(secret).pem())).isTrue();
    assertThat(authority.submit("r1-c", Requests.of("r1-c").password(secret).pem())).isFalse();
    String late = invites.create("late", Names.ALL, 9, Duration.ofHours(1), "anna");
    clock.pass(Duration.ofHours(2));
    assertThat(authority.submit("z", Requests.of("z").password(late).pem())).isFalse();
    assertThat(audited())
        .startsWith(
            "anna invitation.create rack1 2 of r1-*",
            "invitation rack1 certificate.sign r1-a",
            "invitation rack1 certificate.sign r1-b");
    assertThat(certificate(authority, "r1-a").toString()).doesNotContain(secret);
  }

  @Test
  void aRenewedCertificateHasTheSameKeyNamesAndExtensions() throws Exception {
    Authority authority = authority(SigningPolicy.NOBODY);
    String pem = Requests.of("a").alternative("puppet").extension(ROLE, "db").pem();
    assertThat(authority.submit("a", pem)).isFalse();
    authority.sign("a", true, Duration.ofDays(10), "anna");
    X509Certificate old = certificate(authority, "a");
    clock.pass(Duration.ofDays(5));
    X509Certificate renewed = Pem.certificates(authority.renew(old)).get(0);
    assertThat(renewed.getPublicKey()).isEqualTo(old.getPublicKey());
    assertThat(renewed.getSubjectAlternativeNames())
        .containsExactlyElementsOf(old.getSubjectAlternativeNames());
    assertThat(Extensions.of(renewed)).isEqualTo(Extensions.of(old));
    assertThat(renewed.getNotAfter()).isAfter(old.getNotAfter());
    assertThat(certificate(authority, "a")).isEqualTo(renewed);
    authority.revoke("a", "anna");
    assertThat(authority.revocations().has(old)).isTrue();
    assertThat(authority.revocations().has(renewed)).isTrue();
  }

  @Test
  void listsAreSignedAnewBeforeTheyExpireAndKeepWhatTheyName() throws Exception {
    Authority authority = authority(SigningPolicy.EVERYBODY);
    assertThat(authority.submit("a", Requests.of("a").pem())).isTrue();
    authority.revoke("a", "anna");
    assertThat(authority.renewLists()).isFalse();
    Instant end = Revocations.firstEnd(authority.revocations().pem());
    clock.pass(Founding.LIST_LIFETIME.dividedBy(2).plusDays(1));
    assertThat(authority.renewLists()).isTrue();
    assertThat(Revocations.firstEnd(authority.revocations().pem())).isAfter(end);
    assertThat(Pem.lists(authority.revocations().pem())).hasSize(2);
    assertThat(authority.revocations().has(certificate(authority, "a"))).isTrue();
  }

  @Test
  void anotherServerOfTheSameDatabaseLearnsWhatWasRevoked() throws Exception {
    Authority one = authority(SigningPolicy.EVERYBODY);
    Authority other = authority(SigningPolicy.EVERYBODY);
    assertThat(one.chain()).isEqualTo(other.chain());
    assertThat(one.submit("a", Requests.of("a").pem())).isTrue();
    X509Certificate certificate = certificate(other, "a");
    one.revoke("a", "anna");
    other.refresh();
    assertThat(other.revocations().has(certificate)).isTrue();
    assertThatThrownBy(() -> other.revoke("a", "anna")).isInstanceOf(RefusedException.class);
  }

  @Test
  void theDatabaseAloneSignsNothing() throws Exception {
    Authority unused = authority(SigningPolicy.NOBODY);
    Files.delete(directory.resolve("secret"));
    assertThatThrownBy(() -> authority(SigningPolicy.NOBODY))
        .hasMessageContaining("sealed with another secret");
    Files.setPosixFilePermissions(
        directory.resolve("secret"), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> authority(SigningPolicy.NOBODY)).hasMessageContaining("others");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "plumb.db"})
  void whatIsNoAuthorityOfPuppetIsNotImported(String name) throws Exception {
    Path from = directory.resolve("cadir");
    Files.createDirectories(from);
    Files.writeString(from.resolve("ca_crt.pem"), name);
    SecretKey secret = SecretKey.in(directory.resolve("secret"));
    assertThatThrownBy(() -> Authority.adopt(store, secret, from, clock, "anna"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no authority of Puppet");
    assertThat(authority(SigningPolicy.NOBODY).certificates())
        .extracting(CertificateRow::name)
        .isEmpty();
  }
}
