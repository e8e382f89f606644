# A database of a service.
type Profile::Database = Struct[{
  password          => Variant[String[1], Sensitive[String[1]]],
  Optional[user]    => String[1],
  Optional[hosts]   => Array[String[1], 1],
  Optional[charset] => Enum['utf8', 'utf8mb4', 'latin1'],
  Optional[grant]   => Array[String[1], 1],
  Optional[backup]  => Enum['daily', 'weekly'],
}]
