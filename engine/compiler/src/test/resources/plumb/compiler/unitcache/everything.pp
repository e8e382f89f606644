# Every kind of node that a program can hold, so that tests of the stored form see each of them.
class a::b (
  String $text = 'größe ❤',
  Optional[Integer[0, 10]] $count = undef,
  $other = $count,
) inherits a::c {
  $list = [1, -2, 3.5, true, false, undef, default, /re(g)ex/, *$other]
  $hash = { 'a' => $list, b => { c => [] }, 4 => $a::b::c }
  [$first, [$second, $third]] = $list
  $sum = $count + 1 - 2 * 3 / 4 % 5 << 6 >> 7
  $test = $count == 1 and $count != 2 or ! ($count < 3) and $count <= 4 or $count > 5 and $count >= 6
  $member = 'x' in $list or 'y' =~ $hash['a'] or 'z' !~ /z/
  $minus = - $sum
  $joined = "${text} $count ${list[0]} ${facts['os']['name'].upcase}"
  if $test { notice $joined, $0 } elsif $member { fail('no') } else { }
  unless $test { $later = 1 }
  case $text {
    'a', /b/: { include d }
    default: { }
  }
  $picked = $text ? { 'a' => 1, default => $minus }
  $made = Integer('7')
  $each = $list.each |Integer $index, *$rest| >> Any { $index + $sum }
  with($each) |$x = 2| { $x }
  file { '/a':
    ensure => file,
    mode   => '0644',
    *      => $hash,
    ;
    default:
      owner => root,
    ;
  }
  @user { 'b': }
  @@user { ['c', 'd']: uid => 7 }
  class { 'e': f => 1 }
  File { backup => false }
  File['/a'] { mode +> '0600' }
  User <| title == 'b' and (uid != 7 or tag == 'x') |> { shell => '/bin/sh' }
  User <<| |>>
  Package['p'] -> File['/a'] ~> Service['s']
  Package['q'] <- File['/a'] <~ Service['t']
  $nothing = $::top
}

define a::d(Array[String, 1] $names) { notice($title) }

function a::f(Numeric $x, *$rest) >> Float { return($x * 2.0) }

type A::T = Variant[Integer, Enum['a', 'b']]

node 'n.example.com', /^m\d+$/, default { include a::b }

notice(17)

$checked = @("JSON":json)
  { "😀\d": ${facts} }
  | JSON
$warned = "😀 \d"
