function m::rest($a, *$rest) {
  [$a, $rest]
}
