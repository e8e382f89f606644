function m::f($a, *$rest) >> Any { [$a] + $rest }
