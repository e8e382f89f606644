# A share of the node's memory, in megabytes: at least `$least`.
function profile::share(Integer[1, 100] $percent, Integer[0] $least = 64) >> Integer[0] {
  $total = $facts['memory']['system']['total_bytes'] / 1048576
  max($least, $total * $percent / 100)
}
