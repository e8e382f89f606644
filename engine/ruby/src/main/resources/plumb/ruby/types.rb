# frozen_string_literal: true

module Plumb
  # For code of types and providers: they are declared here only as far as titles need it, so that
  # whatever else a declaration says goes unheard.
  module Lenient
    def method_missing(*)
      nil
    end

    def respond_to_missing?(*)
      true
    end

    # A parent that attributes or types name.
    def const_missing(name)
      const_set(name, Class.new(self))
    end
  end
end

# What code of types asks of RubyGems: to compare versions.
module Gem
  autoload :Version, 'rubygems/version'
  autoload :Requirement, 'rubygems/requirement'
end

module Puppet
  # An attribute of a type.
  class Parameter
    extend Plumb::Lenient

    class << self
      # What the agent checks and changes values by: nothing of it counts here.
      %i[desc newvalue newvalues aliasvalue defaultto defaultvalues nodefault munge unmunge validate isrequired
         required_features array_matching].each { |name| define_method(name) { |*| nil } }

      def isnamevar
        @isnamevar = true
      end

      def isnamevar?
        @isnamevar ? true : false
      end
    end
  end

  class Property < Parameter
  end

  class Provider
    extend Plumb::Lenient
  end

  # What attributes and providers may be kinds of.
  class Parameter
    %i[Boolean PackageOptions Path].each { |name| const_set(name, Class.new(self)) }
  end

  class Property
    %i[Boolean Ensure KeyValue List OrderedList].each { |name| const_set(name, Class.new(self)) }
  end

  class Provider
    %i[NameService Package ParsedFile].each { |name| const_set(name, Class.new(self)) }
  end

  # A resource type, for its titles.
  class Type
    extend Plumb::Lenient

    TYPES = {}
    private_constant :TYPES

    class << self
      # What only the agent goes by.
      %i[desc feature apply_to_device apply_to_host apply_to_all apply_to autorequire autosubscribe autobefore
         autonotify validate provide ensurable newmetaparam].each { |name| define_method(name) { |*| nil } }

      def newtype(name, options = {}, &block)
        type = Class.new(options[:parent] || self)
        TYPES[name.to_sym] = type
        Type.name_class(name, type)
        type.class_eval(&block) if block
        type
      end

      # Types are constants of Type, attributes of their type.
      def name_class(name, made)
        constant = name.to_s.capitalize
        return unless constant.match?(/\A[A-Z]\w*\z/)
        remove_const(constant) if const_defined?(constant, false)
        const_set(constant, made)
      end

      def type(name)
        TYPES[name.to_sym] || (const_defined?(:Unknown, false) ? Unknown : const_set(:Unknown, Class.new(self)))
      end

      def loaded?(name)
        TYPES.key?(name.to_sym)
      end

      def newparam(name, options = {}, &block)
        attribute(Parameter, name, options, &block)
      end

      def newproperty(name, options = {}, &block)
        attribute(Property, name, options, &block)
      end

      def key_attributes
        (@parameters || {}).select { |name, parameter| name == :name || parameter.isnamevar? }.keys
      end

      def title_patterns
        case key_attributes.length
        when 0 then []
        when 1 then [[/(.*)/m, [[key_attributes.first]]]]
        else raise Puppet::DevError, 'you must specify title patterns when there are two or more key attributes'
        end
      end

      private

      def attribute(kind, name, options, &block)
        made = Class.new(options[:parent] || kind)
        made.isnamevar if options[:namevar] || options[:is_namevar]
        name_class(kind == Property ? name : "Parameter#{name.to_s.capitalize}", made)
        made.class_eval(&block) if block
        (@parameters ||= {})[name.to_sym] = made unless kind == Property
        made
      end
    end
  end
end

module Puppet
  # Types that are registered as plain data.
  module ResourceApi
    extend Plumb::Incomplete

    def self.register_type(definition)
      Puppet::Type.newtype(definition[:name]) do
        namevars = definition[:attributes].select { |_, options| options.values_at(:behaviour, :behavior).include?(:namevar) }
        namevars.each_key { |name| newparam(name, namevar: true) }
        patterns = definition.fetch(:title_patterns) { [{ pattern: /(?<#{namevars.keys.first}>.*)/m }] }
        define_singleton_method(:title_patterns) do
          patterns.map { |each| [each[:pattern], Regexp.new(each[:pattern]).names.map { |name| [name.to_sym] }] }
        end
      end
    end

    def self.register_transport(_schema)
      nil
    end
  end
end

module Puppet
  class Type
    # Types of the core whose attributes others are kinds of.
    { File: %i[Owner Group Mode Ensure Checksum Source Content] }.each do |type, attributes|
      core = const_set(type, Class.new(self))
      attributes.each { |name| core.const_set(name, Class.new(Property)) }
    end
  end
end

module Plumb
  class << self
    def type?(name)
      Puppet::Type.loaded?(name)
    end

    # Regular expressions, each with the attributes that its groups are the values of.
    def title_patterns(name)
      raise Puppet::Error, "the file does not define the type '#{name}'" unless type?(name)
      Puppet::Type.type(name).title_patterns.map do |regex, attributes|
        unless attributes.all? { |_, code| code.nil? || unchanging?(code) }
          raise Puppet::Error, 'Plumb takes no title patterns whose parts go through a block'
        end
        [regex, attributes.map { |attribute, _| attribute.to_s }]
      end
    end

    private

    # Texts of many shapes: a block that gives each of them back changes none.
    TEXTS = ['a', 'B/c:d', '/x/', ' y ', '', '1.2', 'C:\\x', "a\nb", '::z', 'http://h:1/p?q#f', "\u00e9"].freeze
    private_constant :TEXTS

    # Whether a block gives back what it gets, as those do that types had to write once.
    def unchanging?(code)
      TEXTS.all? { |text| code.call(text).equal?(text) }
    end
  end
end
