-- Digests are SHA-256, hexadecimal; lists are separated by blanks, and mean everything when they are *.

CREATE TABLE token (
  name         VARCHAR(255) PRIMARY KEY,
  digest       VARCHAR(64)  NOT NULL UNIQUE,
  role         VARCHAR(16)  NOT NULL,
  environments TEXT         NOT NULL,
  nodes        TEXT         NOT NULL,
  created_at   BIGINT       NOT NULL,
  expires_at   BIGINT,
  used_at      BIGINT
);

-- What a request for a certificate may hold to be signed at once.
CREATE TABLE invitation (
  name       VARCHAR(255) PRIMARY KEY,
  digest     VARCHAR(64)  NOT NULL UNIQUE,
  nodes      TEXT         NOT NULL,
  uses_left  INTEGER      NOT NULL,
  created_at BIGINT       NOT NULL,
  expires_at BIGINT       NOT NULL
);

CREATE TABLE audit (
  id      ${id},
  at      BIGINT       NOT NULL,
  actor   VARCHAR(255) NOT NULL,
  action  VARCHAR(64)  NOT NULL,
  subject VARCHAR(255) NOT NULL,
  detail  TEXT         NOT NULL
);

CREATE INDEX audit_at ON audit (at);
