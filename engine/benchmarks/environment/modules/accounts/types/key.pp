# A public key of SSH.
type Accounts::Key = Struct[{ type => Enum['ssh-rsa', 'ssh-ed25519'], key => Pattern[/\A[A-Za-z0-9+\/=]+\z/] }]
