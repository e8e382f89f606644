$a = @(EOT)
  text with $variables ${and} "quotes" and	tabs  
    | EOT
$b = @("EOT"/L)
  text with $variables ${and} ${andMore['x']}
  $end
  | EOT
$c = @("X":json) 
  nothing
  X
$d = [@(ONE), @("TWO")]
  first
  | ONE
  second $x
  | - TWO
notify { foo: message => @(M)
   m
   |- M
}
$f = "double"
