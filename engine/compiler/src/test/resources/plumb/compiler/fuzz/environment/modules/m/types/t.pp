type M::T = Variant[Undef, Integer, Array[M::T], Hash[String, M::T]]
