# frozen_string_literal: true

module Puppet
  module Pops
    # Values as data and back.
    module Serialization
      extend Plumb::Incomplete

      PCORE_TYPE_KEY = '__ptype'
      PCORE_VALUE_KEY = '__pvalue'

      # Where in a value something stands, as a path of JSON; nil where keys are no scalars.
      module JsonPath
        def self.to_json_path(path)
          path.reduce(+'$') do |text, segment|
            case segment
            when nil then text << '[null]'
            when String then text << "['#{segment.gsub(/[\\']/) { |special| "\\#{special}" }}']"
            when Integer, Float, true, false then text << "[#{segment}]"
            else return nil
            end
          end
        end
      end

      # Makes plain data of values. As rich data, an object with its type stands for what JSON has no
      # form for; else its text does, and a warning says so.
      class ToDataConverter
        SENSITIVE = Puppet::Pops::Types::PSensitiveType::Sensitive
        private_constant :SENSITIVE

        def self.convert(value, options = {})
          new(options).convert(value)
        end

        def initialize(options = {})
          @rich = options.fetch(:rich_data, false)
          @local_reference = options[:local_reference] != false
          @symbol_as_string = options.fetch(:symbol_as_string, false)
          @prefix = options[:message_prefix]
        end

        def convert(value)
          @path = []
          @places = {}
          @open = {}
          data(value)
        end

        private

        def data(value)
          case value
          when nil, true, false, Integer, Float then value
          when String then binary?(value) ? typed('Binary', [value].pack('m0')) : value
          when :default then default
          when Symbol then symbol(value)
          when Array then once(value) { value.each_with_index.map { |each, i| at(i) { data(each) } } }
          when Hash then once(value) { hash(value) }
          when SENSITIVE then once(value) { typed('Sensitive', data(value.unwrap)) }
          else @rich ? rich(value) : text(value)
          end
        end

        def binary?(text)
          @rich && text.encoding == Encoding::ASCII_8BIT
        end

        def default
          return { PCORE_TYPE_KEY => 'Default' } if @rich
          doubt("contains the special value default. It will be converted to the String 'default'")
          'default'
        end

        def symbol(value)
          return value.to_s if @symbol_as_string
          @rich ? typed('Symbol', value.to_s) : text(value)
        end

        def hash(value)
          return value.to_h { |key, each| [key, at(key) { data(each) }] } if value.keys.all? { |key| plain_key?(key) }
          return typed('Hash', value.flat_map { |key, each| pair(data(key), each) }) if @rich
          value.to_h do |key, each|
            name = key_text(key)
            [name, at(name) { data(each) }]
          end
        end

        def plain_key?(key)
          key.is_a?(String) && key != PCORE_TYPE_KEY
        end

        def pair(key, value)
          [key, at(key) { data(value) }]
        end

        def key_text(key)
          return key.to_s if key.is_a?(String) || (key.is_a?(Symbol) && @symbol_as_string)
          shown = shown(key)
          doubt("contains a hash with #{Plumb.with_article(key.class)} key. It will be converted to the String '#{shown}'")
          shown
        end

        def rich(value)
          case value
          when Regexp then typed('Regexp', value.source)
          when Puppet::Pops::Types::PResourceType, Puppet::Pops::Types::PClassType then reference(value)
          when Plumb::Handle then JSON.parse(Plumb.rich_json(value))
          else text(value)
          end
        end

        def reference(type)
          names = type.is_a?(Puppet::Pops::Types::PClassType) ? %w[class_name] : %w[type_name title]
          parts = names.to_h { |name| [name, Plumb.attribute(type, name)] }.compact
          { PCORE_TYPE_KEY => "Pcore::#{type.class.name[/P(\w+)\z/, 1]}", **parts }
        end

        def text(value)
          shown = shown(value)
          doubt("contains #{Plumb.with_article(value.class)} value. It will be converted to the String '#{shown}'")
          shown
        end

        def shown(value)
          value.is_a?(Regexp) ? "/#{value.source.gsub('/', '\/')}/" : value.to_s
        end

        def typed(type, value)
          { PCORE_TYPE_KEY => type, PCORE_VALUE_KEY => value }
        end

        def at(key)
          @path.push(key)
          result = yield
          @path.pop
          result
        end

        # An object that was met before is referred to; one within itself has no data.
        def once(value)
          id = value.__id__
          return @places[id] if @local_reference && @places[id].is_a?(Hash)
          if @local_reference && @places.key?(id)
            path = JsonPath.to_json_path(@places[id])
            return @places[id] = typed('LocalRef', path) if path
          end
          @places[id] ||= @path.dup
          guarded(id, value) { yield }
        end

        def guarded(id, value)
          if @open.key?(id)
            raise Puppet::ParseError,
                  "Endless recursion detected when attempting to serialize value of class #{value.class.name}"
          end
          @open[id] = true
          result = yield
          @open.delete(id)
          result
        end

        def doubt(what)
          place = JsonPath.to_json_path(@path)
          Plumb.doubt("#{@prefix}#{place && place[1..]} #{what}".lstrip)
        end
      end
    end
  end
end

module Plumb
  # A class as messages name it.
  def self.with_article(type)
    type = type <= Puppet::Pops::Types::PAnyType ? "#{type.name[/P(\w+)Type\z/, 1]}-Type" : type.name
    "#{type.match?(/\A[AEIOUaeiou]/) ? 'an' : 'a'} #{type}"
  end
end
