class m {
  notify { "in m": }
}
