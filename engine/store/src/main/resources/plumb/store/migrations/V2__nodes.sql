-- Bodies are compressed JSON.

CREATE TABLE node (
  name                VARCHAR(255) PRIMARY KEY,
  environment         VARCHAR(255) NOT NULL,
  facts               ${bytes},
  facts_at            BIGINT,
  catalog             VARCHAR(64),
  catalog_at          BIGINT,
  report              BIGINT,
  report_at           BIGINT,
  status              VARCHAR(16),
  deactivated_at      BIGINT
);

CREATE TABLE catalog (
  digest  VARCHAR(64) PRIMARY KEY,
  body    ${bytes} NOT NULL,
  used_at BIGINT   NOT NULL
);

CREATE TABLE resource (
  catalog VARCHAR(64)  NOT NULL REFERENCES catalog (digest) ON DELETE CASCADE,
  type    VARCHAR(255) NOT NULL,
  title   TEXT         NOT NULL
);

CREATE INDEX resource_catalog ON resource (catalog);
CREATE INDEX resource_type ON resource (type, title);

CREATE TABLE report (
  id          ${id},
  node        VARCHAR(255) NOT NULL,
  uuid        VARCHAR(64)  NOT NULL,
  environment VARCHAR(255) NOT NULL,
  received_at BIGINT       NOT NULL,
  started_at  BIGINT       NOT NULL,
  status      VARCHAR(16)  NOT NULL,
  noop        BOOLEAN      NOT NULL,
  bytes       BIGINT       NOT NULL,
  body        ${bytes}     NOT NULL,
  UNIQUE (node, uuid)
);

CREATE INDEX report_node ON report (node, received_at);
CREATE INDEX report_time ON report (received_at);

CREATE TABLE event (
  report   BIGINT       NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  type     VARCHAR(255) NOT NULL,
  title    TEXT         NOT NULL,
  property VARCHAR(255),
  status   VARCHAR(16)  NOT NULL,
  message  TEXT         NOT NULL,
  file     TEXT,
  line     INTEGER
);

CREATE INDEX event_report ON event (report);

-- What nodes export for others; the body is a resource as it stands in a catalog.
CREATE TABLE exported (
  node  VARCHAR(255) NOT NULL,
  type  VARCHAR(255) NOT NULL,
  title TEXT         NOT NULL,
  body  TEXT         NOT NULL,
  PRIMARY KEY (node, type, title)
);

CREATE INDEX exported_type ON exported (type);
