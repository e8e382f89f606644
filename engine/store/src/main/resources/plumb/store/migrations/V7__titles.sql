-- A title may have any length, an entry of an index may not.

DROP INDEX resource_type;
CREATE INDEX resource_type ON resource (type, ${indexed_title});

CREATE TABLE exported_by_node (
  node  VARCHAR(255) NOT NULL,
  type  VARCHAR(255) NOT NULL,
  title TEXT         NOT NULL,
  body  TEXT         NOT NULL
);

INSERT INTO exported_by_node (node, type, title, body)
  SELECT node, type, title, body FROM exported;
DROP TABLE exported;
ALTER TABLE exported_by_node RENAME TO exported;
CREATE INDEX exported_node ON exported (node);
CREATE INDEX exported_type ON exported (type);
