package plumb.server.authority;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;

/**
 * The extensions that Puppet's certificates have, below 1.3.6.1.4.1.34380.1: registered ones, which
 * have names, private ones, and those that give rights at the server.
 */
public final class Extensions {
  private static final String ARC = "1.3.6.1.4.1.34380.1.";
  private static final String REGISTERED = ARC + "1.";
  private static final String RIGHTS = ARC + "3.";

  /** The registered names, in the order of their numbers, which begin with one. */
  private static final String[] NAMES = {
    "pp_uuid",
    "pp_instance_id",
    "pp_image_name",
    "pp_preshared_key",
    "pp_cost_center",
    "pp_product",
    "pp_project",
    "pp_application",
    "pp_service",
    "pp_employee",
    "pp_created_by",
    "pp_environment",
    "pp_role",
    "pp_software_version",
    "pp_department",
    "pp_cluster",
    "pp_provisioner",
    "pp_region",
    "pp_datacenter",
    "pp_zone",
    "pp_network",
    "pp_securitypolicy",
    "pp_cloudplatform",
    "pp_apptier",
    "pp_hostname",
    "pp_owner"
  };

  private static final Map<String, String> RIGHTS_NAMES =
      Map.of(
          RIGHTS + "1",
          "pp_authorization",
          RIGHTS + "13",
          "pp_auth_role",
          RIGHTS + "39",
          "pp_cli_auth");

  private Extensions() {}

  /** Whether an extension may stand in a request of a node. */
  static boolean isOurs(String oid) {
    return oid.startsWith(ARC);
  }

  /** Whether an extension gives rights, so that an operator must allow it. */
  static boolean givesRights(String oid) {
    return oid.startsWith(RIGHTS);
  }

  /** The short name of an extension, or its number if it has none. */
  static String name(String oid) {
    if (oid.startsWith(REGISTERED)) {
      String number = oid.substring(REGISTERED.length());
      for (int i = 0; i < NAMES.length; i++) {
        if (number.equals(String.valueOf(i + 1))) {
          return NAMES[i];
        }
      }
    }
    return RIGHTS_NAMES.getOrDefault(oid, oid);
  }

  /** The extensions of a certificate by short name, as {@code $trusted} has them. */
  public static Map<String, Object> of(X509Certificate certificate) {
    Map<String, Object> found = new TreeMap<>();
    for (String oid : certificate.getNonCriticalExtensionOIDs()) {
      if (isOurs(oid)) {
        found.put(name(oid), text(certificate.getExtensionValue(oid)));
      }
    }
    return found;
  }

  /** Those that give rights, by short name. */
  static Map<String, Object> rights(X509Certificate certificate) {
    Map<String, Object> rights = of(certificate);
    rights.keySet().retainAll(RIGHTS_NAMES.values());
    return rights;
  }

  private static String text(byte[] wrapped) {
    try {
      byte[] bytes = ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(wrapped)).getOctets();
      return text(ASN1Primitive.fromByteArray(bytes));
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /** Whether a value is what it says to be. */
  static boolean isReadable(byte[] value) {
    try {
      return ASN1Primitive.fromByteArray(value) != null;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  static String text(ASN1Encodable value) {
    return value instanceof ASN1String string ? string.getString() : value.toString();
  }
}
