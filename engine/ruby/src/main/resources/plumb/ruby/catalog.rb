# frozen_string_literal: true

module Puppet
  # A reference to a resource, with its parameters when it stands in the catalog.
  class Resource
    attr_reader :type, :title, :parameters, :file, :line, :tags

    def self.type_and_title(reference, title)
      return [reference, title] if title
      raise ArgumentError, "No title provided and #{reference.inspect} is not a valid resource reference" unless
        reference.to_s =~ /\A([^\[\]]+)\[(.+)\]\z/m
      [Regexp.last_match(1), Regexp.last_match(2)]
    end

    def initialize(type, title = nil, parameters = {}, file = nil, line = nil, tags = [])
      type, title = self.class.type_and_title(type, title) if title.nil?
      @type = type.to_s.split('::').map(&:capitalize).join('::')
      @title = class? && title != 'main' ? title.to_s.split('::').map(&:capitalize).join('::') : title
      @parameters = parameters.is_a?(Hash) ? parameters.transform_keys(&:to_sym) : {}
      @file = file
      @line = line
      @tags = tags
    end

    def [](name)
      return title if %i[title name].include?(name.to_sym) && !@parameters.key?(name.to_sym)
      value = @parameters[name.to_sym]
      value.nil? && @declared ? Plumb.former_parameter(ref, name.to_s) : value
    end

    # Says that it stands in the catalog, which knows the names that its parameters had.
    def declared
      @declared = true
      self
    end

    def []=(name, value)
      @parameters[name.to_sym] = value
    end

    def name
      self[:name] || title
    end

    # The parameters, with what the title says.
    def to_hash
      Plumb.title_parts(type, title.to_s).transform_keys(&:to_sym).merge(@parameters)
    end

    def keys
      @parameters.keys
    end

    def has_key?(name)
      @parameters.key?(name.to_sym)
    end
    alias include? has_key?

    def class?
      type == 'Class'
    end

    def ref
      "#{type}[#{title}]"
    end
    alias to_s ref

    def inspect
      "#{ref}#{to_hash.inspect}"
    end

    def ==(other)
      other.is_a?(Resource) && ref == other.ref
    end
    alias eql? ==

    def hash
      ref.hash
    end
  end

  class Module
    attr_reader :name, :path

    def self.find(name, _environment = nil)
      directory = Plumb.module_directory(name.to_s)
      directory && new(name.to_s, directory)
    end

    def initialize(name, path)
      @name = name
      @path = path
    end

    def template(file)
      Plumb.find_file("#{name}/#{file}", 'templates')
    end

    def file(file)
      Plumb.find_file("#{name}/#{file}", 'files')
    end
  end

  module Pops
    module Evaluator
      extend Plumb::Incomplete

      module Runtime3ResourceSupport
        extend Plumb::Incomplete

        def self.find_resource_type_or_class(_scope, name)
          name.to_s.downcase == 'class' ? nil : name.to_s.split('::').map(&:capitalize).join('::')
        end
      end
    end
  end
end

module Plumb
  # The environment of the compile.
  class Environment
    def name
      Plumb.environment_name.to_sym
    end

    def to_s
      Plumb.environment_name
    end

    def module(name)
      Puppet::Module.find(name)
    end

    def modules
      Plumb.module_names.map { |each| Puppet::Module.find(each) }
    end
  end

  ENVIRONMENT = Environment.new.freeze

  # A resource of the catalog from what the compiler tells of it.
  def self.resource_of(parts)
    parts && Puppet::Resource.new(*parts).declared
  end

  # The catalog so far.
  class CatalogView
    def classes
      Plumb.catalog_classes
    end

    def tags
      Plumb.catalog_tags
    end

    def resource(type, title = nil)
      Plumb.resource_of(Plumb.find_resource(title ? Puppet::Resource.new(type, title).ref : type.to_s))
    end

    def resources
      Plumb.resources.map { |each| Plumb.resource_of(each) }
    end

    def environment
      Plumb.environment_name
    end

    def name
      Plumb.node_name
    end

    extend Plumb::Incomplete
  end

  # The node that is compiled for.
  class NodeView
    def name
      Plumb.node_name
    end

    def facts
      FactsView.new
    end

    def environment
      ENVIRONMENT
    end

    def parameters
      Plumb.facts
    end

    def trusted_data
      Plumb.trusted
    end
  end

  class FactsView
    def values
      Plumb.facts
    end
  end

  # The compile as its scopes show it.
  class CompilerView
    def environment
      ENVIRONMENT
    end

    def catalog
      CatalogView.new
    end

    def node
      NodeView.new
    end

    def topscope
      Plumb.top_scope
    end

    def findresource(*args)
      catalog.resource(*args)
    end

    def resources
      catalog.resources
    end
  end
end

# Facts are those of the node that is compiled for.
module Facter
  extend Plumb::Incomplete

  def self.value(name)
    name.to_s.split('.').reduce(Plumb.facts) do |value, key|
      value.is_a?(Hash) ? value[key] : (break nil)
    end
  end

  def self.[](name)
    Struct.new(:value).new(value(name))
  end

  def self.to_hash
    Plumb.facts
  end

  def self.version
    '4.3.0'
  end
end
