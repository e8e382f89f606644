# A public key.
type Profile::Key = Struct[{
  name => String[1],
  type => Enum['ssh-ed25519', 'ssh-rsa'],
  key  => Pattern[/\A[A-Za-z0-9+\/=]+\z/],
}]
