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

  # A resource type, for its titles.
  class Type
    extend Plumb::Lenient

    TYPES = {}
    private_constant :TYPES

    class << self
      def newtype(name, options = {}, &block)
        type = Class.new(options[:parent] || self)
        TYPES[name.to_sym] = type
        type.class_eval(&block) if block
        type
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
        made.class_eval(&block) if block
        (@parameters ||= {})[name.to_sym] = made unless kind == Property
        made
      end
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
        if attributes.any? { |_, code| code }
          raise Puppet::Error, 'Plumb takes no title patterns whose parts go through a block'
        end
        [regex, attributes.map { |attribute, _| attribute.to_s }]
      end
    end
  end
end
