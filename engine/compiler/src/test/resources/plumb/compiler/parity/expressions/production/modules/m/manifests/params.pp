class m::params {
  $port = 80
}
