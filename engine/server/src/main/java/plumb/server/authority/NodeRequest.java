package plumb.server.authority;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/** A request for a certificate, as far as the authority looks at it. */
final class NodeRequest {
  private final PKCS10CertificationRequest request;
  private final String pem;
  private final PublicKey key;

  private NodeRequest(PKCS10CertificationRequest request, String pem, PublicKey key) {
    this.request = request;
    this.pem = pem;
    this.key = key;
  }

  /**
   * Reads a request and holds it against what may be asked for at all.
   *
   * @param name whose request it must be
   * @throws RefusedException when it may never be signed
   */
  static NodeRequest read(String name, String pem) throws RefusedException {
    try {
      PKCS10CertificationRequest request = Pem.request(pem);
      PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
      NodeRequest read = new NodeRequest(request, Pem.write(request), key);
      read.check(name);
      return read;
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new RefusedException("The request of '" + name + "' cannot be read: " + e.getMessage());
    }
  }

  private void check(String name) throws RefusedException {
    NodeName.check(name);
    String subject = commonName(request.getSubject());
    if (subject == null) {
      throw new RefusedException(
          "The request of '" + name + "' needs a subject of one common name, and nothing else");
    }
    if (!name.equals(subject)) {
      throw new RefusedException(
          "The request is one of '" + subject + "', and '" + name + "' was to be signed");
    }
    if (!KeyKind.isStrong(key)) {
      throw new RefusedException(
          "The key of '" + name + "' is too weak: RSA needs 2048 bits, a curve 256");
    }
    try {
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw new RefusedException("The request of '" + name + "' is not signed with its own key");
      }
    } catch (PKCSException | OperatorCreationException e) {
      throw new RefusedException(
          "The signature of the request of '" + name + "' cannot be checked");
    }
    for (Extension extension : extensions()) {
      String oid = extension.getExtnId().getId();
      if (!Extensions.isOurs(oid) && !IGNORED.contains(oid) && !isAlternativeNames(extension)) {
        throw new RefusedException(
            "The request of '" + name + "' asks for an extension that is unknown: " + oid);
      }
      if (Extensions.isOurs(oid) && !Extensions.isReadable(extension.getExtnValue().getOctets())) {
        throw new RefusedException(
            "The request of '" + name + "' has an extension whose value is damaged: " + oid);
      }
    }
  }

  /** What OpenSSL puts into requests; the authority sets its own. */
  private static final List<String> IGNORED =
      List.of(
          Extension.keyUsage.getId(),
          Extension.extendedKeyUsage.getId(),
          Extension.basicConstraints.getId(),
          Extension.subjectKeyIdentifier.getId(),
          Extension.authorityKeyIdentifier.getId());

  private static boolean isAlternativeNames(Extension extension) {
    return extension.getExtnId().equals(Extension.subjectAlternativeName);
  }

  /** The one common name of a subject, or null when there is another number of parts. */
  static @Nullable String commonName(X500Name subject) {
    RDN[] parts = subject.getRDNs();
    return parts.length == 1
            && !parts[0].isMultiValued()
            && parts[0].getFirst().getType().equals(BCStyle.CN)
        ? IETFUtils.valueToString(parts[0].getFirst().getValue())
        : null;
  }

  private List<Extension> extensions() {
    var asked = request.getRequestedExtensions();
    if (asked == null) {
      return List.of();
    }
    List<Extension> all = new ArrayList<>();
    for (var oid : asked.getExtensionOIDs()) {
      all.add(asked.getExtension(oid));
    }
    return all;
  }

  /** The extensions that go into the certificate as they are. */
  List<Extension> ours() {
    return extensions().stream().filter(e -> Extensions.isOurs(e.getExtnId().getId())).toList();
  }

  /** The extensions that give rights, by short name. */
  Map<String, Object> rights() {
    Map<String, Object> rights = new TreeMap<>();
    for (Extension extension : extensions()) {
      String oid = extension.getExtnId().getId();
      if (Extensions.givesRights(oid)) {
        rights.put(Extensions.name(oid), Extensions.text(extension.getParsedValue()));
      }
    }
    return rights;
  }

  /** What only an operator may grant: extensions that give rights, and further names. */
  List<String> privileges() {
    List<String> asked = new ArrayList<>();
    for (Extension extension : extensions()) {
      String oid = extension.getExtnId().getId();
      if (Extensions.givesRights(oid)) {
        asked.add("the right " + Extensions.name(oid));
      }
    }
    String own = commonName(request.getSubject());
    for (String name : alternativeNames()) {
      if (!name.equals("DNS:" + own)) {
        asked.add("the further name " + name);
      }
    }
    return asked;
  }

  /** The further names that are asked for, with their kinds, as {@code DNS:puppet}. */
  List<String> alternativeNames() {
    List<String> names = new ArrayList<>();
    for (GeneralName name : alternatives()) {
      names.add((name.getTagNo() == GeneralName.dNSName ? "DNS:" : "IP:") + name.getName());
    }
    return names;
  }

  /** The same, for the certificate. */
  List<GeneralName> alternatives() {
    List<GeneralName> names = new ArrayList<>();
    for (Extension extension : extensions()) {
      if (isAlternativeNames(extension)) {
        names.addAll(List.of(GeneralNames.getInstance(extension.getParsedValue()).getNames()));
      }
    }
    return names;
  }

  PublicKey key() {
    return key;
  }

  /**
   * The secret of an invitation: the challenge password (RFC 2985, 5.4.1), which does not get into
   * the certificate, unlike Puppet's {@code pp_preshared_key}. Null when there is none.
   */
  @Nullable String invitation() {
    return attribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword);
  }

  private @Nullable String attribute(ASN1ObjectIdentifier oid) {
    var attributes = request.getAttributes(oid);
    if (attributes.length == 0 || attributes[0].getAttrValues().size() == 0) {
      return null;
    }
    var value = attributes[0].getAttrValues().getObjectAt(0);
    return value instanceof ASN1String text ? text.getString() : null;
  }

  /** The request as text, in our own form. */
  String pem() {
    return pem;
  }
}
