# @summary A host name as browsers ask for it, or `_`, which matches none.
type Webserver::Hostname = Pattern[/\A(_|[a-z0-9-]+(\.[a-z0-9-]+)*)\z/]
