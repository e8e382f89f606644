case $x {
  'a': { include a }
  /b/: { case $y { default: { } } }
}
case $x {
  'a', 'b': {
    case $y { 'c': { file { 'z': ensure => file } } }
  }
  default: { }
}
case ($x) { 'a': { } }
case { 'a' => 1 } { default: { } }
if $x =~ /a\/b/ or ($y !~ /[']/) { }
elsif $x in ['a'] { notify { b: } }
else { }
unless $x { }
$y = $x ? { /a"/ => 1, default => 2 }
$z = $a / $b / $c
$q = split($x, '/')
if ($x == 'a') and($y) { }
