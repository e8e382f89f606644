# People who may log in.
class accounts (
  Hash[String[1, 32], Hash] $users,
  Pattern[/\A\//]           $homes = '/home',
) {
  $users.each |String $name, Hash $attributes| {
    accounts::user { $name:
      * => { 'home' => "${homes}/${name}" } + $attributes,
    }
  }
}
