# A site: what it is made of, and who may see it.
type Profile::Site = Struct[{
  kind               => Enum['static', 'php', 'proxy', 'moved'],
  Optional[aliases]  => Array[Stdlib::Fqdn],
  Optional[tls]      => Boolean,
  Optional[upstream] => Stdlib::HTTPUrl,
  Optional[target]   => Stdlib::HTTPUrl,
  Optional[users]    => Array[String[1], 1],
  Optional[headers]  => Array[String[1]],
  Optional[fragment] => String,
  Optional[quota]    => Pattern[/\A\d+[MG]\z/],
}]
