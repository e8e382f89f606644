# Prints what the installed Puppet knows about resource types: one JSON object a line.
# Arguments: the module path, then names of types; a type that does not load gets an "error".
require 'json'
require 'puppet'
require 'tmpdir'

modulepath, *names = ARGV
scratch = Dir.mktmpdir
at_exit { FileUtils.remove_entry(scratch) }
Puppet.initialize_settings(['--vardir', "#{scratch}/var", '--confdir', "#{scratch}/conf"])
Puppet::Util::Log.level = :err
directories = modulepath.split(':')
environment = Puppet::Node::Environment.create(:types, directories)

def values_of(attribute)
  collection = attribute.value_collection
  collection.values.map(&:to_s) + collection.regexes.map { |r| "/#{r}/" }
end

def title_patterns(type)
  type.title_patterns.map { |regex, fields| [regex.source, fields.map { |field| field.first.to_s }] }
rescue Puppet::DevError => e
  e.message
end

def describe(type)
  {
    name: type.name.to_s,
    properties: type.properties.map { |p| p.name.to_s },
    parameters: type.parameters.map(&:to_s) - Puppet::Type.metaparams.map(&:to_s),
    namevars: type.key_attributes.map(&:to_s),
    title_patterns: title_patterns(type),
    isomorphic: type.isomorphic?,
    ensurable: type.validproperty?(:ensure),
    values: (type.properties + type.parameters.map { |p| type.paramclass(p) }).to_h do |a|
      [a.name.to_s, values_of(a)]
    end
  }
end

Puppet.override(current_environment: environment, loaders: Puppet::Pops::Loaders.new(environment)) do
  names.each do |name|
    begin
      type = Puppet::Type.type(name.to_sym)
      puts JSON.generate(type ? describe(type) : { name: name, error: 'not found' })
    rescue Exception => e # rubocop:disable Lint/RescueException: whatever a module's code does
      puts JSON.generate(name: name, error: "#{e.class}: #{e.message}")
    end
    $stdout.flush
  end
end
