type M::Bad = Integer[a]
