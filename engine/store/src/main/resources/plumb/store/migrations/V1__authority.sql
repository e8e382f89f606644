-- Times are milliseconds since 1970.

CREATE TABLE authority (
  name        VARCHAR(32) PRIMARY KEY,
  certificate TEXT   NOT NULL,
  private_key TEXT   NOT NULL,
  crl         TEXT   NOT NULL,
  crl_number  BIGINT NOT NULL
);

CREATE TABLE certificate_request (
  name         VARCHAR(255) PRIMARY KEY,
  pem          TEXT   NOT NULL,
  requested_at BIGINT NOT NULL
);

CREATE TABLE certificate (
  serial     VARCHAR(64) PRIMARY KEY,
  name       VARCHAR(255) NOT NULL,
  pem        TEXT   NOT NULL,
  not_after  BIGINT NOT NULL,
  signed_at  BIGINT NOT NULL,
  revoked_at BIGINT,
  cleaned    BOOLEAN NOT NULL
);

CREATE INDEX certificate_name ON certificate (name);
