-- What pushes were found to change before they landed, or did not.

CREATE TABLE push (
  id         ${id},
  at         BIGINT       NOT NULL,
  repository VARCHAR(255) NOT NULL,
  person     TEXT         NOT NULL,
  refs       TEXT         NOT NULL,
  outcome    VARCHAR(16)  NOT NULL,
  reason     TEXT         NOT NULL,
  changed    BIGINT       NOT NULL,
  broken     BIGINT       NOT NULL
);

CREATE INDEX push_at ON push (at);

CREATE TABLE push_report (
  push        BIGINT       NOT NULL REFERENCES push (id) ON DELETE CASCADE,
  environment VARCHAR(255) NOT NULL,
  format      VARCHAR(8)   NOT NULL,
  body        ${bytes}     NOT NULL,
  PRIMARY KEY (push, environment, format)
);

CREATE TABLE push_approval (
  push   BIGINT       NOT NULL REFERENCES push (id) ON DELETE CASCADE,
  person VARCHAR(255) NOT NULL,
  at     BIGINT       NOT NULL,
  PRIMARY KEY (push, person)
);
