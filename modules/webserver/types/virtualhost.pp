# @summary One site: the attributes of webserver::site.
type Webserver::Virtualhost = Struct[{
  Optional[server_names]   => Array[Webserver::Hostname, 1],
  Optional[port]           => Integer[1, 65535],
  Optional[default_server] => Boolean,
  Optional[docroot]        => Webserver::Path,
  Optional[manage_docroot] => Boolean,
  Optional[headers]        => Hash[Pattern[/\A[A-Za-z-]+\z/], String[1]],
}]
