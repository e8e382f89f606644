-- Files that nodes keep before they replace them. The body is compressed.

CREATE TABLE bucket_content (
  digest VARCHAR(64) PRIMARY KEY,
  size   BIGINT   NOT NULL,
  body   ${bytes} NOT NULL
);

CREATE TABLE bucket_file (
  node      VARCHAR(255) NOT NULL,
  algorithm VARCHAR(16)  NOT NULL,
  checksum  VARCHAR(128) NOT NULL,
  path      TEXT         NOT NULL,
  content   VARCHAR(64)  NOT NULL REFERENCES bucket_content (digest),
  stored_at BIGINT       NOT NULL,
  PRIMARY KEY (node, algorithm, checksum, path)
);

CREATE INDEX bucket_file_checksum ON bucket_file (algorithm, checksum);
CREATE INDEX bucket_file_content ON bucket_file (content);
