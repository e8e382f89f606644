# Watches what other classes offer to be watched.
class monitoring (
  String[1]       $server,
  Integer[1, 900] $slowest = 300,
) {
  file { '/etc/monitoring':
    ensure => directory,
  }
  Monitoring::Check <| interval != 900 |> {
    server => $server,
  }
}
