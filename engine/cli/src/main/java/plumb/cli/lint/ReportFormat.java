package plumb.cli.lint;

/** What a report is written for. */
public enum ReportFormat {
  /** People: each finding in its line of the manifest. */
  TEXT,
  /** Programs made for puppet-lint: its arrays. */
  JSON,
  /** SARIF 2.1.0, which code scanning services and editors read. */
  SARIF,
  /** Test results as JUnit writes them. */
  JUNIT,
  /** Issues as Code Climate's engines report them. */
  CODECLIMATE,
  /** Annotations in a GitHub action. */
  GITHUB,
  /** The code quality report of a GitLab job: Code Climate's issues, below the project's root. */
  GITLAB
}
