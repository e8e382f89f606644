# Somebody who has an account.
type Profile::Person = Struct[{
  uid            => Integer[1000, 60000],
  full_name      => String[1],
  team           => String[1],
  Optional[keys] => Array[Profile::Key],
  Optional[shell] => Enum['bash', 'zsh', 'sh'],
  Optional[sudo] => Boolean,
}]
