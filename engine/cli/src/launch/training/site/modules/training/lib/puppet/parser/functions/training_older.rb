# A function of the older kind.
module Puppet::Parser::Functions
  newfunction(:training_older, type: :rvalue, arity: -2, doc: 'Text of its arguments') do |args|
    raise(Puppet::ParseError, 'nothing given') if args.empty?
    lookupvar('::facts') && args.flatten.map(&:to_s).join(' ')
  end
end
