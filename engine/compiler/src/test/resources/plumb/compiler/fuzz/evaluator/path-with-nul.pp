$x = epp("a\u{0}b")
