class m { include m::c }
