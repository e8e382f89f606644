# @summary A person who edits sites.
type Webserver::Editor = Struct[{
  Optional[uid]     => Integer[1000],
  Optional[comment] => String[1],
  Optional[shell]   => Webserver::Path,
}]
