$x = Timestamp(1.0e300)
