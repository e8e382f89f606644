package plumb.host.facts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Public host keys of the SSH server, with the fingerprints of their SSHFP records (RFC 4255). */
final class SshFacts implements FactGroup {
  private static final String[] DIRECTORIES = {
    "/etc/ssh", "/usr/local/etc/ssh", "/etc", "/usr/local/etc", "/etc/opt/ssh"
  };
  private static final String[] KINDS = {"rsa", "dsa", "ecdsa", "ed25519"};

  private final SystemTree tree;

  SshFacts(SystemTree tree) {
    this.tree = tree;
  }

  @Override
  public boolean owns(String fact) {
    return fact.equals("ssh")
        || fact.startsWith("sshfp_")
        || (fact.startsWith("ssh") && fact.endsWith("key"));
  }

  @Override
  public void resolve(FactSink sink) {
    Map<Object, Object> keys = new LinkedHashMap<>();
    for (String directory : DIRECTORIES) {
      for (String kind : KINDS) {
        String line = tree.word(directory + "/ssh_host_" + kind + "_key.pub");
        String[] fields = line == null ? new String[0] : line.split("\\s+");
        if (fields.length > 1) {
          add(keys, fields[0], fields[1], sink);
        }
      }
    }
    sink.addFilled("ssh", keys);
  }

  private static void add(Map<Object, Object> keys, String type, String key, FactSink sink) {
    String name;
    int algorithm;
    switch (type) {
      case "ssh-rsa" -> {
        name = "rsa";
        algorithm = 1;
      }
      case "ssh-dss" -> {
        name = "dsa";
        algorithm = 2;
      }
      case "ecdsa-sha2-nistp256" -> {
        name = "ecdsa";
        algorithm = 3;
      }
      case "ssh-ed25519" -> {
        name = "ed25519";
        algorithm = 4;
      }
      default -> {
        return;
      }
    }
    byte[] raw = Base64.getMimeDecoder().decode(key);
    String sha1 = "SSHFP " + algorithm + " 1 " + digest("SHA-1", raw);
    String sha256 = "SSHFP " + algorithm + " 2 " + digest("SHA-256", raw);
    Map<Object, Object> fingerprints = new LinkedHashMap<>();
    fingerprints.put("sha1", sha1);
    fingerprints.put("sha256", sha256);
    Map<Object, Object> facts = new LinkedHashMap<>();
    facts.put("fingerprints", fingerprints);
    facts.put("key", key);
    facts.put("type", type);
    keys.put(name, facts);
    sink.add("ssh" + name + "key", key);
    sink.add("sshfp_" + name, sha1 + "\n" + sha256);
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
