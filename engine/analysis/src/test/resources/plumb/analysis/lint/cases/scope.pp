# doc
class a($p, $q = $p, String $r = $unknown) {
  $local = $other
  notify { $local: message => $p }
  $::top
  [$m, $n] = [1, 2]
  $m; $n; $later
  $later = 1
  each([1]) |$i, $j| { notice($i, $j, $k) }
  $i
  $facts['x']; $trusted['y']; $server_facts; $title; $1
  [1].each |Integer $v = $w| {
    notice($v)
    [2].map |$u| { $u + $v }
  }
  $hash['a']['b']
  "${in_string} ${other['x']} $bare ${title}"
}
# doc
define b {
  $local
  $name
  $p
}
$outside
