# @summary An absolute path below the root directory, of characters that nginx takes unquoted.
type Webserver::Path = Pattern[/\A(\/[\w.-]+)+\z/]
