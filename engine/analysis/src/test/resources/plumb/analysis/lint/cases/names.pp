class fooBar inherits other::params {
  define Inner { }
  class nested-one { }
  define inner($x) { notify { $x: } }
}
# documented
class ::app::web inherits ::app::params { }
class app::db::server inherits app { include app::db }

// old comment
define app::my_type($a, Optional[String] $b, String $c = 'x', $d, Integer $e) {
}
/* A block
 * of text
 */
define app::documented(
  Hash $h = { 'a' => 1, 'b' => [1, 2] },
  $i,
  Enum['a', 'b'] $j,
) { }
define
   app::noparams { }
class app::empty(
) { }
class { 'resource-like': ensure => present }
class app::later { class { 'a': } }
