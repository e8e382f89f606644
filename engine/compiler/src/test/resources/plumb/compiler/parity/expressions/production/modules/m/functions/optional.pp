function m::optional($a, $b = $a) {
  [$a, $b]
}
