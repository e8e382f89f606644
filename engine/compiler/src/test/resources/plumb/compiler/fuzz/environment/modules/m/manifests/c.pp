class m::c(Integer $x = 1, Hash $h = {}) {
  m::d { "d${x}": value => $h }
}
